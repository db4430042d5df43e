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

const SQUARE = 24;
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
 */
export async function growGrain(
  calm: Calm,
  wanted: Rect,
  random: RandomStream,
  pace: Pace,
): Promise<Float32Array | undefined> {
  const { width, height, residual } = calm;
  const places = findPlaces(calm, random);
  if (places.length === 0) return undefined;
  const grain = new Float32Array(residual.length);
  const [right, bottom] = [wanted.x + wanted.width, wanted.y + wanted.height];
  for (let top = -STRIDE; top < height; top += STRIDE) {
    if (pace.due()) await pace.rest();
    const [first, last] = [Math.max(0, wanted.y - top), Math.min(SQUARE, bottom - top)];
    for (let left = -STRIDE; left < width; left += STRIDE) {
      const source = places[random.below(places.length)]!;
      const from = Math.max(0, wanted.x - left);
      const count = Math.min(SQUARE, right - left) - from;
      for (let j = first; j < last; j++) {
        const p = 3 * ((top + j) * width + left + from);
        addRow(grain, p, residual, 3 * (source + j * width + from), j, from, count);
      }
    }
  }
  for (let y = wanted.y; y < bottom; y++) {
    if (pace.due()) await pace.rest();
    for (let x = wanted.x, p = y * width + x; x < right; x++, p++) {
      const scale = SCALES[(y % STRIDE) * STRIDE + (x % STRIDE)]!;
      for (let c = 0; c < 3; c++) grain[3 * p + c]! *= scale;
    }
  }
  return grain;
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

/** Adds `count` weighted pixels of row `j` of a square, from its column `from` on. */
function addRow(
  grain: Float32Array,
  p: number,
  residual: Float32Array,
  source: number,
  j: number,
  from: number,
  count: number,
): void {
  const w = 3 * (j * SQUARE + from);
  for (let n = 0; n < 3 * count; n++) grain[p + n]! += WEIGHTS[w + n]! * residual[source + n]!;
}

/** Top-left pixels of wholly calm squares. */
function findPlaces({ width, height, mask }: Calm, random: RandomStream): number[] {
  if (width < SQUARE || height < SQUARE) return [];
  // sums[y][x] counts the calm pixels above and left of (x, y).
  const stride = width + 1;
  const sums = new Int32Array(stride * (height + 1));
  for (let y = 0; y < height; y++) {
    for (let x = 0, row = 0; x < width; x++) {
      row += mask[y * width + x]!;
      sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1]! + row;
    }
  }
  const places: number[] = [];
  for (let i = 0; i < TRIES && places.length < PLACES; i++) {
    const x = random.below(width - SQUARE + 1);
    const y = random.below(height - SQUARE + 1);
    const a = y * stride + x;
    const b = a + SQUARE * stride;
    if (sums[b + SQUARE]! - sums[b]! - sums[a + SQUARE]! + sums[a]! === SQUARE * SQUARE) {
      places.push(y * width + x);
    }
  }
  return places;
}
