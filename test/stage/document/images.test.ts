import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readImageHeader } from '../../../stage/document/image-header';
import { ImageStore } from '../../../stage/document/image-store';
import { sha1 } from '../../../stage/document/sha1';
import { gifBytes, jpegBytes, pngBytes } from '../../support/image-headers';

describe('sha1', () => {
  it('agrees with Node on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(sha1(bytes)).toBe(createHash('sha1').update(bytes).digest('hex'));
      }),
    );
  });

  it('agrees with Node at every length around the ends of blocks', () => {
    for (let length = 0; length < 200; length++) {
      const bytes = new Uint8Array(length).fill(length);
      expect(sha1(bytes)).toBe(createHash('sha1').update(bytes).digest('hex'));
    }
  });

  it('hashes what a view shows, not what lies around it', () => {
    const whole = Uint8Array.from({ length: 200 }, (_, i) => i);
    expect(sha1(whole.subarray(50, 150))).toBe(sha1(whole.slice(50, 150)));
  });
});

describe('readImageHeader', () => {
  it.each([
    ['png', pngBytes(640, 480)],
    ['gif', gifBytes(640, 480)],
    ['jpeg', jpegBytes(640, 480, 0xc0)],
    ['jpeg', jpegBytes(640, 480, 0xc2)], // progressive
  ])('reads the size of a %s', (format, bytes) => {
    expect(readImageHeader(bytes)).toEqual({ format, width: 640, height: 480 });
  });

  it('does not take a Huffman table for a frame', () => {
    const bytes = jpegBytes(640, 480, 0xc0, [0xff, 0xc4, 0, 6, 1, 2, 3, 4]);
    expect(readImageHeader(bytes)).toMatchObject({ width: 640 });
  });

  it.each([
    ['WebP', new TextEncoder().encode('RIFF\0\0\0\0WEBPVP8 ')],
    ['a PNG cut off before its size', pngBytes(640, 480).slice(0, 20)],
    ['a JPEG without a frame', Uint8Array.from([0xff, 0xd8, 0xff, 0xd9, 0, 0, 0, 0, 0, 0, 0])],
    ['a PNG without any width', pngBytes(0, 480)],
    ['nothing', new Uint8Array()],
  ])('is null for %s', (_, bytes) => {
    expect(readImageHeader(bytes)).toBeNull();
  });

  it('survives any bytes after a JPEG’s first three', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (rest) => {
        const header = readImageHeader(Uint8Array.from([0xff, 0xd8, 0xff, ...rest]));
        expect(header === null || header.format === 'jpeg').toBe(true);
      }),
    );
  });
});

describe('ImageStore', () => {
  it('takes 4096 a side and refuses 4097 in Figma’s words', () => {
    const images = new ImageStore();
    expect(images.add(pngBytes(4096, 4096)).header).toMatchObject({ width: 4096, height: 4096 });
    expect(() => images.add(pngBytes(4097, 1))).toThrow('Image is too large');
    expect(() => images.add(jpegBytes(1, 4097, 0xc0))).toThrow('Image is too large');
    expect(() => images.add(Uint8Array.from([1, 2, 3]))).toThrow('Image type is unsupported');
  });

  it('names the same bytes the same, and keeps a copy of its own', () => {
    const images = new ImageStore();
    const bytes = pngBytes(8, 8);
    const first = images.add(bytes);
    expect(images.add(bytes.slice())).toBe(first);
    bytes.fill(0);
    expect(images.get(first.hash)?.bytes).toEqual(pngBytes(8, 8));
    expect(images.all()).toHaveLength(1);
  });
});
