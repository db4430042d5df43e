/** Wrong colour, wrong structure, banding: what is left of the error after a wide blur. */
import { blur } from './gaussian';
import { createPlane, type Plane } from './plane';

export const LOW_FREQUENCY_SIGMA = 8;

/** RMS over `indices` and the channels, in levels. Blurring is linear, so one blur of the error does. */
export function lowFrequencyError(
  filled: readonly Plane[],
  truth: readonly Plane[],
  indices: Uint32Array,
): number {
  let sum = 0;
  filled.forEach((plane, channel) => {
    const error = createPlane(plane);
    for (let i = 0; i < error.data.length; i++) {
      error.data[i] = plane.data[i]! - truth[channel]!.data[i]!;
    }
    const low = blur(error, LOW_FREQUENCY_SIGMA).data;
    for (const i of indices) sum += low[i]! ** 2;
  });
  return Math.sqrt(sum / (indices.length * filled.length));
}
