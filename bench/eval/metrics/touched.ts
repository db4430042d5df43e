/** What a method changed that it was not asked to change. */
import type { Mask, Raster } from '../../../src/inference/core/raster';

/** Bytes, of red, green, blue and alpha, that differ outside the hole: 0, or it is a fault. */
export function touchedBytes(filled: Raster, input: Raster, mask: Mask): number {
  let count = 0;
  for (let i = 0; i < input.data.length; i++) {
    if (mask.data[i >> 2] !== 255 && filled.data[i] !== input.data[i]) count++;
  }
  return count;
}
