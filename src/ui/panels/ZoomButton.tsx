/** How large the picture is shown; pressing it fits the picture to the window. */
import type { View } from '../editor/use-viewport';
import { keyLabel } from '../keymap';
import { IS_MAC } from '../use-keys';
import { WORDS, withKey } from '../words';

export function ZoomButton({ view }: { readonly view: View }) {
  const label = WORDS.zoomFit;
  return (
    <button
      type="button"
      class="zoom"
      aria-label={`${WORDS.zoom(view.viewport.scale)}. ${label}`}
      title={withKey(label, keyLabel('zoomFit', IS_MAC))}
      onClick={view.fit}
      data-fitted={view.isFitted}
    >
      {WORDS.zoom(view.viewport.scale)}
    </button>
  );
}
