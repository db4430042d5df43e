/** How deep in the hole its pixels lie: distances to the nearest pixel that is not of it. */
import { inflate, intersect, type Rect, wholeOf } from '../../core/geometry';
import { CHAMFER_STEP, chamferDistance } from './chamfer';
import type { Loops } from './kernels/loops';
import type { Level } from './patches/level';
import { HOLE } from './pixel-kind';
import { crop } from './survey';

export interface Depths {
  /** The hole's rectangle and a pixel around it; outside of it all is 0. */
  readonly rect: Rect;
  /** As `chamferDistance` has them, over `rect`. */
  readonly depth: Uint16Array;
}

export function depthsInHole(
  level: Pick<Level, 'width' | 'height' | 'kind'>,
  loops: Loops,
): Depths {
  const { width, height, kind } = level;
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++) {
    const row = kind.subarray(y * width, (y + 1) * width);
    const first = row.indexOf(HOLE);
    if (first < 0) continue;
    left = Math.min(left, first);
    right = Math.max(right, row.lastIndexOf(HOLE));
    top = Math.min(top, y);
    bottom = y;
  }
  const hole = { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
  const rect =
    right < 0 ? { x: 0, y: 0, width: 0, height: 0 } : intersect(inflate(hole, 1), wholeOf(level));
  const part = crop(kind, width, rect);
  return { rect, depth: chamferDistance(part, rect, (k) => k !== HOLE, loops) };
}

/** In pixels. */
export function deepest({ depth }: Depths): number {
  return depth.reduce((most, value) => (value > most ? value : most), 0) / CHAMFER_STEP;
}
