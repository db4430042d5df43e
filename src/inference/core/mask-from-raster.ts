/** A black and white picture as a mask: what a mask file means, wherever one comes in. */
import { createMask, type Mask, type Raster } from './raster';

/**
 * White means fill: every pixel whose luminance, weighted by its alpha, is at least 128.
 *
 * @returns a mask over the whole picture
 */
export function maskFromRaster({ width, height, data }: Raster): Mask {
  const mask = createMask({ x: 0, y: 0, width, height });
  for (let i = 0, p = 0; i < mask.data.length; i++, p += 4) {
    // Rec. 709 luma in 1/256ths: 54 + 183 + 19 = 256.
    const luma = 54 * data[p]! + 183 * data[p + 1]! + 19 * data[p + 2]!;
    if (luma * data[p + 3]! >= 128 * 256 * 255) mask.data[i] = 255;
  }
  return mask;
}
