/** One mask drawn on another. */
import { intersect } from '../../inference/core/geometry';
import type { Mask } from '../../inference/core/raster';

/** Sets the pixels of `mask` that are inside `other` (not 0) to `value`. */
export function setPixels(mask: Mask, other: Mask, value: 0 | 255): void {
  const { x, y, width, height } = intersect(mask, other);
  for (let row = y; row < y + height; row++) {
    const from = (row - other.y) * other.width + x - other.x;
    const to = (row - mask.y) * mask.width + x - mask.x;
    for (let i = 0; i < width; i++) if (other.data[from + i] !== 0) mask.data[to + i] = value;
  }
}
