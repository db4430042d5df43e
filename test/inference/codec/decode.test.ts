import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeCodecs } from '../../../scripts/node-codecs';
import { decodePicture } from '../../../src/inference/codec/decode';
import { Failure } from '../../../src/inference/core/errors';
import { createRaster } from '../../../src/inference/core/raster';
import type { NativeCodecs, NativeSource } from '../../../src/inference/codec/native-codecs';
import {
  gifFile, iccProfile, iccpChunk, join, pngFile, text, webpFile, webpHeader,
} from '../../support/image-files'; // prettier-ignore

/** Stands in for the browser: decodes anything to 3 × 2 pixels, and remembers what it was given. */
function fakeCodecs(): NativeCodecs & { given: NativeSource[] } {
  const given: NativeSource[] = [];
  return {
    given,
    async decode(source) {
      given.push(source);
      return createRaster({ width: 3, height: 2 });
    },
  };
}

const size = { width: 3, height: 2 };
const lossy = { type: 'VP8 ', data: [0, 0, 0, 0x9d, 1, 0x2a, 3, 0, 2, 0] };
/** 14 bits width − 1, 14 bits height − 1, one for alpha, three for the version. */
const lossless = (alpha: boolean) => ({ type: 'VP8L', data: [0x2f, 2, 0x40, 0, alpha ? 0x10 : 0] });
const alphaOf = async (chunks: Parameters<typeof webpFile>[0]) => {
  const codecs = fakeCodecs();
  await decodePicture(webpFile(chunks), codecs);
  return codecs.given[0]!.alpha;
};

describe('decodePicture', () => {
  it('goes by what is in the file, not by its name', async () => {
    const notes = Uint8Array.from(text('Shopping list: milk, eggs'));
    await expect(decodePicture(notes, fakeCodecs())).rejects.toMatchObject({
      code: 'unknown-format',
      details: { firstBytes: '53 68 6f 70 70 69 6e 67 20 6c 69 73' },
    });
  });

  it('has no opinion about an empty file', async () => {
    const code = 'unknown-format';
    await expect(decodePicture(new Uint8Array(0), fakeCodecs())).rejects.toMatchObject({ code });
  });

  it.each<[string, Uint8Array<ArrayBuffer>, string]>([
    ['an animated GIF', gifFile({ ...size, frames: 2 }), 'animated-image'],
    ['a GIF without an image', gifFile({ ...size, frames: 0 }), 'damaged-image'],
    ['a GIF too large', gifFile({ width: 20_000, height: 20_000, frames: 1 }), 'too-many-pixels'],
    ['an animated WebP', webpFile([webpHeader(size, 0x02), lossy]), 'animated-image'],
    [
      'a WebP too large',
      webpFile([webpHeader({ width: 20_000, height: 20_000 }, 0), lossy]),
      'too-many-pixels',
    ],
    ['a WebP without pixels', webpFile([webpHeader(size, 0)]), 'damaged-image'],
  ])('refuses %s before it is decoded', async (_, bytes, code) => {
    const codecs = fakeCodecs();
    await expect(decodePicture(bytes, codecs)).rejects.toMatchObject({ code });
    expect(codecs.given).toEqual([]);
  });

  it.each([
    ['GIF', gifFile({ ...size, frames: 1 })],
    ['WebP', webpFile([webpHeader(size, 0x10), lossless(true), lossy])],
  ])('refuses a %s cut short at any byte', async (_, bytes) => {
    for (let length = 12; length < bytes.length; length++) {
      const part = decodePicture(bytes.slice(0, length), fakeCodecs());
      await expect(part, `${length}`).rejects.toMatchObject({ code: 'damaged-image' });
    }
  });

  it('refuses a WebP whose chunk is longer than its file', async () => {
    const bytes = webpFile([lossy]);
    bytes[16] = 200;
    await expect(decodePicture(bytes, fakeCodecs())).rejects.toMatchObject({
      details: { reason: 'ends inside VP8 ' },
    });
  });

  it('expects a GIF’s pixels to be opaque or invisible', async () => {
    const codecs = fakeCodecs();
    const picture = await decodePicture(gifFile({ ...size, frames: 1 }), codecs);
    expect(codecs.given[0]).toMatchObject({ format: 'gif', alpha: 'binary', orientation: 1 });
    expect(picture.info).toMatchObject({ format: 'gif', size, hasAlpha: true, hasProfile: false });
  });

  it('knows which WebP may be partly transparent', async () => {
    expect(await alphaOf([lossy])).toBe('opaque');
    expect(await alphaOf([lossless(false)])).toBe('opaque');
    expect(await alphaOf([lossless(true)])).toBe('any');
    expect(await alphaOf([webpHeader(size, 0x10), lossy])).toBe('any');
    expect(await alphaOf([{ type: 'ALPH', data: [0] }, lossy])).toBe('any');
  });

  it('carries over a WebP’s colour profile', async () => {
    const profile = { type: 'ICCP', data: iccProfile('RGB ') };
    const file = webpFile([webpHeader(size, 0x20), profile, lossy]);
    expect((await decodePicture(file, fakeCodecs())).info.hasProfile).toBe(true);
  });

  it.each([
    ['webp', webpFile([lossy])],
    ['gif', gifFile({ ...size, frames: 1 })],
  ])('says that Node has no decoder for %s', async (format, bytes) => {
    await expect(decodePicture(bytes, nodeCodecs)).rejects.toMatchObject({
      code: 'unsupported-here',
      details: { format },
    });
  });
});

describe('decodePicture on broken files', () => {
  const png = (interlaced: boolean) =>
    pngFile({ width: 9, height: 9, colourType: 0, bitDepth: 8, interlaced, samples: Array.from({ length: 81 }, (_, i) => i), before: [iccpChunk(iccProfile('GRAY'))] }); // prettier-ignore
  const jpeg = (name: string) =>
    new Uint8Array(readFileSync(new URL(`../../fixtures/jpeg/${name}.jpg`, import.meta.url)));
  const files = [
    png(false), png(true), jpeg('baseline-420'), jpeg('progressive-422'), jpeg('exif-6'),
    gifFile({ ...size, frames: 1 }), webpFile([webpHeader(size, 0x10), lossless(true), lossy]),
  ]; // prettier-ignore
  const anyDamage = fc.record({
    file: fc.constantFrom(...files),
    keep: fc.double({ min: 0, max: 1, noNaN: true }),
    truncated: fc.boolean(),
    flips: fc.array(fc.record({ at: fc.nat(), xor: fc.integer({ min: 1, max: 255 }) }), {
      maxLength: 8,
    }),
    tail: fc.uint8Array({ maxLength: 20 }),
  });

  it('gives a picture or a Failure, and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(anyDamage, async ({ file, keep, truncated, flips, tail }) => {
        const kept = truncated ? file.slice(0, Math.floor(keep * file.length)) : file;
        const bytes = join([kept, tail]);
        for (const { at, xor } of flips) {
          const i = at % Math.max(1, bytes.length);
          if (i < bytes.length) bytes[i] = bytes[i]! ^ xor;
        }
        // A browser's decoder is not here to be tested: where Node has one, the real one is used.
        const codecs = bytes[0] === 0xff ? nodeCodecs : fakeCodecs();
        const outcome = await decodePicture(bytes, codecs).catch((error: unknown) => error);
        const isPicture = !(outcome instanceof Error);
        expect(isPicture || outcome instanceof Failure, String(outcome)).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });
});
