/** Cutting rectangles out of pixels. What comes back is always a copy. */
import { encloses, intersect, type Rect, wholeOf } from './geometry';
import { createRaster, type Raster } from './raster';

/** @throws RangeError if `rect` sticks out of `raster` */
export function crop(raster: Raster, rect: Rect): Raster {
  if (!encloses(wholeOf(raster), rect)) {
    const { x, y, width, height } = rect;
    throw new RangeError(
      `${width}×${height} at ${x},${y} sticks out of ${raster.width}×${raster.height}`,
    );
  }
  const cropped = createRaster(rect);
  copyInto(cropped, rect, raster, rect);
  return cropped;
}

/**
 * Copies the part of `source` inside `within` to `target`, as far as that has it.
 *
 * @param origin - where the top left pixel of `target` is in `source`
 */
export function copyInto(
  target: Raster,
  origin: { readonly x: number; readonly y: number },
  source: Raster,
  within: Rect,
): void {
  const place: Rect = { ...wholeOf(target), x: origin.x, y: origin.y };
  const { x, y, width, height } = intersect(intersect(place, wholeOf(source)), within);
  for (let row = y; row < y + height; row++) {
    const from = 4 * (row * source.width + x);
    const to = 4 * ((row - origin.y) * target.width + (x - origin.x));
    target.data.set(source.data.subarray(from, from + 4 * width), to);
  }
}
