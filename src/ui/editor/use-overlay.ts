/**
 * The canvas that shows the mask's paint. It has the screen's resolution, whatever the picture's; while a
 * stroke is being painted only its newest part is drawn, so the cost of a move does not depend on the
 * picture or on how much is painted.
 */
import type { RefObject } from 'preact';
import { useCallback, useLayoutEffect, useRef } from 'preact/hooks';
import { clearCanvas, drawPixels, drawStroke, toImagePixels } from './draw-mask';
import type { ScreenMask } from './mask-pixels';
import type { Stroke } from './operations';
import type { ElementSize } from './use-element-size';
import type { Viewport } from './viewport';

interface Options {
  readonly mask: ScreenMask | null;
  readonly colour: string;
  readonly viewport: Viewport;
  readonly size: ElementSize;
}

export function useOverlay(canvas: RefObject<HTMLCanvasElement>, options: Options) {
  const { mask, colour, viewport, size } = options;
  const live = useRef<Stroke | null>(null);

  const redraw = useCallback(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || size.width === 0) return;
    clearCanvas(context);
    if (mask) drawPixels(context, mask);
    if (!live.current) return;
    toImagePixels(context, viewport, size.ratio);
    drawStroke(context, live.current, colour, 0);
  }, [canvas, mask, colour, viewport, size]);

  useLayoutEffect(redraw, [redraw]);

  /** Shows `stroke`, of which all before point `from` is already drawn; null takes it away again. */
  const showLive = useCallback(
    (stroke: Stroke | null, from: number) => {
      live.current = stroke;
      if (!stroke) return redraw();
      const context = canvas.current?.getContext('2d');
      if (!context) return;
      toImagePixels(context, viewport, size.ratio);
      drawStroke(context, stroke, colour, from);
    },
    [canvas, redraw, viewport, size, colour],
  );

  /** The stroke is about to be among the operations. */
  const finishLive = useCallback(() => {
    live.current = null;
  }, []);

  return { showLive, finishLive };
}
