/** The means that a smooth background is judged by. */
import type { Size } from '../../core/geometry';
import { boxSumAtPace } from './box-sum';
import { inBatches, type Pace } from './pace';
import { KNOWN } from './pixel-kind';

/** Per channel the mean over the known pixels of the square around each pixel. */
export async function localMeans(
  channels: readonly Float32Array[],
  kind: Uint8Array,
  { width, height }: Size,
  radius: number,
  pace: Pace,
): Promise<Float32Array[]> {
  const known = new Float32Array(kind.length);
  await inBatches(kind.length, pace, (from, to) => {
    for (let p = from; p < to; p++) if (kind[p] === KNOWN) known[p] = 1;
  });
  await boxSumAtPace(known, width, height, radius, pace);
  const means: Float32Array[] = [];
  for (const values of channels) {
    const mean = values.slice();
    await boxSumAtPace(mean, width, height, radius, pace);
    await inBatches(mean.length, pace, (from, to) => {
      for (let p = from; p < to; p++) mean[p]! /= Math.max(known[p]!, 1);
    });
    means.push(mean);
  }
  return means;
}
