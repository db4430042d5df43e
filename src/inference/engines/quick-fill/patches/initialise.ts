/**
 * Two first guesses at the coarsest level, because neither is always right.
 *
 * 'onion' peels the hole from its rim inwards, each pixel copying the centre of the donor that
 * agrees best with what is known around it; 'membrane' starts from the smoothest surface.
 */
import { createRandom } from '../../../core/random';
import { CHAMFER_STEP, chamferDistance } from '../chamfer';
import { createMatching, type Ground, type Matching } from './matching';
import { solveMembrane } from '../smooth/membrane';
import type { Pace } from '../pace';
import { HOLE, KNOWN } from '../pixel-kind';
import { AREA, RADIUS } from './targets';

export type Start = 'onion' | 'membrane';

/** Fills the hole's samples with a first guess and matches it; `ground` has at least one donor. */
export async function initialise(
  ground: Ground,
  start: Start,
  seed: number,
  pace: Pace,
): Promise<Matching> {
  const m = createMatching(ground);
  const random = createRandom(seed, start === 'onion' ? 1 : 2);
  const donors = ground.donors.position;
  for (let t = 0; t < m.match.length; t++) m.match[t] = donors[random.below(donors.length)]!;
  if (start === 'membrane') await stretchMembrane(ground, pace);
  else await peelOnion(m, pace);
  m.kernels.rescore(m, 0, m.match.length);
  return m;
}

async function stretchMembrane({ level }: Ground, pace: Pace): Promise<void> {
  const { samples, kind } = level;
  const values = Float32Array.from(samples);
  await solveMembrane(values, kind, level, pace);
  for (let i = 0; i < values.length; i++) {
    if (kind[i >> 2] === HOLE) samples[i] = Math.round(values[i]!);
  }
}

/** Work worth spending on the whole hole, in patch comparisons. */
const COMPARISONS = 400_000;

async function peelOnion(m: Matching, pace: Pace): Promise<void> {
  const { kind, samples } = m.level;
  const depth = chamferDistance(kind, m.level, (k) => k !== HOLE, pace.loops);
  const layers: number[][] = [];
  let pixels = 0;
  for (let p = 0; p < kind.length; p++) {
    if (kind[p] !== HOLE) continue;
    (layers[Math.ceil(depth[p]! / CHAMFER_STEP)] ??= []).push(p);
    pixels++;
  }
  const wanted = Math.min(Math.max(COMPARISONS / Math.max(pixels, 1), 200), 2500);
  const end = offerEvenly(m, wanted);

  const settled = Uint8Array.from(kind, (k) => (k === KNOWN ? 1 : 0));
  for (const layer of layers) {
    if (!layer) continue;
    const picks: number[] = [];
    for (const p of layer) {
      picks.push(bestDonor(m, settled, end, p));
      if (pace.due()) await pace.rest();
    }
    layer.forEach((p, i) => {
      const donor = picks[i]!;
      for (let c = 0; c < 4; c++) samples[4 * p + c] = samples[4 * donor + c]!;
      settled[p] = 1;
      m.match[m.targets.indexAt[p]!] = donor;
    });
  }
}

/** Places in `Matching.candidates`: of the settled steps, then of what neighbours have, right before the donors for all. */
const NEIGHBOURS = 8;
const FIRST = AREA + NEIGHBOURS;

/** Writes about `wanted` donors, evenly spaced, to the candidates. @returns where they end */
function offerEvenly({ donors: { position }, candidates }: Matching, wanted: number): number {
  const stride = Math.max(1, Math.floor(position.length / wanted));
  let end = FIRST;
  for (let d = 0; d < position.length; d += stride) candidates[end++] = position[d]!;
  return end;
}

/** The donor closest to the settled part of the patch around `p`: one of those offered, or a neighbour's. */
function bestDonor(m: Matching, settled: Uint8Array, end: number, p: number): number {
  const { width, kind } = m.level;
  const steps = writeSettledSteps(m, settled, p);
  let from = FIRST;
  for (const step of [width + 1, width, width - 1, 1, -1, -width + 1, -width, -width - 1]) {
    if (kind[p + step] !== HOLE || !settled[p + step]) continue;
    const donor = m.match[m.targets.indexAt[p + step]!]! - step;
    if (m.donors.isDonor[donor]) m.candidates[--from] = donor;
  }
  return m.kernels.closest(m, p, steps, from, end);
}

/** Writes the settled pixels of the patch around `p`, as steps from it, to the first candidates. @returns how many */
function writeSettledSteps({ level, candidates }: Matching, settled: Uint8Array, p: number) {
  const { width, height } = level;
  const x = p % width;
  const y = (p - x) / width;
  let count = 0;
  for (let j = Math.max(-RADIUS, -y); j <= Math.min(RADIUS, height - 1 - y); j++) {
    for (let i = Math.max(-RADIUS, -x); i <= Math.min(RADIUS, width - 1 - x); i++) {
      if (settled[p + j * width + i]) candidates[count++] = j * width + i;
    }
  }
  return count;
}
