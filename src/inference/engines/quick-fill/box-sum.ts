/** Sums over squares, by adding what enters and taking away what leaves. */
import { inStrips, type Pace } from './pace';

type Values = Int32Array | Float32Array;

/** Replaces every value by the sum over the (2 radius + 1)² square around it, clipped. */
export function boxSum(values: Values, width: number, height: number, radius: number): void {
  sumAlongRows(values, width, radius, 0, height);
  createColumnSums(values, width, height, radius)(0, height);
}

/** As `boxSum`, for areas of any size. */
export async function boxSumAtPace(
  values: Values,
  width: number,
  height: number,
  radius: number,
  pace: Pace,
): Promise<void> {
  const size = { width, height };
  await inStrips(size, pace, (from, to) => sumAlongRows(values, width, radius, from, to));
  await inStrips(size, pace, createColumnSums(values, width, height, radius));
}

function sumAlongRows(
  values: Values,
  width: number,
  radius: number,
  from: number,
  to: number,
): void {
  const line = new Float64Array(width);
  for (let start = from * width; start < to * width; start += width) {
    let sum = 0;
    for (let i = 0; i < width; i++) line[i] = values[start + i]!;
    for (let i = 0; i < Math.min(radius, width); i++) sum += line[i]!;
    for (let i = 0; i < width; i++) {
      if (i + radius < width) sum += line[i + radius]!;
      if (i - radius - 1 >= 0) sum -= line[i - radius - 1]!;
      values[start + i] = sum;
    }
  }
}

/** Row by row, as memory lies; to be called for all rows in order, `from` to `to` at a time. */
function createColumnSums(values: Values, width: number, height: number, radius: number) {
  const sums = new Float64Array(width);
  // The last rows as they were before they were replaced.
  const kept = Array.from({ length: radius + 1 }, () => values.slice(0, width));
  const add = (y: number) => {
    for (let x = 0, p = y * width; x < width; x++, p++) sums[x]! += values[p]!;
  };
  for (let y = 0; y < Math.min(radius, height); y++) add(y);
  return (from: number, to: number): void => {
    for (let y = from; y < to; y++) {
      if (y + radius < height) add(y + radius);
      const old = kept[y % (radius + 1)]!;
      if (y - radius - 1 >= 0) for (let x = 0; x < width; x++) sums[x]! -= old[x]!;
      const row = values.subarray(y * width, (y + 1) * width);
      old.set(row);
      row.set(sums);
    }
  };
}
