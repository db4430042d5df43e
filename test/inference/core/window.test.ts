import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encloses, type Rect, type Size, wholeOf } from '../../../src/inference/core/geometry';
import { VIEW_OF_512, windowAround } from '../../../src/inference/core/window';

const photo: Size = { width: 4000, height: 3000 };

function centred(width: number, height: number, image = photo): Rect {
  return { x: (image.width - width) / 2, y: (image.height - height) / 2, width, height };
}

describe('windowAround', () => {
  // The worked examples of the rule; each hole is the mask after growing by 8.
  it.each<[mask: string, image: Size, hole: Rect, side: number]>([
    ['60×40', photo, centred(76, 56), 512],
    ['300×200', photo, centred(316, 216), 527],
    ['1800×900', photo, centred(1816, 916), 1944],
    [
      '500×100 at bottom left',
      { width: 1200, height: 800 },
      { x: 0, y: 692, width: 508, height: 108 },
      800,
    ],
  ])('is a square of the agreed side for a mask of %s', (_, image, hole, side) => {
    expect(windowAround(hole, image, VIEW_OF_512)).toMatchObject({ width: side, height: side });
  });

  it('is centred on the hole', () => {
    expect(windowAround({ x: 2000, y: 1500, width: 12, height: 6 }, photo, VIEW_OF_512)).toEqual({
      x: 1750,
      y: 1247,
      width: 512,
      height: 512,
    });
  });

  it('slides back inside at the edge instead of shrinking', () => {
    const corner: Rect = { x: 3900, y: 2900, width: 100, height: 100 };
    expect(windowAround(corner, photo, VIEW_OF_512)).toEqual({
      x: 3488,
      y: 2488,
      width: 512,
      height: 512,
    });
  });

  it('is the whole of an image smaller than the model’s input', () => {
    const icon: Size = { width: 300, height: 200 };
    const hole: Rect = { x: 5, y: 5, width: 20, height: 20 };
    expect(windowAround(hole, icon, VIEW_OF_512)).toEqual({ x: 0, y: 0, ...icon });
  });

  it('grows long, not short of context, where the image is too narrow for the square', () => {
    const banner: Size = { width: 5000, height: 600 };
    const hole: Rect = { x: 2000, y: 200, width: 1000, height: 50 };
    expect(windowAround(hole, banner, VIEW_OF_512)).toEqual({
      x: 1860,
      y: 0,
      width: 1280,
      height: 600,
    });
  });

  it.each<[string, Rect]>([
    ['empty', { x: 10, y: 10, width: 0, height: 5 }],
    ['partly outside', { x: 3990, y: 0, width: 20, height: 20 }],
  ])('refuses a hole that is %s', (_, hole) => {
    expect(() => windowAround(hole, photo, VIEW_OF_512)).toThrow(RangeError);
  });

  it('contains the hole and stays inside the image, wherever the hole is', () => {
    fc.assert(
      fc.property(anyHole(), ([image, hole]) => {
        const window = windowAround(hole, image, VIEW_OF_512);
        expect(encloses(wholeOf(image), window)).toBe(true);
        expect(encloses(window, hole)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('never shrinks as the hole grows', () => {
    let last = 0;
    for (let side = 1; side <= 3000; side++) {
      const { width } = windowAround(centred(side, 1), photo, VIEW_OF_512);
      expect(width).toBeGreaterThanOrEqual(last);
      last = width;
    }
  });
});

function anyHole(): fc.Arbitrary<[image: Size, hole: Rect]> {
  const side = fc.integer({ min: 1, max: 4000 });
  const span = (limit: number) =>
    fc
      .tuple(fc.nat(limit - 1), fc.nat(limit - 1))
      .map(([a, b]) => [Math.min(a, b), Math.abs(a - b) + 1] as const);
  return fc.tuple(side, side).chain(([width, height]) =>
    fc.tuple(span(width), span(height)).map(([[x, holeWidth], [y, holeHeight]]): [Size, Rect] => [
      { width, height },
      { x, y, width: holeWidth, height: holeHeight },
    ]),
  );
}
