/**
 * A stand-in for what a diffusion model has learned, with no learning in it: points in four dimensions
 * drawn from a mixture of normal distributions, whose noise can be predicted exactly.
 *
 * The centres stand in groups of groups, so that something is decided at every level of noise, as in
 * pictures: first roughly where, at the end in detail. Each of the 4096 cells of a latent is one point.
 */
import { CELLS, LATENT_CHANNELS } from '../../src/inference/engines/moebius/latents';
import { normals } from '../../src/inference/engines/moebius/noise';

/** Deviation of the groups' centres, of those in them, and so on; of the whole it is near 1. */
const LEVELS = [0.9, 0.4, 0.18];
const BRANCHES = 4;
/** Of each single normal distribution. */
const DEVIATION = 0.08;
const SEED = 7;
/** Under the condition, how likely a point of the first half of the groups is, and of the other. */
const WEIGHTS = [1, 0.25];

export const POINTS = CELLS;
export const DIMENSIONS = LATENT_CHANNELS;

const CENTRES = centres();
const COUNT = CENTRES.length / DIMENSIONS;

/** Four numbers for each, one after another. */
function centres(): Float64Array {
  const random = normals(SEED, 4096);
  let used = 0;
  let group: number[][] = [[0, 0, 0, 0]];
  for (const deviation of LEVELS) {
    group = group.flatMap((centre) =>
      Array.from({ length: BRANCHES }, () => centre.map((v) => v + deviation * random[used++]!)),
    );
  }
  return Float64Array.from(group.flat());
}

/** What an ideal model answers under both labels: 4 × 4096 numbers each, in double precision. */
export interface IdealNoise {
  readonly unconditional: Float64Array;
  readonly conditional: Float64Array;
}

/**
 * The noise in `latents` (4 × 4096) at the shares √ᾱ and √(1 − ᾱ): −√(1 − ᾱ) times the gradient of the
 * logarithm of the density of the noisy points.
 */
export function idealNoise(
  latents: ArrayLike<number>,
  { signal, noise }: { readonly signal: number; readonly noise: number },
): IdealNoise {
  const variance = (signal * DEVIATION) ** 2 + noise ** 2;
  const answer = {
    unconditional: new Float64Array(latents.length),
    conditional: new Float64Array(latents.length),
  };
  const point = new Float64Array(DIMENSIONS);
  for (let index = 0; index < POINTS; index++) {
    for (let d = 0; d < DIMENSIONS; d++) point[d] = latents[d * POINTS + index]!;
    const means = meansAt(point, signal, variance);
    for (let d = 0; d < DIMENSIONS; d++) {
      const at = d * POINTS + index;
      answer.unconditional[at] = (noise * (point[d]! - signal * means.all[d]!)) / variance;
      answer.conditional[at] = (noise * (point[d]! - signal * means.wanted[d]!)) / variance;
    }
  }
  return answer;
}

/** The means of the centres, by how likely each is to have led to `point`. */
function meansAt(point: Float64Array, signal: number, variance: number) {
  const likelihoods = likelihoodsAt(point, signal, variance);
  const all = new Float64Array(DIMENSIONS);
  const wanted = new Float64Array(DIMENSIONS);
  let [sumOfAll, sumOfWanted] = [0, 0];
  for (let k = 0; k < COUNT; k++) {
    const likelihood = likelihoods[k]!;
    const weighted = likelihood * WEIGHTS[k < COUNT / 2 ? 0 : 1]!;
    sumOfAll += likelihood;
    sumOfWanted += weighted;
    for (let d = 0; d < DIMENSIONS; d++) {
      all[d]! += likelihood * CENTRES[k * DIMENSIONS + d]!;
      wanted[d]! += weighted * CENTRES[k * DIMENSIONS + d]!;
    }
  }
  return {
    all: all.map((sum) => sum / sumOfAll),
    wanted: wanted.map((sum) => sum / sumOfWanted),
  };
}

/** Up to a common factor: the likeliest is 1, so that none of them all is too small for a number. */
function likelihoodsAt(point: Float64Array, signal: number, variance: number): Float64Array {
  const squares = new Float64Array(COUNT);
  for (let k = 0; k < COUNT; k++) {
    for (let d = 0; d < DIMENSIONS; d++) {
      squares[k]! += (point[d]! - signal * CENTRES[k * DIMENSIONS + d]!) ** 2;
    }
  }
  const least = Math.min(...squares);
  return squares.map((value) => Math.exp((least - value) / (2 * variance)));
}

/** Points of the mixture itself, as clean latents: 4 × 4096. */
export function drawPoints(seed: number): Float32Array<ArrayBuffer> {
  return normals(seed, DIMENSIONS * POINTS).map((value, at) => {
    const centre = (at % POINTS) % COUNT;
    return DEVIATION * value + CENTRES[centre * DIMENSIONS + Math.floor(at / POINTS)]!;
  });
}
