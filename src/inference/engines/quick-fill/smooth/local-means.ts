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
  await inBatches(kind.length, pace, (from, to) => markKnown(kind, counts, from, to));
  await boxSumAtPace(counts, size, radius, pace);
  const means: Float32Array[] = [];
  for (const values of channels) {
    const into = take(kind.length);
    await boxSumAtPace(values, size, radius, pace, { into, counts });
    means.push(into);
  }
  return means;
}

function markKnown(kind: Uint8Array, counts: Float32Array, from: number, to: number): void {
  for (let p = from; p < to; p++) counts[p] = kind[p] === KNOWN ? 1 : 0;
}
