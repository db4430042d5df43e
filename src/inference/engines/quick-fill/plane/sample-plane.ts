/** What a plane in perspective shows somewhere, from what it shows some of its steps away. */
import type { Raster } from '../../../core/raster';
import { KNOWN } from '../pixel-kind';
import { isInReach, moveOn, type Pair, type Plane, wayOf } from './plane';

/** Steps each way: far away, where they are small, many are needed to lead out of the hole. */
const FARTHEST = 24;
const MAX_WAYS = 400;
/** How much worse a way towards the vanishing line is than one along it: there the scale changes. */
const TILT_PRICE = 3;

/** Ways to where the plane shows the same, the best first. */
export function waysOf(plane: Plane): Pair[] {
  const { a, b } = plane;
  const slope = Math.sqrt(a * a + b * b);
  const ways: { way: Pair; price: number }[] = [];
  for (let j = -FARTHEST; j <= FARTHEST; j++) {
    for (let i = -FARTHEST; i <= FARTHEST; i++) {
      if (i === 0 && j === 0) continue;
      const way = wayOf(plane, i, j);
      const tilted = Math.abs(a * way[0] + b * way[1]) / slope;
      const length = Math.sqrt(way[0] * way[0] + way[1] * way[1]);
      ways.push({ way, price: length + TILT_PRICE * tilted });
    }
  }
  return ways
    .sort((one, other) => one.price - other.price)
    .slice(0, MAX_WAYS)
    .map(({ way }) => way);
}

/**
 * Writes red, green, blue and alpha of (x, y) to `colour`, from the first way that leads to what is known.
 *
 * @returns false where none does
 */
export function sampleAlong(
  image: Raster,
  kind: Uint8Array,
  plane: Plane,
  ways: readonly Pair[],
  x: number,
  y: number,
  colour: Float64Array,
): boolean {
  if (!isInReach(plane, x, y)) return false;
  for (const way of ways) {
    const [u, v] = moveOn(plane, x, y, way);
    if (isInReach(plane, u, v) && sampleAt(image, kind, u - 0.5, v - 0.5, colour)) return true;
  }
  return false;
}

/**
 * Between pixels, by cubic convolution (R. Keys, 1981), which keeps grain sharp.
 *
 * @returns false where not all sixteen pixels around are known
 */
function sampleAt(
  { width, height, data }: Raster,
  kind: Uint8Array,
  x: number,
  y: number,
  colour: Float64Array,
): boolean {
  const [left, top] = [Math.floor(x) - 1, Math.floor(y) - 1];
  if (left < 0 || top < 0 || left + 3 >= width || top + 3 >= height) return false;
  const p = top * width + left;
  if (kind[p] !== KNOWN || kind[p + 3 * width + 3] !== KNOWN) return false;
  weigh(x - left - 1, ACROSS);
  weigh(y - top - 1, DOWN);
  colour.fill(0);
  for (let j = 0; j < 4; j++) {
    for (let i = 0; i < 4; i++) {
      const q = p + j * width + i;
      if (kind[q] !== KNOWN) return false;
      const weight = ACROSS[i]! * DOWN[j]!;
      for (let c = 0; c < 4; c++) colour[c]! += weight * data[4 * q + c]!;
    }
  }
  return true;
}

/** Slope of the kernel at its first zero: -0.5 loses an eighth of the grain, -1 overshoots at edges. */
const SHARPNESS = -0.75;

/** Room for the weights of four pixels in a row and in a column. */
const ACROSS = new Float64Array(4);
const DOWN = new Float64Array(4);

/** @param t - how far between the second and the third pixel, 0–1 */
function weigh(t: number, weights: Float64Array): void {
  const rest = 1 - t;
  weights[0] = SHARPNESS * t * rest * rest;
  weights[1] = ((SHARPNESS + 2) * t - SHARPNESS - 3) * t * t + 1;
  weights[2] = ((SHARPNESS + 2) * rest - SHARPNESS - 3) * rest * rest + 1;
  weights[3] = SHARPNESS * t * t * rest;
}
