/** Turning a raster as EXIF asks, for environments whose decoder does not. */
import { createRaster, type Raster } from '../core/raster';
import type { Orientation } from './exif';

/** @returns `raster` itself for orientation 1, else a new one; 5–8 exchange width and height */
export function orientRaster(raster: Raster, orientation: Orientation): Raster {
  if (orientation === 1) return raster;
  const { width, height } = raster;
  const exchanged = orientation >= 5;
  const mirrored = [2, 3, 7, 8].includes(orientation);
  const upsideDown = [3, 4, 6, 7].includes(orientation);
  const turned = createRaster(exchanged ? { width: height, height: width } : { width, height });
  const source = new Uint32Array(raster.data.buffer, raster.data.byteOffset, width * height);
  const target = new Uint32Array(turned.data.buffer);
  // Where a stored column or row comes to lie, counted along the side it came from.
  for (let y = 0; y < height; y++) {
    const along = upsideDown ? height - 1 - y : y;
    for (let x = 0; x < width; x++) {
      const across = mirrored ? width - 1 - x : x;
      target[exchanged ? across * height + along : along * width + across] = source[y * width + x]!;
    }
  }
  return turned;
}
