import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { nodeCodecs } from '../../../scripts/node-codecs';
import { parseJpeg } from '../../../src/inference/codec/containers/jpeg';
import { decodePicture } from '../../../src/inference/codec/decode';
import { iccProfile, iccSegment, join, text, withSegments } from '../../support/image-files';

function fixture(name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(new URL(`../../fixtures/jpeg/${name}.jpg`, import.meta.url)));
}

const decode = (bytes: Uint8Array<ArrayBuffer>) => decodePicture(bytes, nodeCodecs);

/** `jpeg` with `value` in its frame header, `offset` bytes behind the marker. */
function withFrameByte(jpeg: Uint8Array, offset: number, value: number): Uint8Array<ArrayBuffer> {
  const changed = jpeg.slice();
  const frame = jpeg.findIndex((byte, i) => byte === 0xff && [0xc0, 0xc2].includes(jpeg[i + 1]!));
  changed[frame + offset] = value;
  return changed;
}

describe('decodePicture on a JPEG', () => {
  // SHA-256 of the RGBA bytes that Chromium 156 gives for these files, first 16 digits.
  it.each([
    ['baseline-420', '3aec336606fb10dd'],
    ['baseline-444', '6011451590c5320c'],
    ['progressive-422', '5dd2e3d7677d0612'],
    ['grey', 'aff2e1a3ee62eb0e'],
  ])('gives the bytes a browser gives for %s', async (name, digest) => {
    const { raster } = await decode(fixture(name));
    expect(createHash('sha256').update(raster.data).digest('hex').slice(0, 16)).toBe(digest);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'sets it upright by EXIF orientation %i',
    async (orientation) => {
      const upright = (await decode(fixture('exif-1'))).raster;
      const { raster, info } = await decode(fixture(`exif-${orientation}`));
      expect(info.size).toEqual({ width: 16, height: 24 });
      expect(Buffer.compare(Buffer.from(raster.data), Buffer.from(upright.data))).toBe(0);
    },
  );

  it('knows top from bottom and left from right', async () => {
    const { raster } = await decode(fixture('exif-6'));
    const at = (x: number, y: number) => [
      ...raster.data.slice((y * 16 + x) * 4, (y * 16 + x) * 4 + 3),
    ];
    const isNear = (colour: number[], to: number[]) =>
      colour.every((c, i) => Math.abs(c - to[i]!) < 8);
    expect(isNear(at(0, 0), [0xe0, 0x20, 0x20])).toBe(true);
    expect(isNear(at(15, 0), [0x20, 0xe0, 0x20])).toBe(true);
    expect(isNear(at(0, 23), [0x20, 0xe0, 0xe0])).toBe(true);
  });

  it('says what it found', async () => {
    const { info, isGrey, deep, carried } = await decode(fixture('grey'));
    const size = { width: 48, height: 40 };
    expect(info).toEqual({ format: 'jpeg', size, bitDepth: 8, hasAlpha: false, hasProfile: false });
    expect({ isGrey, deep, carried }).toEqual({ isGrey: true, deep: null, carried: [] });
  });

  it('works again after a file the decoder gave up on', async () => {
    const good = fixture('baseline-444');
    const tables = good.findIndex((byte, i) => byte === 0xff && good[i + 1] === 0xc4);
    const bad = good.slice();
    bad.fill(0xff, tables + 5, tables + 21); // code lengths that no Huffman table can have
    await expect(decode(bad)).rejects.toMatchObject({ code: 'damaged-image' });
    expect((await decode(good)).info.size).toEqual({ width: 48, height: 40 });
  });
});

describe('a JPEG’s colour profile', () => {
  const jpeg = fixture('baseline-444');
  const profile = iccProfile('RGB ', 900);
  const first = iccSegment(profile.subarray(0, 500), 1, 2);
  const second = iccSegment(profile.subarray(500), 2, 2);

  it('is put together from its parts, in their order, for the PNG to carry', async () => {
    const { info, carried } = await decode(withSegments(jpeg, [second, first]));
    expect(info.hasProfile).toBe(true);
    expect(carried.map(({ type }) => type)).toEqual(['iCCP']);
    const { data } = carried[0]!;
    expect(new Uint8Array(inflateSync(data.subarray(data.indexOf(0) + 2)))).toEqual(profile);
  });

  it.each([
    ['a part is missing', [first]],
    ['a part comes twice', [first, first]],
    ['parts disagree about their number', [first, iccSegment(profile.subarray(500), 2, 3)]],
    ['it is truncated', [iccSegment(profile.subarray(0, 500), 1, 1)]],
    ['it is for grey and the picture is not', [iccSegment(iccProfile('GRAY'), 1, 1)]],
  ])('is left out where %s', async (_, segments) => {
    const { info, carried } = await decode(withSegments(jpeg, segments));
    expect({ hasProfile: info.hasProfile, carried }).toEqual({ hasProfile: false, carried: [] });
  });

  it('is kept where it is for grey, as the picture is', async () => {
    const tagged = withSegments(fixture('grey'), [iccSegment(iccProfile('GRAY'), 1, 1)]);
    expect((await decode(tagged)).info.hasProfile).toBe(true);
  });
});

describe('a JPEG’s EXIF orientation', () => {
  const little = [0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0];
  const big = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0];
  const orientationOf = (tiff: readonly number[]) =>
    parseJpeg(
      withSegments(fixture('baseline-444'), [
        { marker: 0xe1, data: join([text('Exif\0\0'), tiff]) },
      ]),
    ).orientation;

  it('is read in either byte order', () => {
    expect([orientationOf(little), orientationOf(big)]).toEqual([6, 6]);
  });

  it('is 1 where it means nothing or is cut short at any byte', () => {
    for (const value of [0, 9, 255]) {
      expect(orientationOf(little.map((byte, i) => (i === 18 ? value : byte)))).toBe(1);
    }
    for (let length = 0; length < little.length; length++) {
      expect(orientationOf(little.slice(0, length)), `${length}`).toBe(1);
    }
  });
});

describe('decodePicture refuses a JPEG', () => {
  it.each(['baseline-420', 'progressive-422'])(
    'that is cut short at any byte: %s',
    async (name) => {
      const jpeg = fixture(name);
      for (let length = 4; length < jpeg.length; length++) {
        expect(() => parseJpeg(jpeg.slice(0, length)), `${length}`).toThrow('damaged-image');
      }
    },
  );

  it('in CMYK', async () => {
    await expect(decode(fixture('cmyk'))).rejects.toMatchObject({ code: 'cmyk-jpeg' });
  });

  it.each([
    ['of 12 bits', withFrameByte(fixture('baseline-444'), 4, 12), 'unsupported-here'],
    ['with arithmetic coding', withFrameByte(fixture('baseline-444'), 1, 0xc9), 'unsupported-here'],
    ['of two components', withFrameByte(fixture('baseline-444'), 9, 2), 'damaged-image'],
    ['with more than 100 megapixels', withFrameByte(fixture('baseline-444'), 5, 0xff), null],
  ])('%s', async (_, bytes, code) => {
    if (code === null) bytes = withFrameByte(bytes, 7, 0xff);
    await expect(decode(bytes)).rejects.toMatchObject({ code: code ?? 'too-many-pixels' });
  });

  it('whose data break off before the end marker, where the decoder tells', async () => {
    const jpeg = fixture('baseline-420');
    const short = join([jpeg.subarray(0, jpeg.length - 200), [0xff, 0xd9]]);
    await expect(decode(short)).rejects.toMatchObject({
      details: { reason: 'Corrupt JPEG data: premature end of data segment' },
    });
  });

  it('that has no picture in it', async () => {
    const empty = Uint8Array.of(0xff, 0xd8, 0xff, 0xd9);
    await expect(decode(empty)).rejects.toMatchObject({ code: 'damaged-image' });
  });
});
