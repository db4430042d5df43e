/** What is on the canvas, and what follows when it becomes another picture. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { DocumentState } from './document-state';
import { closePicture, pictureKey, type Picture } from './picture';

/** After Apply, the picture just applied stays while the new layer is read. */
export function pictureOn(state: DocumentState): Picture | null {
  if (state.phase === 'open') return state.picture;
  return state.phase === 'reading' ? state.behind : null;
}

/**
 * A fill, its result and what was said about it belong to one picture: another one begins without.
 *
 * @param onChange - is given the key of the picture that was applied, where the new one is its result
 * @returns a function that says that the picture on show has been applied
 */
export function usePictureChange(
  picture: Picture | null,
  onChange: (appliedFrom: string | null) => void,
) {
  const last = useRef(picture);
  const appliedFrom = useRef<string | null>(null);
  const latest = useRef(onChange);
  latest.current = onChange;
  useLayoutEffect(() => {
    if (last.current === picture) return;
    if (last.current) closePicture(last.current);
    last.current = picture;
    latest.current(picture && appliedFrom.current);
    appliedFrom.current = null;
  }, [picture]);
  return () => {
    appliedFrom.current = picture && pictureKey(picture.layer);
  };
}
