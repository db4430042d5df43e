/** Sums over squares, by adding what enters and taking away what leaves. */
import type { Size } from '../../core/geometry';
import { inStrips, type Pace } from './pace';

/** Does the rows `from` to `to`; to be called for all rows in order. */
export type RowWork = (from: number, to: number) => void;

/** Replaces every value by the sum over the (2 radius + 1)² square around it, clipped. */
export function boxSum(values: Int32Array, width: number, height: number, radius: number): void {
  openBoxSum(values, { width, height }, radius)(0, height);
}

/** Where means go, and what the sums are divided by: what is below 1 counts as 1. */
export interface Means {
  readonly into: Float32Array;
  readonly counts: Float32Array;
}

/** As `boxSum`, for areas of any size; the values stay where there are `means`. */
export function boxSumAtPace(
  values: Float32Array,
  size: Size,
  radius: number,
  pace: Pace,
  means?: Means,
): Promise<void> {
  return inStrips(size, pace, pace.loops.openBoxSum(values, size, radius, means));
}

/** The reference: row by row, as memory lies. */
export function openBoxSum(
  values: Int32Array | Float32Array,
  { width, height }: Size,
  radius: number,
  means?: Means,
): RowWork {
  const into = means?.into ?? values;
  const sums = new Float64Array(width);
  // Rows summed along themselves: those in the square, and the one that leaves it.
  const ring = Array.from({ length: 2 * radius + 2 }, () => values.slice(0, width));
  const enter = (y: number) => {
    const row = ring[y % ring.length]!;
    sumAlongRow(values.subarray(y * width, (y + 1) * width), radius, row);
    for (let x = 0; x < width; x++) sums[x]! += row[x]!;
  };
  return (from, to) => {
    if (from === 0) for (let y = 0; y < Math.min(radius, height); y++) enter(y);
    for (let y = from; y < to; y++) {
      if (y + radius < height) enter(y + radius);
      if (y > radius) {
        const leaving = ring[(y - radius - 1) % ring.length]!;
        for (let x = 0; x < width; x++) sums[x]! -= leaving[x]!;
      }
      into.set(sums, y * width);
      if (!means) continue;
      for (let p = y * width; p < (y + 1) * width; p++) into[p]! /= Math.max(means.counts[p]!, 1);
    }
  };
}

function sumAlongRow<V extends Int32Array | Float32Array>(values: V, radius: number, into: V) {
  const width = values.length;
  let sum = 0;
  for (let x = 0; x < Math.min(radius, width); x++) sum += values[x]!;
  for (let x = 0; x < width; x++) {
    if (x + radius < width) sum += values[x + radius]!;
    if (x > radius) sum -= values[x - radius - 1]!;
    into[x] = sum;
  }
}
