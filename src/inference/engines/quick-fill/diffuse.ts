/** The plainest fill: the smoothest surface through the hole's rim, alpha included. */
import { inflate, intersect, wholeOf } from '../../core/geometry';
import type { Raster } from '../../core/raster';
import { solveMembrane } from './membrane';
import type { Pace } from './pace';
import { HOLE, KNOWN } from './pixel-kind';
import { crop, type Survey } from './survey';

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
  const values = new Float32Array(part.length);
  const toPicture = (p: number) => {
    const x = p % rect.width;
    return (rect.y + (p - x) / rect.width) * image.width + rect.x + x;
  };
  for (let c = 0; c < 4; c++) {
    let sum = 0;
    let known = 0;
    for (let p = 0; p < part.length; p++) {
      if (part[p] !== KNOWN) continue;
      values[p] = image.data[4 * toPicture(p) + c]!;
      sum += values[p]!;
      known++;
    }
    // Where nothing is known the membrane is 0, so let 0 be the neutral value.
    const mean = known > 0 ? sum / known : NEUTRAL[c]!;
    for (let p = 0; p < part.length; p++) if (part[p] === KNOWN) values[p]! -= mean;
    await solveMembrane(values, part, rect.width, rect.height, pace);
    for (let p = 0; p < part.length; p++) {
      if (part[p] === HOLE) out.data[4 * toPicture(p) + c] = values[p]! + mean;
    }
  }
}
