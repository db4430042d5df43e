import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { decode as fastPng } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { decodePng } from '../../../src/inference/codec/png/decode-png';
import {
  chunksOf,
  iccProfile,
  iccpChunk,
  join,
  pngFile,
  pngFromChunks,
  pngHeader,
  text,
  type PngSpec,
} from '../../support/image-files';
import { randomPng } from './png-specs';

const photos = new URL('../../../../shared/photos/', import.meta.url);
const hasPhotos = existsSync(photos);
if (!hasPhotos) console.info('decode-png.test.ts: no ../shared/photos, real files are skipped');

const grey2: PngSpec = { width: 4, height: 1, colourType: 0, bitDepth: 2, samples: [0, 1, 2, 3] };
const rgb: PngSpec = { width: 2, height: 2, colourType: 2, bitDepth: 8, samples: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] }; // prettier-ignore

function pixelsOf(spec: PngSpec): number[] {
  return [...decodePng(pngFile(spec)).raster.data];
}

describe('decodePng', () => {
  it('gives every sample of every kind of PNG, filtered and interlaced in any way', () => {
    fc.assert(
      fc.property(randomPng, ({ spec, deep }) => {
        const picture = decodePng(pngFile(spec));
        expect([...picture.raster.data]).toEqual(deep.map((sample) => Math.round(sample / 257)));
        if (spec.bitDepth === 16) expect([...picture.deep!]).toEqual(deep);
        else expect(picture.deep).toBeNull();
        expect(picture.info).toEqual({
          format: 'png',
          size: { width: spec.width, height: spec.height },
          bitDepth: spec.bitDepth === 16 ? 16 : 8,
          hasAlpha: deep.some((sample, i) => i % 4 === 3 && sample !== 65535),
          hasProfile: false,
        });
        expect(picture.isGrey).toBe(spec.colourType === 0 || spec.colourType === 4);
      }),
      { numRuns: 400 },
    );
  });

  it('scales few bits to the whole range', () => {
    expect(pixelsOf(grey2)).toEqual([0, 85, 170, 255].flatMap((v) => [v, v, v, 255]));
  });

  it('keeps the colour of a pixel that tRNS makes transparent', () => {
    const before = [{ type: 'tRNS', data: [0, 4, 0, 5, 0, 6] }];
    expect(pixelsOf({ ...rgb, before })).toEqual([1, 2, 3, 255, 4, 5, 6, 0, 7, 8, 9, 255, 10, 11, 12, 255]); // prettier-ignore
  });

  it('shows an index beyond the palette as black, as browsers do', () => {
    const before = [{ type: 'PLTE', data: [9, 9, 9] }];
    const spec: PngSpec = {
      width: 2,
      height: 1,
      colourType: 3,
      bitDepth: 1,
      samples: [0, 1],
      before,
    };
    expect(pixelsOf(spec)).toEqual([9, 9, 9, 255, 0, 0, 0, 255]);
  });

  it('keeps the colours of fully transparent pixels', () => {
    const samples = [10, 20, 30, 0];
    expect(pixelsOf({ width: 1, height: 1, colourType: 6, bitDepth: 8, samples })).toEqual(samples);
  });

  it.skipIf(!hasPhotos)('agrees with another decoder on real files', () => {
    for (const name of readdirSync(photos).filter((file) => file.endsWith('.png'))) {
      const bytes = new Uint8Array(readFileSync(new URL(name, photos)));
      const theirs = fastPng(bytes);
      const stored = [[], [0], [0, 3], [0, 1, 2], [0, 1, 2, 3]][theirs.channels]!;
      const ours = decodePng(bytes).raster.data.filter((_, i) => stored.includes(i % 4));
      expect(Buffer.compare(Buffer.from(ours), Buffer.from(theirs.data)), name).toBe(0);
    }
  });
});

describe('decodePng on what other programs forgive', () => {
  it('ignores what follows the last row, inside and outside of the pixels’ stream', () => {
    const [, , end] = chunksOf(pngFile(grey2));
    const tooLong = deflateSync(Uint8Array.of(0, 0b00011011, 1, 2, 3, 4, 5));
    const stream = join([tooLong, text('left over')]);
    const png = pngFromChunks([pngHeader(grey2), { type: 'IDAT', data: stream }, end!]);
    expect([...decodePng(join([png, text('trailer')])).raster.data]).toEqual(pixelsOf(grey2));
  });

  it('does without an auxiliary chunk whose checksum is wrong', () => {
    const png = pngFile({ ...grey2, before: [iccpChunk(iccProfile('GRAY'))] });
    const at = png.length - 60;
    png[at] = png[at]! ^ 1;
    expect(decodePng(png).info.hasProfile).toBe(false);
  });

  it('takes a single-frame APNG for the picture it is', () => {
    const control = { type: 'acTL', data: [0, 0, 0, 1, 0, 0, 0, 0] };
    expect(pixelsOf({ ...grey2, before: [control] })).toEqual(pixelsOf(grey2));
  });
});

describe('decodePng refuses', () => {
  const refusal = (bytes: Uint8Array): unknown => {
    try {
      return decodePng(bytes);
    } catch (error) {
      return error;
    }
  };

  it('a file cut short at any byte', () => {
    const png = pngFile({ ...rgb, dataBytes: 5 });
    for (let length = 0; length < png.length; length++) {
      expect(refusal(png.slice(0, length)), `${length}`).toMatchObject({ code: 'damaged-image' });
    }
  });

  it('a file with any bit of an essential chunk changed', () => {
    const png = pngFile(rgb);
    for (let i = 0; i < png.length; i++) {
      const changed = png.slice();
      changed[i] = changed[i]! ^ 0x10;
      expect(refusal(changed), `byte ${i}`).toMatchObject({ code: 'damaged-image' });
    }
  });

  it.each<[string, Uint8Array]>([
    [
      'rows missing, all checksums right',
      pngFromChunks([
        pngHeader({ ...rgb, height: 3 }),
        chunksOf(pngFile(rgb))[1]!,
        { type: 'IEND', data: [] },
      ]),
    ],
    ['no pixels', pngFromChunks([pngHeader(rgb), { type: 'IEND', data: [] }])],
    ['a palette picture without a palette', pngFile({ ...grey2, colourType: 3 })],
    [
      'a filter that does not exist',
      pngFromChunks([
        pngHeader(grey2),
        { type: 'IDAT', data: deflateSync(Uint8Array.of(5, 0)) },
        { type: 'IEND', data: [] },
      ]),
    ],
    ['a depth the colour type does not have', pngFile({ ...rgb, bitDepth: 4 })],
    ['no rows', pngFile({ ...rgb, height: 0 })],
    [
      'a chunk no decoder may skip',
      pngFile({ ...rgb, before: [{ type: 'CgBI', data: [0, 0, 0, 0] }] }),
    ],
    ['transparency with a wrong checksum', withBrokenTransparency()],
  ])('%s', (_, bytes) => {
    expect(refusal(bytes)).toMatchObject({ code: 'damaged-image', details: { format: 'png' } });
  });

  it('more than 100 megapixels, by the header alone', () => {
    const png = pngFromChunks([pngHeader({ ...rgb, width: 10_001, height: 10_000 })]);
    expect(refusal(png)).toMatchObject({
      code: 'too-many-pixels',
      details: { width: 10_001, height: 10_000, maxMegapixels: 100 },
    });
  });

  it('a few bytes that claim to be 100 megapixels, before taking memory for them', () => {
    const header = pngHeader({ ...rgb, width: 10_000, height: 10_000 });
    const png = pngFromChunks([header, ...chunksOf(pngFile(rgb)).slice(1)]);
    expect(refusal(png)).toMatchObject({ details: { reason: 'pixels missing' } });
  });

  it('an animation', () => {
    const control = { type: 'acTL', data: [0, 0, 0, 2, 0, 0, 0, 0] };
    expect(refusal(pngFile({ ...rgb, before: [control] }))).toMatchObject({
      code: 'animated-image',
      details: { format: 'png' },
    });
  });

  function withBrokenTransparency(): Uint8Array {
    const png = pngFile({ ...rgb, before: [{ type: 'tRNS', data: [0, 1, 0, 2, 0, 3] }] });
    const at = png.findIndex((_, i) => text('tRNS').every((byte, k) => png[i + k] === byte));
    png[at + 5] = 7;
    return png;
  }
});
