/** The means that a smooth background is judged by. */
import type { Size } from '../../../core/geometry';
import { boxSumAtPace } from '../box-sum';
import { inBatches, type Pace } from '../pace';
import { KNOWN } from '../pixel-kind';
import type { TakeFloats } from '../kernels/loops';

/**
 * Per channel the mean over the known pixels of the square around each pixel.
 *
 * @param take - as `Loops.lendFloats` gives it, for the means
 */
export async function localMeans(
  channels: readonly Float32Array[],
  kind: Uint8Array,
  size: Size,
  radius: number,
  pace: Pace,
  take: TakeFloats = (length) => new Float32Array(length),
): Promise<Float32Array[]> {
  const counts = take(kind.length);
  await inBatches(kind.length, pace, (from, to) => {
    for (let p = from; p < to; p++) if (kind[p] === KNOWN) counts[p] = 1;
  });
  await boxSumAtPace(counts, size, radius, pace);
  const means: Float32Array[] = [];
  for (const values of channels) {
    const into = take(kind.length);
    await boxSumAtPace(values, size, radius, pace, { into, counts });
    means.push(into);
  }
  return means;
}
