/** Frames on the picture around what the model will see, with how much of its detail. */
import type { Viewport } from '../editor/viewport';
import { toScreen } from '../editor/viewport';
import { MODEL_WORDS } from '../model-words';
import type { ModelWindow } from '../model-windows';

interface Props {
  readonly windows: readonly ModelWindow[];
  readonly viewport: Viewport;
}

export function ModelWindows({ windows, viewport }: Props) {
  return (
    <>
      {windows.map(({ window, detail }) => {
        const { x, y } = toScreen(viewport, window);
        const place = {
          left: x,
          top: y,
          width: window.width * viewport.scale,
          height: window.height * viewport.scale,
        };
        return (
          <div key={`${window.x},${window.y}`} class="model-window" style={place}>
            <span>{MODEL_WORDS.window(Math.round(detail * 100))}</span>
          </div>
        );
      })}
    </>
  );
}
