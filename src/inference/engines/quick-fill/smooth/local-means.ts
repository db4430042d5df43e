/** The means that a smooth background is judged by. */
import type { Size } from '../../../core/geometry';
import { boxSumAtPace } from '../box-sum';
import { inBatches, type Pace } from '../pace';
import { KNOWN } from '../pixel-kind';

/** Per channel the mean over the known pixels of the square around each pixel. */
export async function localMeans(
  channels: readonly Float32Array[],
  kind: Uint8Array,
  size: Size,
  radius: number,
  pace: Pace,
): Promise<Float32Array[]> {
  const counts = new Float32Array(kind.length);
  await inBatches(kind.length, pace, (from, to) => {
    for (let p = from; p < to; p++) if (kind[p] === KNOWN) counts[p] = 1;
  });
  await boxSumAtPace(counts, size, radius, pace);
  const means: Float32Array[] = [];
  for (const values of channels) {
    const into = new Float32Array(kind.length);
    await boxSumAtPace(values, size, radius, pace, { into, counts });
    means.push(into);
  }
  return means;
}
