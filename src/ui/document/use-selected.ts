/** What Figma said of the open picture's layer when it was selected last, or read without that. */
import { useRef } from 'preact/hooks';
import type { SelectedLayer, Selection } from '../../figma/contract';
import { isOf } from './document-state';
import { maskKey, type Picture } from './picture';

interface Known {
  readonly picture: Picture;
  readonly selected: SelectedLayer;
}

/** @param selection - what is selected now, which need not be the open picture's layer any more */
export function useSelected(
  picture: Picture | null,
  selection: Selection | null,
): SelectedLayer | null {
  const known = useRef<Known | null>(null);
  if (picture && selection?.kind === 'layer' && isOf(picture, selection.layer)) {
    known.current = { picture, selected: selection };
  }
  if (!picture) return null;
  const { current } = known;
  if (current?.picture === picture) return current.selected;
  // Opened again, because another was given up while it opened.
  const isAgain = current !== null && maskKey(current.picture) === maskKey(picture);
  return picture.found ?? (isAgain ? current.selected : null);
}
