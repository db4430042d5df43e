/**
 * Takes the last difference in tone out of the join.
 *
 * The patches along the rim also say what the known pixels there ought to be. Where they are wrong
 * by a smooth amount, the fill beside them is wrong by as much: that error is averaged along the
 * rim, spread into the hole as a membrane, and subtracted.
 */
import type { Raster } from '../../core/raster';
import { bandWeights, voteInBand, type Band } from './band';
import { solveMembrane } from './membrane';
import type { Pace } from './pace';
import { HOLE, KNOWN, VOID } from './pixel-kind';
import type { Survey } from './survey';
import { boxSum } from './texture';

/**
 * Averaging over a 3×3 square. 9×9 follows the tone only and leaves seams twice as strong on
 * photographs (2.0 levels, not 0.9); finer differences fade within as many pixels as they are wide.
 */
const RADIUS = 1;
const MAX_CORRECTION = 24;

export async function hideSeam(
  { image, kind }: Survey,
  band: Band,
  out: Raster,
  pace: Pace,
): Promise<void> {
  const { rect, ring } = band;
  const area = rect.width * rect.height;
  const weights = bandWeights(band);
  const errors = [0, 1, 2].map(() => new Float32Array(area));
  const counted = new Float32Array(area);
  const colour = new Float64Array(4);
  for (const p of ring) {
    if (!voteInBand(image, band, weights, p, colour)) continue;
    const s = 4 * toPicture(p);
    counted[p] = 1;
    for (let c = 0; c < 3; c++) errors[c]![p] = image.data[s + c]! - colour[c]!;
  }
  if (pace.due()) await pace.rest();
  // Only the ring holds the membrane; everything else outside the hole is as if it were not there.
  const membraneKind = new Uint8Array(area).fill(VOID);
  for (let p = 0; p < area; p++) if (kind[toPicture(p)] === HOLE) membraneKind[p] = HOLE;
  for (const p of ring) if (counted[p] === 1) membraneKind[p] = KNOWN;

  if (pace.due()) await pace.rest();
  boxSum(counted, rect.width, rect.height, RADIUS);
  for (let c = 0; c < 3; c++) {
    if (pace.due()) await pace.rest();
    const values = errors[c]!;
    boxSum(values, rect.width, rect.height, RADIUS);
    for (const p of ring) {
      const mean = values[p]! / Math.max(counted[p]!, 1);
      values[p] = Math.min(Math.max(mean, -MAX_CORRECTION), MAX_CORRECTION);
    }
    if (pace.due()) await pace.rest();
    await solveMembrane(values, membraneKind, rect.width, rect.height, pace, 1);
    for (let p = 0; p < area; p++) {
      if (membraneKind[p] === HOLE) out.data[4 * toPicture(p) + c]! += values[p]!;
    }
  }

  function toPicture(p: number): number {
    const x = p % rect.width;
    return (rect.y + (p - x) / rect.width) * image.width + rect.x + x;
  }
}
