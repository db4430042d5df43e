/**
 * Filling a layer's outline with its paints, back to front.
 *
 * The context is in the layer's own axes. Image filters (exposure, contrast, …) are not drawn: the
 * stand-in keeps them on the paint and shows the picture without them.
 */
import type { Size } from '../../../src/inference/core/geometry';
import type { Color, GradientPaint, ImagePaint, Paint } from '../../document/scene';
import { compositeOperation } from './blend';
import { gradientLine } from './gradient-line';
import type { ImageCache } from './image-cache';
import { imageToLayer } from './image-placement';
import { createContext, type Context } from './surface';

/** What a paint colours: an outline, or the box that text is set in. */
export interface Painted extends Size {
  readonly outline: Path2D;
}

/** Calls `draw` with each visible paint's opacity and blend mode set. */
export function forEachPaint(
  context: Context,
  paints: readonly Paint[],
  draw: (paint: Paint) => void,
): void {
  for (const paint of paints) {
    if (paint.visible === false || paint.opacity === 0) continue;
    context.save();
    context.globalAlpha = paint.opacity ?? 1;
    context.globalCompositeOperation = compositeOperation(paint.blendMode);
    draw(paint);
    context.restore();
  }
}

export function fillOutline(
  context: Context,
  painted: Painted,
  paint: Paint,
  images: ImageCache,
): void {
  const bitmap = paint.type === 'IMAGE' ? bitmapOf(paint, images) : null;
  if (paint.type === 'IMAGE' && bitmap && paint.scaleMode !== 'TILE') {
    drawPicture(context, painted, paint, bitmap);
  } else {
    context.fillStyle = paintStyle(context, painted, paint, images);
    context.fill(painted.outline);
  }
}

/** Better than a pattern: `drawImage` filters properly when it makes a picture smaller. */
function drawPicture(
  context: Context,
  { outline, width, height }: Painted,
  paint: ImagePaint,
  bitmap: ImageBitmap,
): void {
  const placement = placementOf(paint, bitmap, { width, height });
  if (!placement) return;
  context.clip(outline);
  context.transform(placement.a, placement.b, placement.c, placement.d, placement.e, placement.f);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0);
}

/** The paint as a fill or stroke style in the layer's axes: what text and strokes are drawn with. */
export function paintStyle(
  context: Context,
  layer: Size,
  paint: Paint,
  images: ImageCache,
): string | CanvasGradient | CanvasPattern {
  switch (paint.type) {
    case 'SOLID':
      return cssColor(paint.color);
    case 'GRADIENT_LINEAR':
      return gradientStyle(context, layer, paint);
    case 'IMAGE':
      return pictureStyle(context, layer, paint, images) ?? emptyImageStyle(context);
    case 'VIDEO':
      return emptyImageStyle(context);
  }
}

function gradientStyle(
  context: Context,
  layer: Size,
  { gradientTransform, gradientStops }: GradientPaint,
): string | CanvasGradient {
  const line = gradientLine(gradientTransform, layer);
  const last = gradientStops.at(-1);
  if (!line || !last) return last ? cssColor(last.color) : 'transparent';
  const { start, end } = line;
  const gradient = context.createLinearGradient(start.x, start.y, end.x, end.y);
  for (const { position, color } of gradientStops) {
    gradient.addColorStop(Math.min(1, Math.max(0, position)), cssColor(color));
  }
  return gradient;
}

function pictureStyle(
  context: Context,
  layer: Size,
  paint: ImagePaint,
  images: ImageCache,
): CanvasPattern | null {
  const bitmap = bitmapOf(paint, images);
  const placement = bitmap && placementOf(paint, bitmap, layer);
  if (!bitmap || !placement) return null;
  context.imageSmoothingQuality = 'high';
  const pattern = context.createPattern(
    bitmap,
    paint.scaleMode === 'TILE' ? 'repeat' : 'no-repeat',
  );
  pattern?.setTransform(placement);
  return pattern;
}

/** null for a CROP transform that squeezes the picture to a line: there is nothing to see of it. */
function placementOf(paint: ImagePaint, image: Size, layer: Size): DOMMatrix | null {
  try {
    const [[a, c, e], [b, d, f]] = imageToLayer(paint, image, layer);
    return new DOMMatrix([a, b, c, d, e, f]);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function bitmapOf({ imageHash }: ImagePaint, images: ImageCache): ImageBitmap | null {
  return imageHash === null ? null : images.get(imageHash);
}

/** Pixels of the layer per square of the checkerboard that stands for a picture not there (yet). */
const SQUARE = 12;

function emptyImageStyle(context: Context): string | CanvasPattern {
  const tile = createContext(2 * SQUARE, 2 * SQUARE);
  tile.fillStyle = '#e6e6e6';
  tile.fillRect(0, 0, 2 * SQUARE, 2 * SQUARE);
  tile.fillStyle = '#ffffff';
  tile.fillRect(0, 0, SQUARE, SQUARE);
  tile.fillRect(SQUARE, SQUARE, SQUARE, SQUARE);
  return context.createPattern(tile.canvas, 'repeat') ?? '#e6e6e6';
}

/** Figma's channels run from 0 to 1; the document is sRGB, as the canvas is. */
export function cssColor({ r, g, b, a = 1 }: Color & { a?: number }): string {
  const [red, green, blue] = [r, g, b].map((channel) => Math.round(channel * 255));
  return `rgb(${red} ${green} ${blue} / ${a})`;
}
