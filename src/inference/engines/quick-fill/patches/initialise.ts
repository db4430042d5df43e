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
import { RADIUS } from './targets';

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
  const all = m.donors.position;
  const wanted = Math.min(Math.max(COMPARISONS / Math.max(pixels, 1), 200), 2500);
  const stride = Math.max(1, Math.floor(all.length / wanted));
  const candidates = all.filter((_, d) => d % stride === 0);

  const settled = Uint8Array.from(kind, (k) => (k === KNOWN ? 1 : 0));
  for (const layer of layers) {
    if (!layer) continue;
    const picks: number[] = [];
    for (const p of layer) {
      picks.push(bestDonor(m, settled, candidates, p));
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

/** The donor closest to the settled part of the patch around `p`: a candidate, or a neighbour's. */
function bestDonor(m: Matching, settled: Uint8Array, candidates: Int32Array, p: number): number {
  const { width, height, samples } = m.level;
  const steps = settledSteps(settled, width, height, p);
  let best = candidates[0]!;
  let least = Infinity;
  const consider = (donor: number) => {
    let sum = 0;
    for (let i = 0; i < steps.length && sum < least; i++) {
      const a = 4 * (p + steps[i]!);
      const b = 4 * (donor + steps[i]!);
      for (let c = 0; c < 4; c++) sum += (samples[a + c]! - samples[b + c]!) ** 2;
    }
    if (sum < least) {
      least = sum;
      best = donor;
    }
  };
  for (const step of [-width - 1, -width, -width + 1, -1, 1, width - 1, width, width + 1]) {
    if (m.level.kind[p + step] !== HOLE || !settled[p + step]) continue;
    const t = m.targets.indexAt[p + step]!;
    const donor = m.match[t]! - step;
    if (m.donors.isDonor[donor]) consider(donor);
  }
  for (const donor of candidates) consider(donor);
  return best;
}

/** The settled pixels of the patch around `p`, as steps from it. */
function settledSteps(settled: Uint8Array, width: number, height: number, p: number): number[] {
  const x = p % width;
  const y = (p - x) / width;
  const steps: number[] = [];
  for (let j = Math.max(-RADIUS, -y); j <= Math.min(RADIUS, height - 1 - y); j++) {
    for (let i = Math.max(-RADIUS, -x); i <= Math.min(RADIUS, width - 1 - x); i++) {
      if (settled[p + j * width + i]) steps.push(j * width + i);
    }
  }
  return steps;
}
