import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crop } from '../../../src/inference/core/crop';
import { paste, pasteInto } from '../../../src/inference/core/paste';
import type { Patch, Raster } from '../../../src/inference/core/raster';

type Rgba = readonly [number, number, number, number];

function rasterOf(width: number, pixels: readonly Rgba[]): Raster {
  return { width, height: pixels.length / width, data: Uint8ClampedArray.from(pixels.flat()) };
}

function patchOf(pixel: Rgba, coverage: number, at = { x: 0, y: 0 }): Patch {
  const data = Uint8ClampedArray.from(pixel);
  return { ...at, width: 1, height: 1, data, coverage: Uint8Array.of(coverage) };
}

/** One pixel laid over one pixel. */
function mix(source: Rgba, patch: Rgba, coverage: number): number[] {
  return [...paste(rasterOf(1, [source]), patchOf(patch, coverage)).data];
}

describe('paste', () => {
  it('mixes opaque colours in proportion', () => {
    expect(mix([0, 100, 200, 255], [255, 200, 100, 255], 51)).toEqual([51, 120, 180, 255]);
  });

  it('replaces every byte where the patch covers wholly, transparent or not', () => {
    expect(mix([1, 2, 3, 4], [50, 60, 70, 80], 255)).toEqual([50, 60, 70, 80]);
    expect(mix([1, 2, 3, 4], [50, 60, 70, 0], 255)).toEqual([50, 60, 70, 0]);
  });

  it('keeps every byte where the patch covers nothing, even a transparent pixel’s colour', () => {
    expect(mix([1, 2, 3, 0], [50, 60, 70, 255], 0)).toEqual([1, 2, 3, 0]);
  });

  it('lets no colour of a transparent pixel bleed into a visible one', () => {
    expect(mix([255, 0, 255, 0], [10, 20, 30, 255], 128)).toEqual([10, 20, 30, 128]);
    expect(mix([10, 20, 30, 255], [255, 0, 255, 0], 128)).toEqual([10, 20, 30, 127]);
  });

  it('weighs colours by alpha and coverage together', () => {
    // Weights 100 × 153 and 200 × 102, so 3 to 4; alpha (15300 + 20400) / 255 = 140.
    expect(mix([70, 0, 0, 100], [0, 70, 140, 200], 102)).toEqual([30, 40, 80, 140]);
  });

  it('keeps the bytes of a transparent pixel under a partly covering transparent patch', () => {
    expect(mix([1, 2, 3, 0], [50, 60, 70, 0], 200)).toEqual([1, 2, 3, 0]);
  });

  it('drops what sticks out of the picture', () => {
    const source = rasterOf(2, [
      [1, 1, 1, 255],
      [2, 2, 2, 255],
    ]);
    const patch: Patch = {
      x: 1,
      y: -1,
      width: 2,
      height: 2,
      data: new Uint8ClampedArray(16).fill(99),
      coverage: new Uint8Array(4).fill(255),
    };
    expect([...paste(source, patch).data]).toEqual([1, 1, 1, 255, 99, 99, 99, 99]);
  });

  it('leaves its source as it was', () => {
    const source = rasterOf(1, [[1, 2, 3, 4]]);
    paste(source, patchOf([9, 9, 9, 9], 255));
    expect([...source.data]).toEqual([1, 2, 3, 4]);
  });

  it('stays between the two pixels in every channel, whatever they are', () => {
    const byte = fc.integer({ min: 0, max: 255 });
    const pixel = fc.tuple(byte, byte, byte, byte);
    fc.assert(
      fc.property(pixel, pixel, byte, (source, patch, coverage) => {
        const mixed = mix(source, patch, coverage);
        for (let c = 0; c < 4; c++) {
          expect(mixed[c]).toBeGreaterThanOrEqual(Math.min(source[c]!, patch[c]!));
          expect(mixed[c]).toBeLessThanOrEqual(Math.max(source[c]!, patch[c]!));
        }
      }),
    );
  });
});

describe('pasteInto', () => {
  it('lays only the part inside `within` over a raster that starts at `origin`', () => {
    const target = rasterOf(3, [
      [1, 1, 1, 255],
      [2, 2, 2, 255],
      [3, 3, 3, 255],
    ]);
    const patch: Patch = {
      x: 10,
      y: 7,
      width: 3,
      height: 1,
      data: new Uint8ClampedArray(12).fill(255),
      coverage: new Uint8Array(3).fill(255),
    };
    pasteInto(target, { x: 10, y: 7 }, patch, { x: 11, y: 0, width: 1, height: 50 });
    expect([...target.data].filter((_, i) => i % 4 === 0)).toEqual([1, 255, 3]);
  });
});

describe('crop', () => {
  const source = rasterOf(3, [
    [1, 1, 1, 1],
    [2, 2, 2, 2],
    [3, 3, 3, 3],
    [4, 4, 4, 4],
    [5, 5, 5, 5],
    [6, 6, 6, 6],
  ]);

  it('copies the rectangle', () => {
    const cropped = crop(source, { x: 1, y: 0, width: 2, height: 2 });
    expect(cropped).toEqual(
      rasterOf(2, [
        [2, 2, 2, 2],
        [3, 3, 3, 3],
        [5, 5, 5, 5],
        [6, 6, 6, 6],
      ]),
    );
    cropped.data.fill(0);
    expect(source.data[4]).toBe(2);
  });

  it('refuses a rectangle that sticks out', () => {
    expect(() => crop(source, { x: 2, y: 0, width: 2, height: 1 })).toThrow(RangeError);
  });
});
