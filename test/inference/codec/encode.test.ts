import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { decode as fastPng } from 'fast-png';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { encodePng } from '../../../src/inference/codec/encode';
import type { Picture } from '../../../src/inference/codec/picture';
import { decodePng } from '../../../src/inference/codec/png/decode-png';
import type { Patch } from '../../../src/inference/core/raster';
import {
  chunksOf,
  iccProfile,
  iccpChunk,
  pngFile,
  type Chunk,
  type PngSpec,
} from '../../support/image-files';
import { randomPng } from './png-specs';

const nothing: Patch = { x: 0, y: 0, width: 0, height: 0, data: new Uint8ClampedArray(0), coverage: new Uint8Array(0) }; // prettier-ignore

/** One pixel of `rgba` over the pixel at (x, y). */
function dot(x: number, y: number, rgba: readonly number[], coverage = 255): Patch {
  return { x, y, width: 1, height: 1, data: Uint8ClampedArray.from(rgba), coverage: Uint8Array.of(coverage) }; // prettier-ignore
}

const grey: PngSpec = { width: 2, height: 1, colourType: 0, bitDepth: 8, samples: [10, 200] };
const rgb: PngSpec = {
  width: 2,
  height: 1,
  colourType: 2,
  bitDepth: 8,
  samples: [1, 2, 3, 4, 5, 6],
};
const rgb16: PngSpec = { ...rgb, bitDepth: 16, samples: [1, 300, 65535, 4, 50_000, 777] };
const rgba: PngSpec = { ...rgb, colourType: 6, samples: [1, 2, 3, 0, 5, 6, 7, 255] };

async function encoded(spec: PngSpec, patch: Patch = nothing): Promise<Uint8Array> {
  return encodePng(decodePng(pngFile(spec)), patch);
}

/** Colour type and bit depth, as IHDR has them. */
function kindOf(png: Uint8Array): { colourType: number; bitDepth: number } {
  return { bitDepth: png[24]!, colourType: png[25]! };
}

describe('encodePng', () => {
  afterEach(() => vi.unstubAllGlobals());

  it.each([
    ['the platform’s compressor', () => {}],
    ['a script’s', () => vi.stubGlobal('CompressionStream', undefined)],
  ])(
    'gives back every kind of picture unchanged where nothing is laid over it, with %s',
    async (_, arrange) => {
      arrange();
      await fc.assert(
        fc.asyncProperty(randomPng, async ({ spec }) => {
          const picture = decodePng(pngFile(spec));
          const again = decodePng(await encodePng(picture, nothing));
          expect(again).toEqual({ ...picture, info: { ...picture.info } } satisfies Picture);
        }),
        { numRuns: 120 },
      );
    },
  );

  it('writes what another decoder reads as the same pixels', async () => {
    const samples = Array.from({ length: 40 * 30 * 4 }, (_, i) => (i * i * 7 + i) & 0xff);
    const png = await encoded({ width: 40, height: 30, colourType: 6, bitDepth: 8, samples });
    expect([...fastPng(png, { checkCrc: true }).data]).toEqual(samples);
  });

  it('changes the covered pixels and no others', async () => {
    const laid = decodePng(await encoded(rgba, dot(1, 0, [9, 8, 7, 200])));
    expect([...laid.raster.data]).toEqual([1, 2, 3, 0, 9, 8, 7, 200]);
  });

  it('keeps 16-bit samples where nothing covers them, and fills with 16-bit values', async () => {
    const laid = decodePng(await encoded(rgb16, dot(1, 0, [255, 1, 0, 255])));
    expect([...laid.deep!]).toEqual([1, 300, 65535, 65535, 65535, 257, 0, 65535]);
  });

  it('mixes 16-bit samples by coverage and alpha', async () => {
    const laid = decodePng(await encoded(rgb16, dot(0, 0, [255, 0, 0, 255], 51)));
    const mixed = [1, 300, 65535].map((v, c) => Math.round(0.8 * v + (c === 0 ? 0.2 * 65535 : 0)));
    expect([...laid.deep!.slice(0, 4)]).toEqual([...mixed, 65535]);
  });

  it('leaves an invisible 16-bit pixel alone where an invisible patch half covers it', async () => {
    const spec: PngSpec = {
      width: 1,
      height: 1,
      colourType: 6,
      bitDepth: 16,
      samples: [5, 6, 7, 0],
    };
    const laid = decodePng(await encoded(spec, dot(0, 0, [200, 200, 200, 0], 128)));
    expect([...laid.deep!]).toEqual([5, 6, 7, 0]);
  });

  it('drops the part of a 16-bit patch that sticks out', async () => {
    const patch: Patch = { x: -1, y: -1, width: 2, height: 2, data: new Uint8ClampedArray(16).fill(255), coverage: new Uint8Array(4).fill(255) }; // prettier-ignore
    const laid = decodePng(await encoded(rgb16, patch));
    expect([...laid.deep!]).toEqual([65535, 65535, 65535, 65535, 4, 50_000, 777, 65535]);
  });
});

describe('the file encodePng writes', () => {
  it.each<[string, PngSpec, Patch, { colourType: number; bitDepth: number }]>([
    [
      'RGB for opaque RGBA',
      { ...rgba, samples: [1, 2, 3, 255, 5, 6, 7, 255] },
      nothing,
      { colourType: 2, bitDepth: 8 },
    ],
    ['RGBA for one pixel less than opaque', rgba, nothing, { colourType: 6, bitDepth: 8 }],
    [
      'RGB once the only transparent pixel is filled',
      rgba,
      dot(0, 0, [1, 1, 1, 255]),
      { colourType: 2, bitDepth: 8 },
    ],
    [
      'RGB for a palette',
      {
        ...grey,
        samples: [0, 1],
        colourType: 3,
        before: [{ type: 'PLTE', data: [1, 2, 3, 4, 5, 6] }],
      },
      nothing,
      { colourType: 2, bitDepth: 8 },
    ],
    [
      'grey for grey of one bit',
      { ...grey, bitDepth: 1, samples: [0, 1] },
      nothing,
      { colourType: 0, bitDepth: 8 },
    ],
    [
      'grey with alpha',
      { ...grey, colourType: 4, samples: [9, 9, 8, 0] },
      nothing,
      { colourType: 4, bitDepth: 8 },
    ],
    ['16 bits for 16 bits', rgb16, nothing, { colourType: 2, bitDepth: 16 }],
    [
      'RGB for RGB that happens to be grey, whose profile is one for RGB',
      { ...rgb, samples: [5, 5, 5, 6, 6, 6] },
      nothing,
      { colourType: 2, bitDepth: 8 },
    ],
  ])('is %s', async (_, spec, patch, kind) => {
    expect(kindOf(await encoded(spec, patch))).toEqual(kind);
  });

  it('stays grey under a coloured patch, which gives its luminance', async () => {
    const png = await encoded(grey, dot(0, 0, [255, 0, 0, 255]));
    expect(kindOf(png)).toEqual({ colourType: 0, bitDepth: 8 });
    expect(decodePng(png).raster.data.slice(0, 4)).toEqual(Uint8ClampedArray.of(54, 54, 54, 255));
  });

  it('has every grey of a grey patch as it was', async () => {
    for (let value = 0; value < 256; value++) {
      const picture = { ...decodePng(pngFile(grey)) };
      const png = await encodePng(picture, dot(0, 0, [value, value, value, 255]));
      expect(decodePng(png).raster.data[0]).toBe(value);
    }
  });

  it('is much smaller than its pixels compressed as they are, thanks to filters', async () => {
    const samples = Array.from({ length: 200 * 200 }, (_, i) =>
      Math.round(128 + 50 * Math.sin((i % 200) / 40) + 50 * Math.cos(i / 9000) + (i % 3)),
    );
    const png = await encoded({ width: 200, height: 200, colourType: 0, bitDepth: 8, samples });
    expect(png.length * 2).toBeLessThan(deflateSync(Uint8Array.from(samples)).length);
  });

  const profile = iccpChunk(iccProfile('RGB '));
  it.each<[string, PngSpec, Chunk]>([
    ['the colour profile', rgb, profile],
    ['a grey picture’s grey profile', grey, iccpChunk(iccProfile('GRAY'))],
    ['the rendering intent', rgb, { type: 'sRGB', data: [0] }],
    ['gamma', rgb, { type: 'gAMA', data: [0, 0, 177, 143] }],
    ['primaries', rgb, { type: 'cHRM', data: Array.from({ length: 32 }, (_, i) => i) }],
    ['code points', rgb, { type: 'cICP', data: [12, 13, 0, 1] }],
    ['resolution', rgb, { type: 'pHYs', data: [0, 0, 11, 19, 0, 0, 11, 19, 1] }],
  ])('carries over %s byte for byte', async (_, spec, chunk) => {
    const chunks = chunksOf(await encoded({ ...spec, before: [chunk] }, dot(0, 0, [1, 1, 1, 255])));
    expect([...new Set(chunks.map(({ type }) => type))]).toEqual([
      'IHDR',
      chunk.type,
      'IDAT',
      'IEND',
    ]);
    expect([...chunks[1]!.data]).toEqual([...chunk.data]);
  });

  const half = iccProfile('RGB ').subarray(0, 200);
  it.each<[string, PngSpec, Chunk]>([
    ['a truncated profile', rgb, iccpChunk(half)],
    [
      'a profile whose compression broke off',
      rgb,
      { type: 'iCCP', data: profile.data.slice(0, 60) },
    ],
    ['a grey profile in a colour picture', rgb, iccpChunk(iccProfile('GRAY'))],
    ['a profile for colour in a grey picture', grey, profile],
    ['a rendering intent that does not exist', rgb, { type: 'sRGB', data: [4] }],
    ['significant bits, which a fill makes untrue', rgb, { type: 'sBIT', data: [5, 6, 5] }],
    ['text', rgb, { type: 'tEXt', data: [65, 0, 65] }],
  ])('leaves out %s', async (_, spec, chunk) => {
    const chunks = chunksOf(await encoded({ ...spec, before: [chunk] }));
    expect([...new Set(chunks.map(({ type }) => type))]).toEqual(['IHDR', 'IDAT', 'IEND']);
  });

  it('has one profile where the source had two: the first', async () => {
    const other = iccpChunk(iccProfile('RGB ', 500));
    const chunks = chunksOf(await encoded({ ...rgb, before: [profile, other] }));
    expect(chunks.filter(({ type }) => type === 'iCCP').map(({ data }) => [...data])).toEqual([
      [...profile.data],
    ]);
  });
});
