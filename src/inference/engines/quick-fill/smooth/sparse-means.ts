/** The means of `local-means` where but few pixels are asked, and counted: those along a rim. */
import type { Size } from '../../../core/geometry';
import type { Pace } from '../pace';

/**
 * Per channel and listed pixel the mean over the listed pixels of the square around it. As over areas, rows are added
 * up to single precision first.
 *
 * @param at - pixel indices, ascending
 * @param channels - of each the values of those pixels
 */
export async function sparseMeans(
  channels: readonly Float32Array[],
  at: Int32Array,
  { width, height }: Size,
  radius: number,
  pace: Pace,
): Promise<Float32Array[]> {
  const means = channels.map(() => new Float32Array(at.length));
  const starts = startsOf(at, width, height);
  const sums = new Float64Array(channels.length);
  for (let y = 0; y < height; y++) {
    if (starts[y] === starts[y + 1]) continue;
    if (pace.due()) await pace.rest();
    const rows = starts.slice(Math.max(y - radius, 0), Math.min(y + radius + 1, height) + 1);
    // Per row the first listed pixel that is not left of the square.
    const first = rows.slice(0, -1);
    for (let i = starts[y]!; i < starts[y + 1]!; i++) {
      const count = sumAround(channels, at, width, at[i]! % width, radius, rows, first, sums);
      for (let c = 0; c < sums.length; c++) means[c]![i] = Math.fround(sums[c]!) / count;
    }
  }
  return means;
}

/** Per row, and after the last, how many listed pixels are before it. */
function startsOf(at: Int32Array, width: number, height: number): Int32Array {
  const starts = new Int32Array(height + 1);
  for (let y = 0, i = 0; y < height; y++) {
    while (i < at.length && at[i]! < (y + 1) * width) i++;
    starts[y + 1] = i;
  }
  return starts;
}

/** @param first - moved on along with `x`. @returns how many listed pixels are in the square */
function sumAround(
  channels: readonly Float32Array[],
  at: Int32Array,
  width: number,
  x: number,
  radius: number,
  rows: Int32Array,
  first: Int32Array,
  sums: Float64Array,
): number {
  let count = 0;
  sums.fill(0);
  for (let r = 0; r < first.length; r++) {
    const end = rows[r + 1]!;
    let from = first[r]!;
    while (from < end && at[from]! % width < x - radius) from++;
    first[r] = from;
    let to = from;
    while (to < end && at[to]! % width <= x + radius) to++;
    if (to === from) continue;
    count += to - from;
    for (let c = 0; c < channels.length; c++) {
      const values = channels[c]!;
      let sum = 0;
      for (let i = from; i < to; i++) sum += values[i]!;
      sums[c]! += Math.fround(sum);
    }
  }
  return count;
}
