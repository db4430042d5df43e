import { describe, expect, it } from 'vitest';
import { maskFromRaster } from '../../../src/inference/core/mask-from-raster';
import type { Raster } from '../../../src/inference/core/raster';

function row(...pixels: readonly (readonly [number, number, number, number])[]): Raster {
  return { width: pixels.length, height: 1, data: Uint8ClampedArray.from(pixels.flat()) };
}

describe('maskFromRaster', () => {
  it('fills white and keeps black, dividing at the middle grey', () => {
    const greys = row(
      [255, 255, 255, 255],
      [0, 0, 0, 255],
      [128, 128, 128, 255],
      [127, 127, 127, 255],
    );
    expect([...maskFromRaster(greys).data]).toEqual([255, 0, 255, 0]);
  });

  it('takes transparent white for nothing', () => {
    expect([...maskFromRaster(row([255, 255, 255, 0], [255, 255, 255, 127])).data]).toEqual([0, 0]);
  });

  it('weighs colours as an eye does: green is bright, blue is dark', () => {
    expect([...maskFromRaster(row([0, 255, 0, 255], [0, 0, 255, 255])).data]).toEqual([255, 0]);
  });
});
