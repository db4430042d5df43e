/** Draws the picture, and a fill's patch over it, at the size of the screen. */
import type { Size } from '../../inference/core/geometry';
import type { Patch } from '../../inference/core/raster';
import { clearCanvas, toImagePixels } from './draw-mask';
import type { Viewport } from './viewport';

export interface Scene {
  /** The picture, then halves of halves. */
  readonly levels: readonly ImageBitmap[];
  readonly size: Size;
  readonly patch: Patch | null;
}

/** From this scale on, pixels are shown as squares. */
const PIXELS_SHOW = 4;

export function drawPicture(
  context: CanvasRenderingContext2D,
  { levels, size, patch }: Scene,
  viewport: Viewport,
  ratio: number,
): void {
  clearCanvas(context);
  toImagePixels(context, viewport, ratio);
  context.globalCompositeOperation = 'source-over';
  context.imageSmoothingEnabled = viewport.scale < PIXELS_SHOW;
  context.imageSmoothingQuality = 'medium';
  const level = levelFor(levels, viewport.scale * ratio);
  context.drawImage(level, 0, 0, size.width, size.height);
  if (patch) drawPatch(context, patch);
  if (viewport.scale >= GRID_SHOWS) drawGrid(context, size, viewport, ratio);
}

/** From this scale on, a line runs between every two pixels, as in Figma at close range. */
const GRID_SHOWS = 8;

/** One device pixel wide; by difference, so that it shows on dark and on bright. */
function drawGrid(
  context: CanvasRenderingContext2D,
  { width, height }: Size,
  { scale, x, y }: Viewport,
  ratio: number,
): void {
  const { canvas } = context;
  const step = scale * ratio;
  const left = Math.round(x * ratio);
  const top = Math.round(y * ratio);
  const right = Math.min(canvas.width, Math.round(left + width * step));
  const bottom = Math.min(canvas.height, Math.round(top + height * step));
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.globalCompositeOperation = 'difference';
  context.fillStyle = GRID_COLOUR;
  for (let i = firstLine(left, step); i * step + left < right; i++) {
    context.fillRect(Math.round(left + i * step), Math.max(0, top), 1, bottom - Math.max(0, top));
  }
  for (let i = firstLine(top, step); i * step + top < bottom; i++) {
    context.fillRect(Math.max(0, left), Math.round(top + i * step), right - Math.max(0, left), 1);
  }
}

const GRID_COLOUR = '#303030';

/** The first line on the canvas that is not the picture's own edge. */
function firstLine(start: number, step: number): number {
  return Math.max(1, Math.ceil(-start / step));
}

/** The smallest level that still has a pixel for each of the screen's. */
function levelFor(levels: readonly ImageBitmap[], scale: number): ImageBitmap {
  const halvings = Math.max(0, Math.floor(Math.log2(1 / scale)));
  return levels[Math.min(halvings, levels.length - 1)]!;
}

/** source × (1 − coverage) + data × coverage, which is what the worker computes for the file. */
function drawPatch(context: CanvasRenderingContext2D, patch: Patch): void {
  const { cover, paint } = patchLayers(patch);
  context.globalCompositeOperation = 'destination-out';
  context.drawImage(cover, patch.x, patch.y);
  context.globalCompositeOperation = 'lighter';
  context.drawImage(paint, patch.x, patch.y);
}

interface PatchLayers {
  /** Alpha = coverage. */
  readonly cover: OffscreenCanvas;
  /** The data, its alpha multiplied by the coverage. */
  readonly paint: OffscreenCanvas;
}

const madeLayers = new WeakMap<Patch, PatchLayers>();

function patchLayers(patch: Patch): PatchLayers {
  const known = madeLayers.get(patch);
  if (known) return known;
  const { width, height, data, coverage } = patch;
  const cover = new Uint8ClampedArray(data.length);
  const paint = new Uint8ClampedArray(data);
  for (let i = 0, a = 3; i < coverage.length; i++, a += 4) {
    cover[a] = coverage[i]!;
    paint[a] = (data[a]! * coverage[i]!) / 255;
  }
  const layers = { cover: canvasOf(cover, width, height), paint: canvasOf(paint, width, height) };
  madeLayers.set(patch, layers);
  return layers;
}

function canvasOf(data: Uint8ClampedArray<ArrayBuffer>, width: number, height: number) {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('no 2D canvas');
  context.putImageData(new ImageData(data, width, height), 0, 0);
  return canvas;
}
