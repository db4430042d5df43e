import { readFileSync } from 'node:fs';
import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import type { Size } from '../../../src/inference/core/geometry';
import { objectMask, objectPixels } from '../../../stage/samples/render/object-mask';
import { PICTURES, renderPicture, type Picture } from '../../../stage/samples/render/picture';

const TINY: Size = { width: 48, height: 32 };

function fileOf(name: string): Uint8Array {
  return readFileSync(new URL(`../../../stage/samples/${name}`, import.meta.url));
}

function sizeOfPng(bytes: Uint8Array): Size {
  const { width, height } = decode(bytes);
  return { width, height };
}

/** From the frame header of a baseline JPEG (marker FFC0). */
function sizeOfJpeg(bytes: Uint8Array): Size {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (view.getUint16(at) !== 0xffc0) at += 2 + view.getUint16(at + 2);
  return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
}

function committedSize({ name, format }: Picture): Size {
  return format === 'png' ? sizeOfPng(fileOf(`${name}.png`)) : sizeOfJpeg(fileOf(`${name}.jpg`));
}

function committedMask({ name }: Picture) {
  return decode(fileOf(`${name}.mask.png`));
}

describe.each(PICTURES)('the sample picture $name', (picture) => {
  it('is the same to the byte for the same seed', () => {
    const options = { size: TINY, samples: 1, seed: 7 };
    const first = renderPicture(picture, options);
    expect(renderPicture(picture, options).data).toEqual(first.data);
    expect(renderPicture(picture, { ...options, seed: 8 }).data).not.toEqual(first.data);
  });

  it('is committed at the size the script gives it, below 1.8 MB', () => {
    expect(committedSize(picture)).toEqual(picture.size);
    const ending = picture.format === 'png' ? 'png' : 'jpg';
    expect(fileOf(`${picture.name}.${ending}`).length).toBeLessThan(1_800_000);
  });

  it('comes with a mask of its size in pure black and white', () => {
    const { width, height, channels, data } = committedMask(picture);
    expect({ width, height, channels }).toEqual({ ...picture.size, channels: 1 });
    expect([...new Set(data)].sort((a, b) => a - b)).toEqual([0, 255]);
  });

  it('has a committed mask that covers the unwanted object and little else', () => {
    const mask = committedMask(picture);
    const coarse = { width: 192, height: 128 };
    const object = objectPixels(picture.scene(coarse), coarse);
    const uncovered = object.filter((value, pixel) => {
      const x = ((pixel % coarse.width) + 0.5) / coarse.width;
      const y = (Math.floor(pixel / coarse.width) + 0.5) / coarse.height;
      const at = Math.floor(y * mask.height) * mask.width + Math.floor(x * mask.width);
      return value === 255 && mask.data[at] === 0;
    });
    expect(object.filter((value) => value === 255).length).toBeGreaterThan(100);
    expect(uncovered).toHaveLength(0);
    expect(mask.data.filter((value) => value === 255).length / mask.data.length).toBeLessThan(0.1);
  });

  it('is masked beyond the object itself, by its shadow and a margin', () => {
    const scene = picture.scene(TINY);
    const mask = objectMask(scene, TINY, 7);
    const object = objectPixels(scene, TINY);
    expect(object.every((value, pixel) => value === 0 || mask[pixel] === 255)).toBe(true);
    const count = (pixels: Uint8Array) => pixels.filter((value) => value === 255).length;
    expect(count(mask)).toBeGreaterThan(1.3 * count(object));
  });
});
