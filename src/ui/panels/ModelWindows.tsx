/**
 * Frames on the picture around what the model will see, with how much of its detail. Each can be moved by
 * its edges or its label and sized by its corners, by pointer and by keys, and given back to the engine.
 */
import { IconReset16 } from '@create-figma-plugin/ui';
import type { Rect, Size } from '../../inference/core/geometry';
import { boxStep } from '../editor/keyboard-box';
import type { Point } from '../editor/operations';
import { toScreen, type Viewport } from '../editor/viewport';
import { moveWindow, sizeWindow, type Corner, type ModelWindow } from '../model/model-windows';
import { words } from '../words/words';
import { useDrag } from './use-drag';

interface Props {
  readonly windows: readonly ModelWindow[];
  readonly viewport: Viewport;
  readonly picture: Size;
  /** A window for the region of `box`; null for the engine's own. null where none can be chosen now. */
  readonly onChoose: ((box: Rect, window: Rect | null) => void) | null;
}

export function ModelWindows({ windows, ...props }: Props) {
  return (
    <>
      {windows.map((one) => (
        <Frame key={`${one.box.x},${one.box.y}`} one={one} {...props} />
      ))}
    </>
  );
}

interface FrameProps extends Omit<Props, 'windows'> {
  readonly one: ModelWindow;
}

/** Height of the buttons in the picture's upper corners with the room around them, in CSS pixels. */
const BUTTON_ROW = 40;

const EDGES = ['top', 'right', 'bottom', 'left'] as const;
const CORNERS: readonly Corner[] = [
  { x: -1, y: -1 },
  { x: 1, y: -1 },
  { x: -1, y: 1 },
  { x: 1, y: 1 },
];

function Frame({ one, viewport, picture, onChoose }: FrameProps) {
  const { window, detail, isChosen, box } = one;
  const { scale } = viewport;
  const { x, y } = toScreen(viewport, window);
  const place = { left: x, top: y, width: window.width * scale, height: window.height * scale };
  // The label stays in view while the frame's own corner is out of it, and below the row of buttons.
  const label = { left: Math.max(0, -x), top: Math.max(0, BUTTON_ROW - y) };
  const text = words.model.window(detail);
  const move = useDrag(one, (start, by) => onChoose?.(box, moveWindow(start, by, picture)), scale);
  if (!onChoose) {
    return (
      <div class="model-window" style={place}>
        <span style={label}>{text}</span>
      </div>
    );
  }
  return (
    <div class="model-window" style={place} data-chosen={isChosen}>
      {EDGES.map((edge) => (
        <div key={edge} class="window-edge" data-edge={edge} {...move} />
      ))}
      <div class="window-label" style={label}>
        <button
          type="button"
          title={words.seeing.windowAbout}
          aria-description={words.seeing.windowKeys}
          onKeyDown={(event) => {
            const next = steppedBy(event, one, scale, picture);
            if (next === undefined) return;
            event.preventDefault();
            onChoose(box, next);
          }}
          {...move}
        >
          {text}
        </button>
        {isChosen && (
          <button
            type="button"
            aria-label={words.seeing.windowReset}
            title={words.seeing.windowReset}
            onClick={() => onChoose(box, null)}
          >
            <IconReset16 />
          </button>
        )}
      </div>
      {CORNERS.map((corner) => (
        <CornerHandle
          key={`${corner.x},${corner.y}`}
          corner={corner}
          {...{ one, scale, picture, onChoose }}
        />
      ))}
    </div>
  );
}

interface HandleProps extends FrameProps {
  readonly corner: Corner;
  readonly scale: number;
}

function CornerHandle({ corner, one, scale, picture, onChoose }: Omit<HandleProps, 'viewport'>) {
  const size = (start: ModelWindow, by: Point) =>
    onChoose?.(one.box, sizeWindow(start, corner, by, picture));
  return (
    <div class="window-corner" data-x={corner.x} data-y={corner.y} {...useDrag(one, size, scale)} />
  );
}

/** As the masking box is moved and sized; null: back to the engine's; undefined: the key means nothing. */
function steppedBy(event: KeyboardEvent, one: ModelWindow, scale: number, picture: Size) {
  const step = boxStep(event, Math.max(1, Math.round(1 / scale)));
  if (step?.kind === 'drop') return one.isChosen ? null : undefined;
  if (step?.kind !== 'move' && step?.kind !== 'size') return undefined;
  const by = { x: step.dx, y: step.dy };
  if (step.kind === 'move') return moveWindow(one, by, picture);
  // Every arrow sizes the square: the larger of both ways would leave half of them without effect.
  const both = { x: step.dx + step.dy, y: step.dx + step.dy };
  return sizeWindow(one, { x: 1, y: 1 }, both, picture);
}
