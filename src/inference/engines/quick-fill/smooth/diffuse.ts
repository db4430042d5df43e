/** The plainest fill: the smoothest surface through the hole's rim, alpha included. */
import { inflate, intersect, wholeOf } from '../../../core/geometry';
import type { Raster } from '../../../core/raster';
import { solveMembrane } from './membrane';
import type { Pace } from '../pace';
import { HOLE, KNOWN } from '../pixel-kind';
import { crop, type Survey } from '../survey';

/** What a hole gets that nothing is known around: mid grey, opaque. */
const NEUTRAL = [128, 128, 128, 255];

/** Writes red, green, blue and alpha of the hole's pixels of `out`. */
export async function fillMembrane(
  { image, kind, bounds }: Survey,
  out: Raster,
  pace: Pace,
): Promise<void> {
  const rect = intersect(inflate(bounds, 1), wholeOf(image));
  const part = crop(kind, image.width, rect);
  const values = new Float32Array(4 * part.length);
  const sums = [0, 0, 0, 0];
  let known = 0;
  for (let y = 0, p = 0; y < rect.height; y++) {
    if (pace.due()) await pace.rest();
    const row = (rect.y + y) * image.width + rect.x;
    for (let x = 0; x < rect.width; x++, p++) {
      if (part[p] !== KNOWN) continue;
      for (let c = 0; c < 4; c++) {
        values[4 * p + c] = image.data[4 * (row + x) + c]!;
        sums[c]! += values[4 * p + c]!;
      }
      known++;
    }
  }
  // Where nothing is known the membrane is 0, so let 0 be the neutral value.
  const mean = sums.map((sum, c) => (known > 0 ? sum / known : NEUTRAL[c]!));
  for (let i = 0; i < values.length; i++) if (part[i >> 2] === KNOWN) values[i]! -= mean[i & 3]!;
  await solveMembrane(values, part, rect, pace);
  for (let y = 0, p = 0; y < rect.height; y++) {
    if (pace.due()) await pace.rest();
    const row = (rect.y + y) * image.width + rect.x;
    for (let x = 0; x < rect.width; x++, p++) {
      if (part[p] !== HOLE) continue;
      for (let c = 0; c < 4; c++) out.data[4 * (row + x) + c] = values[4 * p + c]! + mean[c]!;
    }
  }
}
