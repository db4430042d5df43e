/** A fill that may learn from a part of the picture only. */
import { intersect, type Rect } from './core/geometry';
import type { Mask } from './core/raster';
import { KNOWN, OFF_LIMITS } from './engines/engine';

/** Puts what is known in `hole`, which covers `window`, off limits outside of `donors`. */
export function limitTo(donors: Mask, hole: Uint8Array, window: Rect): void {
  const shared = intersect(window, donors);
  for (let y = 0, p = 0; y < window.height; y++) {
    const row = (window.y + y - donors.y) * donors.width - donors.x;
    const isShared = window.y + y >= shared.y && window.y + y < shared.y + shared.height;
    for (let x = window.x; x < window.x + window.width; x++, p++) {
      const isDonor =
        isShared && x >= shared.x && x < shared.x + shared.width && donors.data[row + x] !== 0;
      if (hole[p] === KNOWN && !isDonor) hole[p] = OFF_LIMITS;
    }
  }
}
