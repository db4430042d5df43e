import { encode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { readPngHeader } from '../../src/figma/png-header';

function png(width: number, height: number): Uint8Array {
  return encode({ width, height, data: new Uint8Array(width * height), channels: 1 });
}

describe('readPngHeader', () => {
  it.each([
    [1, 1],
    [300, 2],
    [2, 4097],
  ])('reads %i × %i', (width, height) => {
    expect(readPngHeader(png(width, height))).toMatchObject({ width, height });
  });

  it('reads a PNG that starts in the middle of a buffer', () => {
    const file = png(30, 20);
    const buffer = new Uint8Array(file.length + 5);
    buffer.set(file, 5);
    expect(readPngHeader(buffer.subarray(5))).toMatchObject({ width: 30, height: 20 });
  });

  it('reads the largest number the format has as such, not as a negative one', () => {
    const file = png(1, 1);
    file.set([0xff, 0xff, 0xff, 0xff], 16);
    expect(readPngHeader(file)).toMatchObject({ width: 0xffff_ffff, height: 1 });
  });

  it.each<[string, boolean, Uint8Array]>([
    ['grey', false, png(2, 2)],
    ['RGB', false, encode({ width: 1, height: 1, channels: 3, data: new Uint8Array(3) })],
    ['RGBA', true, encode({ width: 1, height: 1, channels: 4, data: new Uint8Array(4) })],
    [
      'grey with alpha',
      true,
      encode({ width: 1, height: 1, channels: 2, data: new Uint8Array(2) }),
    ],
    ['RGB with one transparent colour', true, withTransparentColour()],
  ])('tells whether %s can be see-through: %s', (_, hasAlpha, file) => {
    expect(readPngHeader(file)).toMatchObject({ hasAlpha });
  });

  it.each<[string, Uint8Array]>([
    ['a JPEG', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, ...new Array<number>(30).fill(0)])],
    ['a PNG cut off in its header', png(30, 20).subarray(0, 25)],
    ['nothing', new Uint8Array(0)],
  ])('knows no size of %s', (_, bytes) => {
    expect(readPngHeader(bytes)).toBeNull();
  });
});

/** A tRNS chunk of two bytes after the header of a grey picture (PNG specification, 11.3.2.1). */
function withTransparentColour(): Uint8Array {
  const file = png(2, 2);
  const chunk = [0, 0, 0, 2, 0x74, 0x52, 0x4e, 0x53, 0, 0, 1, 2, 3, 4];
  return new Uint8Array([...file.subarray(0, 33), ...chunk, ...file.subarray(33)]);
}
