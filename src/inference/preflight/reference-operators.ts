/**
 * The operators of the self-tests as their definitions say (onnx.ai), in float64 and without any
 * cleverness. Arrays are row-major; planes are square.
 */
import type { FloatTensor } from '../core/tensor';

export type Numbers = Float32Array | Float64Array;

/**
 * One picture of `channels` planes; stride 1, and as much zero padding as keeps the size.
 *
 * @param weight - (out channels, channels / groups, kernel, kernel)
 */
export function convolve(
  x: Numbers,
  channels: number,
  weight: FloatTensor,
  bias: FloatTensor | null,
): Float64Array {
  const [outChannels, groupChannels, kernel] = weight.dims as [number, number, number];
  const side = Math.sqrt(x.length / channels);
  const outsPerGroup = outChannels / (channels / groupChannels);
  const out = new Float64Array(outChannels * side * side);
  for (let i = 0; i < out.length; i++) {
    const o = Math.floor(i / (side * side));
    const first = Math.floor(o / outsPerGroup) * groupChannels;
    let sum = bias?.data[o] ?? 0;
    for (let c = 0; c < groupChannels; c++) {
      const plane = x.subarray((first + c) * side * side, (first + c + 1) * side * side);
      const at = (o * groupChannels + c) * kernel * kernel;
      const taps = weight.data.subarray(at, at + kernel * kernel);
      sum += correlate(plane, side, taps, kernel, i % (side * side));
    }
    out[i] = sum;
  }
  return out;
}

function correlate(
  plane: Numbers,
  side: number,
  taps: Float32Array,
  kernel: number,
  centre: number,
): number {
  const left = (centre % side) - (kernel - 1) / 2;
  const top = Math.floor(centre / side) - (kernel - 1) / 2;
  let sum = 0;
  for (let t = 0; t < taps.length; t++) {
    const x = left + (t % kernel);
    const y = top + Math.floor(t / kernel);
    if (x >= 0 && x < side && y >= 0 && y < side) sum += plane[y * side + x]! * taps[t]!;
  }
  return sum;
}

/** Each row of `length` numbers to mean 0 and variance 1. */
export function normalise(x: Numbers, length: number, epsilon: number): Float64Array {
  const out = new Float64Array(x.length);
  for (let start = 0; start < x.length; start += length) {
    const row = Float64Array.from(x.subarray(start, start + length));
    const mean = sum(row) / length;
    const variance = sum(row.map((value) => (value - mean) ** 2)) / length;
    out.set(
      row.map((value) => (value - mean) / Math.sqrt(variance + epsilon)),
      start,
    );
  }
  return out;
}

export function softmax(x: Numbers, length: number): Float64Array {
  const out = new Float64Array(x.length);
  for (let start = 0; start < x.length; start += length) {
    const powers = Float64Array.from(x.subarray(start, start + length), Math.exp);
    const total = sum(powers);
    out.set(
      powers.map((power) => power / total),
      start,
    );
  }
  return out;
}

export function silu(x: Numbers): Float64Array {
  return Float64Array.from(x, (value) => value / (1 + Math.exp(-value)));
}

/** (rows, inner) × (inner, columns) */
export function multiply(a: Numbers, b: Numbers, inner: number): Float64Array {
  const columns = b.length / inner;
  return Float64Array.from({ length: (a.length / inner) * columns }, (_, i) => {
    const row = Math.floor(i / columns) * inner;
    let total = 0;
    for (let k = 0; k < inner; k++) total += a[row + k]! * b[k * columns + (i % columns)]!;
    return total;
  });
}

/** (rows, columns) → (columns, rows) */
export function transpose(x: Numbers, columns: number): Float64Array {
  const rows = x.length / columns;
  return Float64Array.from(x, (_, i) => x[(i % rows) * columns + Math.floor(i / rows)]!);
}

function sum(values: Numbers): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
