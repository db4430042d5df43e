/** One mask drawn on another. */
import { intersect } from '../../inference/core/geometry';
import type { Mask } from '../../inference/core/raster';

/**
 * Draws `other` on `mask`, with its coverages.
 *
 * @param value - as in `drawnOver`
 */
export function setPixels(mask: Mask, other: Mask, value: 0 | 255): void {
  const { x, y, width, height } = intersect(mask, other);
  for (let row = y; row < y + height; row++) {
    const from = (row - other.y) * other.width + x - other.x;
    const to = (row - mask.y) * mask.width + x - mask.x;
    for (let i = to; i < to + width; i++) {
      mask.data[i] = drawnOver(mask.data[i]!, other.data[from + i - to]!, value);
    }
  }
}

/**
 * A pixel of a mask after something that covers it by `coverage` was drawn there.
 *
 * @param value - 255 adds: the greater coverage stays. 0 takes away: no more stays than is left free
 */
export function drawnOver(before: number, coverage: number, value: 0 | 255): number {
  return value === 255 ? Math.max(before, coverage) : Math.min(before, 255 - coverage);
}
