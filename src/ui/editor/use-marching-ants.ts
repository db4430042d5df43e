/**
 * The canvas of outlines: the mask's in dashes that wander along it, the affected zone's a still line, in
 * longer dashes and another colour that of what fills learn from. The lines are found once a view; a step of
 * the wandering only lays shifted stripes over them.
 */
import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { clearCanvas, drawPixels } from './draw-mask';
import { counterColour } from './overlay-colour';
import type { ScreenMask } from './mask-pixels';
import type { ElementSize } from './use-element-size';

interface Options {
  readonly ants: ScreenMask | null;
  readonly line: ScreenMask | null;
  readonly dashes: ScreenMask | null;
  readonly colour: string;
  readonly size: ElementSize;
}

/** Lengths of dashes in CSS pixels. */
const DASH = 4;
const LONG_DASH = 12;
/** A step of one CSS pixel; slow enough not to draw the eye from the picture. */
const STEP_MS = 120;

export function useMarchingAnts(canvas: RefObject<HTMLCanvasElement>, options: Options): void {
  const { ants, line, dashes, colour, size } = options;
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return undefined;
    clearCanvas(context);
    if (!ants && !line && !dashes) return undefined;
    const stripes = createStripes(context, size.ratio, DASH, ['#000000', '#ffffff']);
    const dashed = createStripes(context, size.ratio, LONG_DASH, [
      '#000000',
      counterColour(colour),
    ]);
    const antsDrawn = drawn(ants, context.canvas);
    const still = [
      drawn(dashes, context.canvas, dashed(0)),
      drawn(line, context.canvas, colour),
    ].filter((layer) => layer !== null);
    let step = 0;
    const draw = () => {
      clearCanvas(context);
      if (antsDrawn) {
        context.drawImage(antsDrawn.canvas, 0, 0);
        tint(context, stripes(step++));
      }
      for (const layer of still) context.drawImage(layer.canvas, 0, 0);
    };
    draw();
    if (!antsDrawn || matchMedia('(prefers-reduced-motion: reduce)').matches) return undefined;
    const timer = setInterval(draw, STEP_MS);
    return () => clearInterval(timer);
  }, [canvas, ants, line, dashes, colour, size]);
}

function drawn(
  pixels: ScreenMask | null,
  { width, height }: HTMLCanvasElement,
  style: string | CanvasPattern = '#ffffff',
) {
  const context = pixels && new OffscreenCanvas(width, height).getContext('2d');
  if (!context) return null;
  drawPixels(context, pixels);
  tint(context, style);
  return context;
}

function tint(
  context: CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D,
  style: string | CanvasPattern,
): void {
  context.globalCompositeOperation = 'source-in';
  context.fillStyle = style;
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  context.globalCompositeOperation = 'source-over';
}

/** Diagonal, so that lines of every direction are dashed; light and dark, to show on any picture. */
function createStripes(
  context: CanvasRenderingContext2D,
  ratio: number,
  dash: number,
  [dark, light]: readonly [string, string],
) {
  const period = 2 * dash;
  const tile = new OffscreenCanvas(period, period).getContext('2d');
  if (!tile) throw new Error('no 2D canvas');
  for (let y = 0; y < period; y++) {
    for (let x = 0; x < period; x++) {
      tile.fillStyle = (x + y) % period < dash ? dark : light;
      tile.fillRect(x, y, 1, 1);
    }
  }
  const pattern = context.createPattern(tile.canvas, 'repeat');
  if (!pattern) throw new Error('no pattern');
  return (step: number): CanvasPattern => {
    pattern.setTransform(new DOMMatrix([ratio, 0, 0, ratio, (step % period) * ratio, 0]));
    return pattern;
  };
}
