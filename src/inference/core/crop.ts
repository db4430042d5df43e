/** Cutting rectangles out of pixels. What comes back is always a copy. */
import { encloses, type Rect, wholeOf } from './geometry';
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
  for (let row = 0; row < rect.height; row++) {
    const from = ((rect.y + row) * raster.width + rect.x) * 4;
    cropped.data.set(raster.data.subarray(from, from + rect.width * 4), row * rect.width * 4);
  }
  return cropped;
}
