/** Dragging something that lies on the picture, by the pointer that was pressed on it. */
import { useRef } from 'preact/hooks';
import type { Point } from '../editor/operations';

/**
 * @param what - as it is now; `onDrag` hears of it as it was when the drag began
 * @param onDrag - `by`: how far the pointer has come since then, in image pixels
 * @param scale - CSS pixels per image pixel
 */
export function useDrag<T>(what: T, onDrag: (start: T, by: Point) => void, scale: number) {
  const drag = useRef<{ start: T; x: number; y: number } | null>(null);
  return {
    onPointerDown(event: PointerEvent & { readonly currentTarget: HTMLElement }) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      drag.current = { start: what, x: event.clientX, y: event.clientY };
    },
    onPointerMove({ clientX, clientY }: PointerEvent) {
      if (!drag.current) return;
      const { start, x, y } = drag.current;
      onDrag(start, { x: (clientX - x) / scale, y: (clientY - y) / scale });
    },
    onLostPointerCapture() {
      drag.current = null;
    },
  };
}
