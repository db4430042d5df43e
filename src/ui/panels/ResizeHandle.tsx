/**
 * The corner by which the plugin's window is resized. Figma keeps its top left where it is, so the
 * size is where the pointer is; with the keyboard the arrows do it.
 */
import { useRef } from 'preact/hooks';
import type { Size } from '../../inference/core/geometry';
import { words } from '../words/words';

export const SMALLEST_WINDOW: Size = { width: 320, height: 400 };
const STEP = 16;

interface Props {
  readonly onResize: (size: Size) => void;
  /** The last size of a drag. */
  readonly onEnd: (size: Size) => void;
}

export function ResizeHandle({ onResize, onEnd }: Props) {
  const grip = useRef<{ readonly right: number; readonly bottom: number } | null>(null);

  const sizeAt = ({ clientX, clientY }: PointerEvent): Size =>
    atLeast({
      width: clientX + (grip.current?.right ?? 0),
      height: clientY + (grip.current?.bottom ?? 0),
    });

  const onKeyDown = (event: KeyboardEvent) => {
    const by = ARROWS[event.key];
    if (!by) return;
    event.preventDefault();
    const { innerWidth, innerHeight } = window;
    const size = atLeast({ width: innerWidth + by[0] * STEP, height: innerHeight + by[1] * STEP });
    onResize(size);
    onEnd(size);
  };

  return (
    <button
      type="button"
      class="resize-handle"
      aria-label={words.window.resize}
      title={words.window.resize}
      onKeyDown={onKeyDown}
      // The pointer leaves the focus where it is: Enter must go on to fill.
      onMouseDown={(event) => event.preventDefault()}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        const { innerWidth, innerHeight } = window;
        grip.current = { right: innerWidth - event.clientX, bottom: innerHeight - event.clientY };
      }}
      onPointerMove={(event) => grip.current && onResize(sizeAt(event))}
      onPointerUp={(event) => {
        if (!grip.current) return;
        onEnd(sizeAt(event));
        grip.current = null;
      }}
      onLostPointerCapture={() => (grip.current = null)}
    />
  );
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function atLeast({ width, height }: Size): Size {
  return {
    width: Math.round(Math.max(SMALLEST_WINDOW.width, width)),
    height: Math.round(Math.max(SMALLEST_WINDOW.height, height)),
  };
}
