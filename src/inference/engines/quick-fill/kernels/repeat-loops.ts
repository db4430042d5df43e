/** How well the picture agrees with itself under an offset, at a few hundred places. See `../repeats/find-repeats`. */
import { KNOWN } from '../pixel-kind';

export type Samples = Int16Array | Uint8ClampedArray;

/** One resolution: colours in the first three of four interleaved channels. */
export interface View<S extends Samples = Samples> {
  readonly width: number;
  readonly height: number;
  readonly samples: S;
  readonly kind: Uint8Array;
}

export interface Places<S extends Samples = Samples> extends View<S> {
  /** Pixel indices, in the order drawn, and their columns. */
  readonly at: Int32Array;
  readonly column: Int32Array;
  /** What the squared difference from an unrelated place would be. */
  readonly expected: Float64Array;
  /** The sum of that. */
  readonly unrelated: number;
}

/**
 * The misfits of the offsets (`from`, dy) to (`to` - 1, dy), dy ≥ 0; Infinity where one is found out on the way. Valid
 * until the next call.
 */
export type Sieve = (dy: number, from: number, to: number) => Float32Array;

/** The misfit of an offset, as `misfitOf` tells it. Valid until another loop is opened or run. */
export type Misfit = (dx: number, dy: number, most: number) => number;

/** How many places an offset must agree with before more are asked, and how badly it may. */
const STAGES: readonly (readonly [places: number, misfit: number])[] = [
  [16, 0.9],
  [48, 0.7],
  [240, 0.6],
];
/** Share of the places that must have a known partner. */
const MIN_PARTNERS = 0.25;

/** Squared, over red, green and blue. */
export function distance(samples: Samples, p: number, q: number): number {
  const red = samples[4 * p]! - samples[4 * q]!;
  const green = samples[4 * p + 1]! - samples[4 * q + 1]!;
  const blue = samples[4 * p + 2]! - samples[4 * q + 2]!;
  return red * red + green * green + blue * blue;
}

/** The misfit at all places: Infinity where too few have a partner, or, perhaps, where it is above `most`. */
export function misfitOf(places: Places, dx: number, dy: number, most: number): number {
  const { width, samples, kind, at, column, expected } = places;
  const enough = enoughFor(places, most);
  const step = dy * width + dx;
  let [partners, differences, unrelated] = [0, 0, 0];
  for (let i = 0; i < at.length && differences <= enough; i++) {
    const p = at[i]!;
    const x = column[i]! + dx;
    const q = p + step;
    if (x < 0 || x >= width || q < 0 || q >= kind.length || kind[q] !== KNOWN) continue;
    partners++;
    differences += distance(samples, p, q);
    unrelated += expected[i]!;
  }
  return partners <= MIN_PARTNERS * at.length ? Infinity : differences / Math.max(unrelated, 1);
}

/** Differences that make a misfit worse than `most`: with fewer partners still more. A little more, for what was rounded. */
export function enoughFor({ unrelated }: Places, most: number): number {
  return most * unrelated * (1 + 1e-9);
}

/** The sieve in TypeScript. */
export function openReferenceSieve(places: Places): Sieve {
  return (dy, from, to) =>
    Float32Array.from({ length: to - from }, (_, i) => sift(places, from + i, dy));
}

/** The misfit of an offset, dy ≥ 0, or Infinity where it is found out on the way. */
function sift(places: Places, dx: number, dy: number): number {
  const { width, samples, kind, at, column, expected } = places;
  const step = dy * width + dx;
  let [partners, differences, unrelated, misfit] = [0, 0, 0, Infinity];
  let i = 0;
  for (const [asked, most] of STAGES) {
    const count = Math.min(asked, at.length);
    for (; i < count; i++) {
      const p = at[i]!;
      const x = column[i]! + dx;
      const q = p + step;
      if (x < 0 || x >= width || q >= kind.length || kind[q] !== KNOWN) continue;
      partners++;
      differences += distance(samples, p, q);
      unrelated += expected[i]!;
    }
    misfit = differences / Math.max(unrelated, 1);
    if (partners <= MIN_PARTNERS * count || misfit > most) return Infinity;
  }
  return misfit;
}
