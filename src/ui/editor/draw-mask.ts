/**
 * Draws the mask on the screen. The canvas is filled opaque in one colour, so overlapping strokes do
 * not add up; CSS makes the whole of it see-through.
 */
import type { Mask } from '../../inference/core/raster';
import { visibleOperations, type Operation, type Stroke } from './operations';
import type { Viewport } from './viewport';

type Context = CanvasRenderingContext2D;

/** Sets `context` to image pixels. `ratio`: device pixels per CSS pixel. */
export function toImagePixels(context: Context, { scale, x, y }: Viewport, ratio: number): void {
  context.setTransform(scale * ratio, 0, 0, scale * ratio, x * ratio, y * ratio);
}

export function clearCanvas(context: Context): void {
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, context.canvas.width, context.canvas.height);
}

/** All that shows, in image pixels. */
export function drawOperations(
  context: Context,
  operations: readonly Operation[],
  colour: string,
): void {
  for (const operation of visibleOperations(operations)) {
    if (operation.kind === 'stroke') drawStroke(context, operation, colour, 0);
    else if (operation.kind === 'paste') {
      const { x, y } = operation.mask;
      context.globalCompositeOperation = 'source-over';
      context.drawImage(tinted(operation.mask, colour), x, y);
    }
  }
}

/** The part of `stroke` from point `from` on: while painting, only what is new is drawn. */
export function drawStroke(context: Context, stroke: Stroke, colour: string, from: number): void {
  const [first, ...others] = stroke.points.slice(from);
  if (!first) return;
  context.globalCompositeOperation = stroke.tool === 'brush' ? 'source-over' : 'destination-out';
  context.strokeStyle = colour;
  context.lineWidth = stroke.radius * 2;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.beginPath();
  context.moveTo(first.x, first.y);
  if (others.length === 0) context.lineTo(first.x, first.y); // a line of length 0 is a round dot
  for (const { x, y } of others) context.lineTo(x, y);
  context.stroke();
}

interface Tinted {
  readonly colour: string;
  readonly canvas: OffscreenCanvas;
}

/** Masks from outside as coloured bitmaps, made once; gone with their mask. */
const tintedMasks = new WeakMap<Mask, Tinted>();

function tinted(mask: Mask, colour: string): OffscreenCanvas {
  const known = tintedMasks.get(mask);
  if (known?.colour === colour) return known.canvas;
  const { width, height, data } = mask;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2D canvas');
  const image = context.createImageData(width, height);
  data.forEach((value, i) => (image.data[i * 4 + 3] = value));
  context.putImageData(image, 0, 0);
  context.globalCompositeOperation = 'source-in';
  context.fillStyle = colour;
  context.fillRect(0, 0, width, height);
  tintedMasks.set(mask, { colour, canvas });
  return canvas;
}
