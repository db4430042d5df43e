/**
 * The canvas that shows the mask's paint. It has the screen's resolution, whatever the picture's; while a
 * stroke is being painted only its newest part is drawn, so the cost of a move does not depend on the
 * picture or on how much is painted.
 */
import type { RefObject } from 'preact';
import { useCallback, useLayoutEffect, useRef } from 'preact/hooks';
import { createMask, type Mask } from '../../inference/core/raster';
import { clearCanvas, drawPixels, drawStroke, toImagePixels } from './draw-mask';
import type { ScreenMask } from './mask-pixels';
import type { Stroke } from './operations';
import { drawSoftPart } from './soft-on-screen';
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
  /** Of a soft stroke: its coverage so far of each pixel of the screen. */
  const soft = useRef<Mask | null>(null);

  const draw = useCallback(
    (context: CanvasRenderingContext2D, stroke: Stroke, from: number) => {
      if (stroke.hardness === undefined) {
        toImagePixels(context, viewport, size.ratio);
        return drawStroke(context, stroke, colour, from);
      }
      if (from === 0 || !soft.current) {
        const { width, height } = context.canvas;
        soft.current = createMask({ x: 0, y: 0, width, height });
      }
      const surface = { shown: mask, colour, viewport, ratio: size.ratio };
      const part = drawSoftPart(soft.current, stroke, from, surface);
      if (part) drawPixels(context, part);
    },
    [mask, colour, viewport, size],
  );

  const redraw = useCallback(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || size.width === 0) return;
    clearCanvas(context);
    if (mask) drawPixels(context, mask);
    if (live.current) draw(context, live.current, 0);
  }, [canvas, mask, size, draw]);

  useLayoutEffect(redraw, [redraw]);

  /** Shows `stroke`, of which all before point `from` is already drawn; null takes it away again. */
  const showLive = useCallback(
    (stroke: Stroke | null, from: number) => {
      live.current = stroke;
      if (!stroke) return redraw();
      const context = canvas.current?.getContext('2d');
      if (context) draw(context, stroke, from);
    },
    [canvas, redraw, draw],
  );

  /** The stroke is about to be among the operations. */
  const finishLive = useCallback(() => {
    live.current = null;
    soft.current = null;
  }, []);

  return { showLive, finishLive };
}
