/** The outlines of layers, as Figma drew them, as one mask of the picture that they lie over. */
import type { FigmaContract, Matrix } from '../../figma/contract';
import { wholeOf, type Rect, type Size } from '../../inference/core/geometry';
import { boundsOfMask, cropMask } from '../../inference/core/mask';
import { createMask, type Mask } from '../../inference/core/raster';
import { readableContext } from './readable-canvas';

type Outlines = Pick<FigmaContract['readMask']['result'], 'shapes' | 'tiled'>;

/**
 * @returns null where not one pixel of the picture is covered
 * @throws Failure - `canvas-unreadable`
 */
export async function maskFromShapes(
  { shapes, tiled }: Outlines,
  picture: Size,
): Promise<Mask | null> {
  const mask = createMask(wholeOf(picture));
  const { width, height } = picture;
  const context = readableContext(picture);
  for (const { png, toPicture } of shapes) {
    const drawing = await createImageBitmap(new Blob([new Uint8Array(png)]));
    context.resetTransform();
    context.clearRect(0, 0, width, height);
    const box = boundsOn(toPicture, drawing);
    for (const [x, y] of tiled ? tileShifts(box, picture) : [[0, 0] as const]) {
      const [[a, c, e], [b, d, f]] = toPicture;
      context.setTransform(a, b, c, d, e + x, f + y);
      context.drawImage(drawing, 0, 0);
    }
    drawing.close();
    addCovered(mask, context.getImageData(0, 0, width, height).data);
  }
  const bounds = boundsOfMask(mask, picture);
  return bounds && cropMask(mask, bounds);
}

/**
 * Adds what a drawing covers at least half as much as where it covers most: a see-through shape has
 * an outline too, its soft shadow has not.
 *
 * @param rgba - as large as the mask
 */
export function addCovered(mask: Mask, rgba: Uint8ClampedArray): void {
  let most = 0;
  for (let i = 3; i < rgba.length; i += 4) most = Math.max(most, rgba[i]!);
  if (most === 0) return;
  for (let i = 0; i < mask.data.length; i++) if (2 * rgba[4 * i + 3]! >= most) mask.data[i] = 255;
}

/** The smallest upright box around a drawing of `size` that is laid over the picture by `matrix`. */
export function boundsOn([[a, c, e], [b, d, f]]: Matrix, { width, height }: Size): Rect {
  const xs = [0, a * width, c * height, a * width + c * height];
  const ys = [0, b * width, d * height, b * width + d * height];
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  return {
    x: e + left,
    y: f + top,
    width: Math.max(...xs) - left,
    height: Math.max(...ys) - top,
  };
}

/** Every shift by whole pictures that brings some of `box` onto the picture. */
export function tileShifts(box: Rect, { width, height }: Size): (readonly [number, number])[] {
  const along = (from: number, length: number, tile: number) => {
    const shifts: number[] = [];
    const first = Math.floor(-(from + length) / tile) + 1;
    for (let n = first; from + n * tile < tile; n++) shifts.push(n * tile);
    return shifts;
  };
  const columns = along(box.x, box.width, width);
  return along(box.y, box.height, height).flatMap((y) => columns.map((x) => [x, y] as const));
}
