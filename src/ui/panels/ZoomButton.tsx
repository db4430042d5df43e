/** How large the picture is shown; pressing it fits the picture to the window. */
import type { View } from '../editor/use-viewport';
import { keyLabel } from '../keys/keymap';
import { IS_MAC } from '../keys/use-keys';
import { words } from '../words/words';

export function ZoomButton({ view }: { readonly view: View }) {
  const label = words.window.zoomFit;
  return (
    <button
      type="button"
      class="zoom"
      aria-label={`${words.window.zoom(view.viewport.scale)}. ${label}`}
      title={words.window.withKey(label, keyLabel('zoomFit', IS_MAC))}
      onClick={view.fit}
      data-fitted={view.isFitted}
    >
      {words.window.zoom(view.viewport.scale)}
    </button>
  );
}
