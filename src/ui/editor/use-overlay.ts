/**
 * The canvas that shows the mask. It has the screen's resolution, whatever the picture's; while a
 * stroke is being painted only its newest part is drawn, so the cost of a move does not depend on the
 * picture or on how much is painted.
 */
import type { RefObject } from 'preact';
import { useCallback, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Size } from '../../inference/core/geometry';
import { clearCanvas, drawMask, drawStroke, toImagePixels } from './draw-mask';
import { createMaskLevels } from './mask-levels';
import { MaskReplay } from './mask-replay';
import type { Operation, Stroke } from './operations';
import type { ElementSize } from './use-element-size';
import type { Viewport } from './viewport';

interface Options {
  readonly image: Size;
  readonly operations: readonly Operation[];
  readonly colour: string;
  readonly viewport: Viewport;
  readonly size: ElementSize;
}

export function useOverlay(canvas: RefObject<HTMLCanvasElement>, options: Options) {
  const { operations, colour, viewport, size } = options;
  const live = useRef<Stroke | null>(null);
  const levels = useMaskLevels(operations, options.image);

  const redraw = useCallback(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || size.width === 0) return;
    clearCanvas(context);
    if (levels) drawMask(context, levels, colour, viewport, size.ratio);
    if (!live.current) return;
    toImagePixels(context, viewport, size.ratio);
    drawStroke(context, live.current, colour, 0);
  }, [canvas, levels, colour, viewport, size]);

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

/** Of the mask as it is; made once for each change of it, not for each view. */
function useMaskLevels(operations: readonly Operation[], { width, height }: Size) {
  const replay = useMemo(() => new MaskReplay({ width, height }), [width, height]);
  return useMemo(() => {
    const mask = replay.maskOf(operations);
    return mask && createMaskLevels(mask);
  }, [replay, operations]);
}
