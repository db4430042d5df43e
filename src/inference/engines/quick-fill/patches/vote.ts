/**
 * Paints the hole from the matching: every hole pixel becomes the weighted mean of what the up to 49
 * patches that cover it want there.
 */
import { decay } from '../exponential';
import { BATCH, type Ground, UNMATCHED, type Matching } from './matching';
import { inBatches, type Pace } from '../pace';
import { AREA } from './targets';
import { CHAMFER_STEP } from '../chamfer';
import { depthsInHole } from '../hole-depth';

/** Patches nearer the rim know more: e^-0.1 per pixel into the hole. */
const TRUST_LOSS = 0.1;
const MOST_TRUST_LOST = 6;
/** Even the worst patch has some say, so that no pixel goes without. */
const FLOOR = 1e-4;
/** Distances below half a patch of differences of two levels are noise: 0.5 × 49 × 3 × 16. */
const NOISE = 0.5 * AREA * 3 * 16;
const SAMPLED = 4000;
/**
 * How many times the scale of distances a patch may be off and still be heard while matching. 12
 * instead of 1 gains 0.9 dB on structured pictures: sharp weights freeze the first guess's seams.
 */
const SOFTNESS = 12;

/**
 * Weight of every target's say, by how well it fits: from 1e-4 to just over 1. Written to `weights`.
 *
 * @param softness - 1 hardly hears a patch that fits worse than most; more evens the weights out
 */
export async function fitWeights(
  { cost, weights }: Pick<Matching, 'cost' | 'weights'>,
  softness: number,
  pace: Pace,
): Promise<Float64Array<ArrayBuffer>> {
  const scale = Math.max(typicalCost(cost) * softness, NOISE);
  await inBatches(weights.length, pace, (from, to) => weigh(cost, scale, weights, from, to));
  return weights;
}

function weigh(cost: Int32Array, scale: number, weights: Float64Array, from: number, to: number) {
  for (let t = from; t < to; t++) {
    weights[t] = cost[t] === UNMATCHED ? 0 : decay(Math.max(cost[t]!, 0) / scale) + FLOOR;
  }
}

/** The third quartile of a sample. */
function typicalCost(cost: Int32Array): number {
  const stride = Math.max(1, Math.ceil(cost.length / SAMPLED));
  const sample = new Int32Array(Math.ceil(cost.length / stride));
  for (let i = 0; i < sample.length; i++) sample[i] = cost[i * stride]!;
  sample.sort();
  return Math.max(sample[Math.floor(sample.length * 0.75)] ?? 0, 0);
}

/** Per target how much it is trusted for its place: 1 outside the hole. */
export async function trustIn(
  { level, targets: { position } }: Ground,
  pace: Pace,
): Promise<Float32Array> {
  const { rect, depth } = depthsInHole(level, pace.loops);
  const trust = new Float32Array(position.length);
  await inBatches(trust.length, pace, (from, to) => {
    for (let t = from; t < to; t++) {
      const x = position[t]! % level.width;
      const i = x - rect.x;
      const j = (position[t]! - x) / level.width - rect.y;
      const isNear = i >= 0 && j >= 0 && i < rect.width && j < rect.height;
      const lost = isNear ? (TRUST_LOSS * depth[j * rect.width + i]!) / CHAMFER_STEP : 0;
      // Deeper in, all are trusted alike: none may come out as nothing.
      trust[t] = decay(Math.min(lost, MOST_TRUST_LOST));
    }
  });
  return trust;
}

/**
 * Writes the hole's samples (all four channels).
 *
 * @param trust - from `trustIn`
 * @returns the mean change per colour sample, in quarter levels
 */
export async function vote(m: Matching, trust: Float32Array, pace: Pace): Promise<number> {
  const { weights, holes } = m;
  await fitWeights(m, SOFTNESS, pace);
  await inBatches(weights.length, pace, (from, to) => multiply(weights, trust, from, to));
  let change = 0;
  for (let from = 0; from < holes.length; from += BATCH) {
    if (pace.due()) await pace.rest();
    change += m.kernels.vote(m, from, Math.min(from + BATCH, holes.length));
  }
  return holes.length === 0 ? 0 : change / (3 * holes.length);
}

function multiply(values: Float64Array, by: Float32Array, from: number, to: number): void {
  for (let t = from; t < to; t++) values[t]! *= by[t]!;
}
