/**
 * The canvas of outlines: the mask's in dashes that wander along it, the affected zone's a still line. The
 * lines are found once a view; a step of the wandering only lays shifted stripes over them.
 */
import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import { clearCanvas, drawPixels } from './draw-mask';
import type { ScreenMask } from './mask-pixels';
import type { ElementSize } from './use-element-size';

interface Options {
  readonly ants: ScreenMask | null;
  readonly line: ScreenMask | null;
  readonly colour: string;
  readonly size: ElementSize;
}

/** Length of a dash in CSS pixels. */
const DASH = 4;
/** A step of one CSS pixel; slow enough not to draw the eye from the picture. */
const STEP_MS = 120;

export function useMarchingAnts(canvas: RefObject<HTMLCanvasElement>, options: Options): void {
  const { ants, line, colour, size } = options;
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return undefined;
    clearCanvas(context);
    if (!ants && !line) return undefined;
    const stripes = createStripes(context, size.ratio);
    const [antsDrawn, lineDrawn] = [drawn(ants, context.canvas), drawn(line, context.canvas)];
    if (lineDrawn) tint(lineDrawn, colour);
    let step = 0;
    const draw = () => {
      clearCanvas(context);
      if (antsDrawn) {
        context.drawImage(antsDrawn.canvas, 0, 0);
        context.globalCompositeOperation = 'source-in';
        context.fillStyle = stripes(step++);
        context.fillRect(0, 0, context.canvas.width, context.canvas.height);
        context.globalCompositeOperation = 'source-over';
      }
      if (lineDrawn) context.drawImage(lineDrawn.canvas, 0, 0);
    };
    draw();
    if (!antsDrawn || matchMedia('(prefers-reduced-motion: reduce)').matches) return undefined;
    const timer = setInterval(draw, STEP_MS);
    return () => clearInterval(timer);
  }, [canvas, ants, line, colour, size]);
}

function drawn(pixels: ScreenMask | null, { width, height }: HTMLCanvasElement) {
  const context = pixels && new OffscreenCanvas(width, height).getContext('2d');
  if (context) drawPixels(context, pixels);
  return context;
}

function tint(context: OffscreenCanvasRenderingContext2D, colour: string): void {
  context.globalCompositeOperation = 'source-in';
  context.fillStyle = colour;
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
}

/** Diagonal, so that lines of every direction are dashed; black and white, to show on any picture. */
function createStripes(context: CanvasRenderingContext2D, ratio: number) {
  const period = 2 * DASH;
  const tile = new OffscreenCanvas(period, period).getContext('2d');
  if (!tile) throw new Error('no 2D canvas');
  for (let y = 0; y < period; y++) {
    for (let x = 0; x < period; x++) {
      tile.fillStyle = (x + y) % period < DASH ? '#000000' : '#ffffff';
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
