/**
 * The grain of a smooth background, laid over a smooth fill.
 *
 * Squares of residual (picture less its local mean) are copied from calm places around the hole and
 * overlapped by half. Their weights are divided by the root of the sum of squares, which keeps the
 * grain's variance where a mean would fade it.
 */
import type { Rect } from '../../../core/geometry';
import type { RandomStream } from '../../../core/random';
import type { Pace } from '../pace';

export const SQUARE = 24;
const STRIDE = SQUARE / 2;
/** Enough different squares that no repetition shows; drawn with at most so many tries. */
const PLACES = 96;
const TRIES = 6000;

export interface Calm {
  readonly width: number;
  readonly height: number;
  /** 1 where the residual is grain and nothing else. */
  readonly mask: Uint8Array;
  /** Red, green, blue, interleaved. */
  readonly residual: Float32Array;
}

/**
 * Three interleaved channels over all of `calm`, made for the pixels of `wanted`; undefined where no calm square is
 * left.
 *
 * @param grain - where they are written, all 0
 */
export async function growGrain(
  calm: Calm,
  wanted: Rect,
  random: RandomStream,
  pace: Pace,
  grain = new Float32Array(calm.residual.length),
): Promise<Float32Array | undefined> {
  const { width, height, residual } = calm;
  const places = findPlaces(calm, random);
  if (places.length === 0) return undefined;
  const addSquare = pace.loops.openGrain(WEIGHTS, residual, grain);
  const [right, bottom] = [wanted.x + wanted.width, wanted.y + wanted.height];
  for (let top = -STRIDE; top < height; top += STRIDE) {
    if (pace.due()) await pace.rest();
    const [first, last] = [Math.max(0, wanted.y - top), Math.min(SQUARE, bottom - top)];
    for (let left = -STRIDE; left < width; left += STRIDE) {
      const source = places[random.below(places.length)]!;
      const from = Math.max(0, wanted.x - left);
      const count = Math.min(SQUARE, right - left) - from;
      if (last <= first || count <= 0) continue;
      const into = (top + first) * width + left + from;
      const square = { width, rows: last - first, count, weight: first * SQUARE + from };
      addSquare(into, source + first * width + from, square);
    }
  }
  for (let y = wanted.y; y < bottom; y++) {
    if (pace.due()) await pace.rest();
    scaleRow(grain, y, y * width, wanted.x, right);
  }
  return grain;
}

/** What of a square is added: of `rows` rows `count` pixels, the first one's weight being number `weight`. */
interface Square {
  /** Of the area. */
  readonly width: number;
  readonly rows: number;
  readonly count: number;
  readonly weight: number;
}

/** Adds the weighted residual from pixel `source` on to the grain from pixel `into` on. */
export type AddSquare = (into: number, source: number, square: Square) => void;

/** The reference. */
export function openGrain(
  weights: Float64Array,
  residual: Float32Array,
  grain: Float32Array,
): AddSquare {
  return (into, source, { width, rows, count, weight }) => {
    for (let j = 0; j < rows; j++) {
      const [p, s, w] = [
        3 * (into + j * width),
        3 * (source + j * width),
        3 * (weight + j * SQUARE),
      ];
      for (let n = 0; n < 3 * count; n++) grain[p + n]! += weights[w + n]! * residual[s + n]!;
    }
  };
}

/** @param row - of the pixel at its beginning */
function scaleRow(grain: Float32Array, y: number, row: number, from: number, to: number): void {
  for (let x = from; x < to; x++) {
    const scale = SCALES[(y % STRIDE) * STRIDE + (x % STRIDE)]!;
    for (let n = 3 * (row + x); n < 3 * (row + x) + 3; n++) grain[n]! *= scale;
  }
}

/** The square root of a triangle, so that two halves' squares add up to one. */
const TRIANGLE = Float64Array.from({ length: SQUARE }, (_, i) =>
  Math.sqrt((Math.min(i, SQUARE - 1 - i) + 0.5) / STRIDE),
);
/** Of a square's samples: three for each pixel. */
const WEIGHTS = Float64Array.from(
  { length: 3 * SQUARE * SQUARE },
  (_, n) => TRIANGLE[Math.floor(n / 3) % SQUARE]! * TRIANGLE[Math.floor(n / 3 / SQUARE)]!,
);
/** By its place among the squares, what makes a pixel's grain as strong as it was. */
const SCALES = Float64Array.from({ length: STRIDE * STRIDE }, (_, n) => {
  const [i, j] = [n % STRIDE, Math.floor(n / STRIDE)];
  let squares = 0;
  for (const y of [j + STRIDE, j]) {
    for (const x of [i + STRIDE, i]) {
      const weight = WEIGHTS[3 * (y * SQUARE + x)]!;
      squares = Math.fround(squares + weight * weight);
    }
  }
  return 1 / Math.sqrt(squares);
});

/** Top-left pixels of wholly calm squares. */
function findPlaces({ width, height, mask }: Calm, random: RandomStream): number[] {
  const places: number[] = [];
  if (width < SQUARE || height < SQUARE) return places;
  for (let i = 0; i < TRIES && places.length < PLACES; i++) {
    const x = random.below(width - SQUARE + 1);
    const y = random.below(height - SQUARE + 1);
    if (isCalm(mask, width, y * width + x)) places.push(y * width + x);
  }
  return places;
}

function isCalm(mask: Uint8Array, width: number, corner: number): boolean {
  for (let j = 0; j < SQUARE; j++) {
    const row = corner + j * width;
    for (let p = row; p < row + SQUARE; p++) if (mask[p] !== 1) return false;
  }
  return true;
}
