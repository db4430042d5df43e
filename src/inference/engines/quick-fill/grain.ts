/**
 * The grain of a smooth background, laid over a smooth fill.
 *
 * Squares of residual (picture less its local mean) are copied from calm places around the hole and
 * overlapped by half. Their weights are divided by the root of the sum of squares, which keeps the
 * grain's variance where a mean would fade it.
 */
import type { RandomStream } from '../../core/random';

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

/** Grain for every pixel, three interleaved channels; undefined where no calm square is left. */
export function growGrain(calm: Calm, random: RandomStream): Float32Array | undefined {
  const { width, height, residual } = calm;
  const places = findPlaces(calm, random);
  if (places.length === 0) return undefined;
  const grain = new Float32Array(residual.length);
  const squares = new Float32Array(width * height);
  for (let top = -STRIDE; top < height; top += STRIDE) {
    for (let left = -STRIDE; left < width; left += STRIDE) {
      const source = places[random.below(places.length)]!;
      for (let j = Math.max(0, -top); j < Math.min(SQUARE, height - top); j++) {
        for (let i = Math.max(0, -left); i < Math.min(SQUARE, width - left); i++) {
          const weight = WEIGHTS[i]! * WEIGHTS[j]!;
          const p = (top + j) * width + left + i;
          const s = source + j * width + i;
          squares[p]! += weight * weight;
          for (let c = 0; c < 3; c++) grain[3 * p + c]! += weight * residual[3 * s + c]!;
        }
      }
    }
  }
  for (let p = 0; p < squares.length; p++) {
    const scale = 1 / Math.sqrt(squares[p]!);
    for (let c = 0; c < 3; c++) grain[3 * p + c]! *= scale;
  }
  return grain;
}

/** The square root of a triangle, so that two halves' squares add up to one. */
const WEIGHTS = Float64Array.from({ length: SQUARE }, (_, i) =>
  Math.sqrt((Math.min(i, SQUARE - 1 - i) + 0.5) / STRIDE),
);

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
