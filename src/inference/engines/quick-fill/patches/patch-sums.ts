/** Sums over whole patches: what two patches' means tell about their distance costs eight bytes to read. */
import type { Level } from './level';
import { RADIUS, SIDE } from './targets';

/**
 * Per pixel the sums of the four samples over the 7×7 patch around it, interleaved; 0 where the patch
 * is not whole. 49 samples of ten bits fit sixteen.
 */
export function patchSums({ width, height, samples }: Level): Uint16Array<ArrayBuffer> {
  const sums = new Uint16Array(samples.length);
  const stride = 4 * width;
  /** Sums of the last SIDE rows, per column and channel. */
  const columns = new Int32Array(stride);
  for (let y = 0; y < height; y++) {
    const entering = y * stride;
    for (let i = 0; i < stride; i++) columns[i]! += samples[entering + i]!;
    if (y >= SIDE) {
      const leaving = entering - SIDE * stride;
      for (let i = 0; i < stride; i++) columns[i]! -= samples[leaving + i]!;
    }
    if (y >= SIDE - 1) sumRow(columns, width, sums, (y - RADIUS) * stride);
  }
  return sums;
}

function sumRow(columns: Int32Array, width: number, sums: Uint16Array, at: number): void {
  for (let c = 0; c < 4; c++) {
    let sum = 0;
    for (let x = 0; x < width; x++) {
      sum += columns[4 * x + c]!;
      if (x >= SIDE) sum -= columns[4 * (x - SIDE) + c]!;
      if (x >= SIDE - 1) sums[at + 4 * (x - RADIUS) + c] = sum;
    }
  }
}
