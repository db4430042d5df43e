/**
 * The random start of a fill: the same seed gives the same noise.
 *
 * As in the published browser port: mulberry32 (T. Ettinger, 2017; public domain) makes numbers in
 * [0, 1), Box–Muller turns each two of them into two normal ones. `Math.log` and its like may differ
 * between machines in the last of 53 bits, which rounding to single precision nearly always hides.
 */
import { CELLS, LATENT_CHANNELS, type Latents } from './latents';

/** The extra number per channel comes from a stream of its own, begun at seed XOR this (2³² / golden ratio). */
const OFFSET_STREAM = 0x9e3779b9;

/**
 * Normal noise for a whole latent, plus `offset` times one more normal number for each channel. The
 * model was trained with such noise (offset 0.0357), which lets it choose the overall brightness.
 *
 * @param seed - unsigned 32-bit
 * @returns 4 × 64 × 64
 */
export function startNoise(seed: number, offset: number): Latents {
  const noise = normals(seed, LATENT_CHANNELS * CELLS);
  const shifts = normals(seed ^ OFFSET_STREAM, LATENT_CHANNELS);
  return noise.map((value, i) => value + offset * shifts[Math.floor(i / CELLS)]!);
}

/**
 * `count` independent numbers of mean 0 and deviation 1. Both numbers of a Box–Muller pair are used,
 * the cosine's first: √(−2 ln u)·cos 2πv, then √(−2 ln u)·sin 2πv, with u drawn before v.
 */
export function normals(seed: number, count: number): Latents {
  const uniform = mulberry32(seed);
  const numbers = new Float32Array(count);
  for (let i = 0; i < count; i += 2) {
    const radius = Math.sqrt(-2 * Math.log(positive(uniform)));
    const angle = 2 * Math.PI * uniform();
    numbers[i] = radius * Math.cos(angle);
    if (i + 1 < count) numbers[i + 1] = radius * Math.sin(angle);
  }
  return numbers;
}

/** The logarithm of 0 is not a number to go on with; it is drawn once in 2³² times. */
function positive(uniform: () => number): number {
  for (;;) {
    const drawn = uniform();
    if (drawn > 0) return drawn;
  }
}

/** Numbers in [0, 1), multiples of 2⁻³²; the state is one 32-bit counter, mixed by two multiplications. */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}
