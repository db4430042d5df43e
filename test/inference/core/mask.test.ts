import { describe, expect, it } from 'vitest';
import { boundsOfMask, cropMask } from '../../../src/inference/core/mask';
import type { Mask } from '../../../src/inference/core/raster';
import { drawMask } from './draw-mask';

const picture = { width: 8, height: 4 };

describe('boundsOfMask', () => {
  it('is the smallest rectangle around what is painted, in the picture’s pixels', () => {
    const mask = drawMask(['......', '..#...', '....#.', '......'], { x: 1, y: 0 });
    expect(boundsOfMask(mask, picture)).toEqual({ x: 3, y: 1, width: 3, height: 2 });
  });

  it('leaves out what sticks out of the picture on any side', () => {
    const mask = drawMask(['######', '######', '######'], { x: -2, y: -1 });
    expect(boundsOfMask(mask, { width: 3, height: 1 })).toEqual({
      x: 0,
      y: 0,
      width: 3,
      height: 1,
    });
  });

  it.each<[string, Mask]>([
    ['blank', drawMask(['...'])],
    ['painted only outside the picture', drawMask(['..#'], { x: 6, y: 0 })],
    ['wholly outside the picture', drawMask(['###'], { x: 0, y: -5 })],
    ['of no size', { x: 0, y: 0, width: 0, height: 3, data: new Uint8Array() }],
  ])('is null for a mask that is %s', (_, mask) => {
    expect(boundsOfMask(mask, picture)).toBeNull();
  });

  it.each<[string, Partial<Mask>]>([
    ['too few bytes', { data: new Uint8Array(5) }],
    ['half a pixel', { x: 0.5 }],
    ['a negative width', { width: -2, height: -3 }],
  ])('refuses a mask of %s', (_, wrong) => {
    const mask = { ...drawMask(['###', '###']), ...wrong };
    expect(() => boundsOfMask(mask, picture)).toThrow(RangeError);
  });
});

describe('cropMask', () => {
  it('gives exactly the rectangle asked for, with nothing painted beyond the mask', () => {
    const mask = drawMask(['##', '#.'], { x: 2, y: 1 });
    const cropped = cropMask(mask, { x: 1, y: 0, width: 3, height: 3 });
    expect(cropped).toEqual(drawMask(['...', '.##', '.#.'], { x: 1, y: 0 }));
  });

  it('keeps what is painted in part as it is', () => {
    const mask = { x: 0, y: 0, width: 3, height: 1, data: Uint8Array.of(0, 1, 200) };
    expect([...cropMask(mask, mask).data]).toEqual([0, 1, 200]);
  });
});
