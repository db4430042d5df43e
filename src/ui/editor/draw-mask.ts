/**
 * Draws the mask on the screen. It is opaque in one colour, so overlapping strokes do not add up; CSS
 * makes the whole of it see-through.
 */
import type { Point, Stroke } from './operations';
import type { ScreenMask } from './mask-pixels';
import { taperOf } from './taper';
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

export function drawPixels(
  context: Pick<Context, 'putImageData'>,
  { x, y, width, height, data }: ScreenMask,
): void {
  context.putImageData(new ImageData(data, width, height), x, y);
}

/**
 * The part of `stroke` from point `from` on: while painting, only what is new is drawn. In image
 * pixels.
 */
export function drawStroke(context: Context, stroke: Stroke, colour: string, from: number): void {
  const points = stroke.points.slice(from);
  context.globalCompositeOperation = stroke.tool === 'brush' ? 'source-over' : 'destination-out';
  context.strokeStyle = colour;
  context.fillStyle = colour;
  if (stroke.radii) drawTapers(context, points, stroke.radii.slice(from));
  else drawLine(context, points, stroke.radius);
}

function drawLine(context: Context, [first, ...others]: readonly Point[], radius: number): void {
  if (!first) return;
  context.lineWidth = radius * 2;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.beginPath();
  context.moveTo(first.x, first.y);
  if (others.length === 0) context.lineTo(first.x, first.y); // a line of length 0 is a round dot
  for (const { x, y } of others) context.lineTo(x, y);
  context.stroke();
}

function drawTapers(context: Context, points: readonly Point[], radii: readonly number[]): void {
  const discs = points.map((point, i) => ({ ...point, radius: radii[i]! }));
  discs.forEach((disc, i) => {
    context.beginPath();
    context.arc(disc.x, disc.y, disc.radius, 0, 2 * Math.PI);
    context.fill();
    const sides = taperOf(discs[Math.max(0, i - 1)]!, disc);
    if (!sides) return;
    context.beginPath();
    for (const { x, y } of sides) context.lineTo(x, y);
    context.fill();
  });
}
