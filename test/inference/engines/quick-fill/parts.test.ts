import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encloses, inflate, overlaps, type Rect } from '../../../../src/inference/core/geometry';
import { APART, PATCH_APART, partsOf } from '../../../../src/inference/engines/quick-fill/parts';
import { HOLE } from '../../../../src/inference/engines/quick-fill/pixel-kind';
import { unhurried } from './unhurried';

const size = { width: 400, height: 300 };

function kindOf(holes: readonly Rect[]): Uint8Array {
  const kind = new Uint8Array(size.width * size.height);
  for (const { x, y, width, height } of holes) {
    for (let j = y; j < y + height; j++) {
      kind.fill(HOLE, j * size.width + x, j * size.width + x + width);
    }
  }
  return kind;
}

const partsApart = (apart: number, holes: Rect[]) =>
  partsOf(kindOf(holes), size.width, { x: 0, y: 0, ...size }, apart, unhurried);
const parts = (...holes: Rect[]) => partsApart(APART, holes);
const square = (x: number, y: number, side: number): Rect => ({ x, y, width: side, height: side });

describe('partsOf', () => {
  it('gives one hole its own rectangle', async () => {
    expect(await parts(square(37, 51, 90))).toEqual([square(37, 51, 90)]);
  });

  it('keeps distant specks apart and near ones together', async () => {
    expect(await parts(square(10, 10, 4), square(200, 200, 6))).toEqual([
      square(10, 10, 4),
      square(200, 200, 6),
    ]);
    expect(await parts(square(10, 10, 4), square(40, 10, 4))).toEqual([
      { x: 10, y: 10, width: 34, height: 4 },
    ]);
  });

  it('counts what a ring encloses to the ring', async () => {
    const ring = [
      { x: 20, y: 20, width: 260, height: 4 },
      { x: 20, y: 276, width: 260, height: 4 },
      { x: 20, y: 20, width: 4, height: 260 },
      { x: 276, y: 20, width: 4, height: 260 },
    ];
    expect(await parts(...ring, square(150, 150, 2))).toEqual([square(20, 20, 260)]);
  });

  it.each([APART, PATCH_APART])(
    'covers every hole pixel, with %i and more between parts',
    async (apart) => {
      const spot = fc.tuple(fc.nat(399), fc.nat(299), fc.integer({ min: 1, max: 40 }));
      await fc.assert(
        fc.asyncProperty(fc.array(spot, { minLength: 1, maxLength: 12 }), async (spots) => {
          const holes = spots.map(([x, y, side]) => ({
            x,
            y,
            width: Math.min(side, size.width - x),
            height: Math.min(side, size.height - y),
          }));
          const found = await partsApart(apart, holes);
          for (const hole of holes) expect(found.some((part) => encloses(part, hole))).toBe(true);
          found.forEach((a, i) => {
            for (const b of found.slice(i + 1)) expect(overlaps(inflate(a, apart), b)).toBe(false);
          });
        }),
      );
    },
  );
});
