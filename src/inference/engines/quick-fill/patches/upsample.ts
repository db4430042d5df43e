/** Carries a matching to the next finer level: twice the coordinates, plus where in the 2×2 block. */
import type { RandomStream } from '../../../core/random';
import type { Donors } from './donors';
import { BATCH, type Matching } from './matching';
import { inBatches, type Pace } from '../pace';

const REACH = 3;

/** Fills `fine`'s matches, distances and biases; its samples are then voted from them. */
export async function upsample(
  coarse: Matching,
  fine: Matching,
  random: RandomStream,
  pace: Pace,
): Promise<void> {
  await inBatches(fine.match.length, pace, (from, to) => {
    inheritMatches(coarse, fine, random, from, to);
  });
}

function inheritMatches(
  coarse: Matching,
  fine: Matching,
  random: RandomStream,
  from: number,
  to: number,
): void {
  const { width, height } = fine.level;
  const coarseWidth = coarse.level.width;
  const donors = fine.donors;
  for (let t = from; t < to; t++) {
    const p = fine.targets.position[t]!;
    const x = p % width;
    const y = (p - x) / width;
    const parent = parentOf(coarse, x, y);
    const source = coarse.match[parent]!;
    const sx = source % coarseWidth;
    const sy = (source - sx) / coarseWidth;
    const near = nearestDonor(donors, width, height, 2 * sx + (x & 1), 2 * sy + (y & 1));
    fine.match[t] = near ?? donors.position[random.below(donors.position.length)]!;
    fine.cost[t] = coarse.cost[parent]!;
    for (let c = 0; c < 3; c++) fine.bias[3 * t + c] = coarse.bias[3 * parent + c]!;
  }
}

/**
 * Chooses, for every target, among the four fine donors that its coarse donor stands for, as
 * hierarchical block matching does: half a coarse pixel is more than a brick joint can bear.
 */
export async function settleChildren(coarse: Matching, fine: Matching, pace: Pace): Promise<void> {
  const total = fine.match.length;
  for (let first = 0; first < total; first += BATCH) {
    const count = Math.min(BATCH, total - first);
    for (let n = 0; n < count; n++) offerChildren(coarse, fine, first + n, 4 * n);
    fine.kernels.visit(fine, { first, count, side: 0, each: 4 });
    if (pace.due()) await pace.rest();
  }
}

/** Writes four candidates for target `t` from `at` on. */
function offerChildren(coarse: Matching, fine: Matching, t: number, at: number): void {
  const { width } = fine.level;
  const coarseWidth = coarse.level.width;
  const p = fine.targets.position[t]!;
  const x = p % width;
  const source = coarse.match[parentOf(coarse, x, (p - x) / width)]!;
  const sx = source % coarseWidth;
  const corner = 2 * ((source - sx) / coarseWidth) * width + 2 * sx;
  for (let i = 0; i < 4; i++) {
    const donor = corner + (i >> 1) * width + (i & 1);
    fine.candidates[at + i] = fine.donors.isDonor[donor] === 1 ? donor : -1;
  }
}

/** The coarse target whose centre covers (x, y) of the finer level. */
function parentOf({ level, targets }: Matching, x: number, y: number): number {
  return targets.indexAt[(y >> 1) * level.width + (x >> 1)]!;
}

/** The donor at (x, y), or the first in growing squares around it, up to 3 pixels away. */
function nearestDonor(
  { isDonor }: Donors,
  width: number,
  height: number,
  x: number,
  y: number,
): number | undefined {
  for (let r = 0; r <= REACH; r++) {
    for (let j = Math.max(y - r, 0); j <= Math.min(y + r, height - 1); j++) {
      const onEdge = Math.abs(j - y) === r;
      for (let i = x - r; i <= x + r; i += onEdge || r === 0 ? 1 : 2 * r) {
        if (i >= 0 && i < width && isDonor[j * width + i]) return j * width + i;
      }
    }
  }
  return undefined;
}
