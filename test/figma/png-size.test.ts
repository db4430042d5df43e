import { encode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { readPngSize } from '../../src/figma/png-size';

function png(width: number, height: number): Uint8Array {
  return encode({ width, height, data: new Uint8Array(width * height), channels: 1 });
}

describe('readPngSize', () => {
  it.each([
    [1, 1],
    [300, 2],
    [2, 4097],
  ])('reads %i × %i', (width, height) => {
    expect(readPngSize(png(width, height))).toEqual({ width, height });
  });

  it('reads a PNG that starts in the middle of a buffer', () => {
    const file = png(30, 20);
    const buffer = new Uint8Array(file.length + 5);
    buffer.set(file, 5);
    expect(readPngSize(buffer.subarray(5))).toEqual({ width: 30, height: 20 });
  });

  it('reads the largest number the format has as such, not as a negative one', () => {
    const file = png(1, 1);
    file.set([0xff, 0xff, 0xff, 0xff], 16);
    expect(readPngSize(file)).toEqual({ width: 0xffff_ffff, height: 1 });
  });

  it.each<[string, Uint8Array]>([
    ['a JPEG', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, ...new Array<number>(30).fill(0)])],
    ['a PNG cut off in its header', png(30, 20).subarray(0, 23)],
    ['nothing', new Uint8Array(0)],
  ])('knows no size of %s', (_, bytes) => {
    expect(readPngSize(bytes)).toBeNull();
  });
});
