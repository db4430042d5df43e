import { describe, expect, it } from 'vitest';
import { encodePatch } from '../../../src/inference/codec/encode-patch';
import type { Picture } from '../../../src/inference/codec/picture';
import { decodePng } from '../../../src/inference/codec/png/decode-png';
import type { Patch } from '../../../src/inference/core/raster';
import { chunksOf, iccProfile, iccpChunk, pngFile } from '../../support/image-files';

/** 6 × 5, opaque, grey as its index says. */
function picture(changes: Partial<Picture> = {}): Picture {
  const size = { width: 6, height: 5 };
  const data = new Uint8ClampedArray(6 * 5 * 4).fill(255);
  for (let i = 0; i < 30; i++) data.fill(i, 4 * i, 4 * i + 3);
  const info = { format: 'png', size, bitDepth: 8, hasAlpha: false, hasProfile: false } as const;
  return { info, raster: { ...size, data }, deep: null, isGrey: false, carried: [], ...changes };
}

/** Red, with this much of it at each pixel. */
function red(x: number, y: number, rows: readonly (readonly number[])[]): Patch {
  const coverage = Uint8Array.from(rows.flat());
  const data = Uint8ClampedArray.from([...coverage].flatMap(() => [200, 10, 20, 255]));
  return { x, y, width: rows[0]!.length, height: rows.length, data, coverage };
}

describe('encodePatch', () => {
  it('keeps what is covered, as far as it is, with a transparent pixel around it', async () => {
    const patch = red(1, 1, [
      [0, 0, 0],
      [0, 255, 128],
    ]);
    const { png, rect, picture: size, seeThrough } = await encodePatch(picture(), patch, false);
    expect(rect).toEqual({ x: 1, y: 1, width: 4, height: 3 });
    expect(size).toEqual({ width: 6, height: 5 });
    expect(seeThrough).toBe(false);
    const { raster } = decodePng(png);
    expect([raster.width, raster.height]).toEqual([4, 3]);
    const alpha = Array.from({ length: 12 }, (_, i) => raster.data[4 * i + 3]);
    expect(alpha).toEqual([0, 0, 0, 0, 0, 255, 128, 0, 0, 0, 0, 0]);
    expect([...raster.data.slice(20, 28)]).toEqual([200, 10, 20, 255, 200, 10, 20, 128]);
    expect(raster.data.slice(0, 4)).toEqual(new Uint8ClampedArray(4));
  });

  it('needs no such pixel at the picture’s own edge, and drops what sticks out', async () => {
    const patch = red(-1, -1, [
      [255, 255],
      [255, 255],
    ]);
    const { rect, png } = await encodePatch(picture(), patch, false);
    expect(rect).toEqual({ x: 0, y: 0, width: 2, height: 2 });
    expect(decodePng(png).raster.data[3]).toBe(255);
  });

  it('is as large as the picture where that is asked for', async () => {
    const { rect, png } = await encodePatch(picture(), red(4, 3, [[255]]), true);
    expect(rect).toEqual({ x: 0, y: 0, width: 6, height: 5 });
    const { data } = decodePng(png).raster;
    const covered = Array.from({ length: 30 }, (_, i) => i).filter((i) => data[4 * i + 3] !== 0);
    expect(covered).toEqual([3 * 6 + 4]);
  });

  it('says whether the picture is see-through below it, and only there', async () => {
    const holed = picture();
    holed.raster.data[3] = 254; // the first pixel
    expect((await encodePatch(holed, red(1, 1, [[255]]), false)).seeThrough).toBe(true);
    expect((await encodePatch(holed, red(2, 2, [[255]]), false)).seeThrough).toBe(false);
  });

  it('is grey where the picture is, and keeps its colour profile', async () => {
    const profile = iccpChunk(iccProfile('GRAY'));
    const grey = { width: 2, height: 1, colourType: 0, bitDepth: 8, samples: [10, 200] };
    const file = pngFile({ ...grey, before: [profile] });
    const source = decodePng(file);
    const { png } = await encodePatch(source, red(0, 0, [[255]]), false);
    expect(png[25]).toBe(4); // grey with alpha
    expect(chunksOf(png).map(({ type }) => type)).toContain('iCCP');
  });

  it('refuses a patch that covers nothing', async () => {
    await expect(encodePatch(picture(), red(0, 0, [[0]]), false)).rejects.toThrow(RangeError);
  });
});
