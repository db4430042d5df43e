/** The canvas on top, for what is being outlined; drawn anew for each of its changes and for each view. */
import type { RefObject } from 'preact';
import { useCallback, useLayoutEffect, useRef } from 'preact/hooks';
import { drawGuide, type Guide } from './draw-guide';
import type { ElementSize } from './use-element-size';
import type { Viewport } from './viewport';

interface Options {
  readonly colour: string;
  readonly viewport: Viewport;
  readonly size: ElementSize;
}

/** @returns a function that shows a guide in place of the last; null takes it away */
export function useGuide(canvas: RefObject<HTMLCanvasElement>, options: Options) {
  const { colour, viewport, size } = options;
  const guide = useRef<Guide | null>(null);
  const redraw = useCallback(() => {
    const context = canvas.current?.getContext('2d');
    if (context && size.width > 0) drawGuide(context, guide.current, colour, viewport, size.ratio);
  }, [canvas, colour, viewport, size]);
  useLayoutEffect(redraw, [redraw]);
  return useCallback(
    (next: Guide | null) => {
      if (!next && !guide.current) return;
      guide.current = next;
      redraw();
    },
    [redraw],
  );
}
