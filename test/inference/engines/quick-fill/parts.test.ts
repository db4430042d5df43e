import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encloses, inflate, overlaps, type Rect } from '../../../../src/inference/core/geometry';
import {
  APART,
  PATCH_APART,
  partsOf,
  tilesOf,
} from '../../../../src/inference/engines/quick-fill/parts';
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

describe('tilesOf', () => {
  const large = { width: 1100, height: 900 };
  const whole: Rect = { x: 0, y: 0, ...large };
  /** A speck every 20 pixels, and a block `thick` pixels wide. */
  const spray = (thick: number) =>
    new Uint8Array(large.width * large.height).map((_, p) => {
      const [x, y] = [p % large.width, Math.floor(p / large.width)];
      const isSpeck = x % 20 < 5 && y % 20 < 5;
      const isBlock = x >= 600 && y >= 600 && x < 600 + thick && y < 600 + thick;
      return isSpeck || isBlock ? HOLE : 0;
    });
  const tiles = (kind: Uint8Array, part: Rect) => tilesOf(kind, large.width, part, unhurried);

  it('cuts a dense spray into squares that hold every speck once', async () => {
    const kind = spray(0);
    const found = await tiles(kind, whole);
    expect(found).toHaveLength(20);
    const covered = new Uint8Array(kind.length);
    for (const { x, y, width, height } of found) {
      expect(Math.max(width, height)).toBeLessThanOrEqual(256);
      for (let j = y; j < y + height; j++) {
        for (let p = j * large.width + x, end = p + width; p < end; p++) covered[p]!++;
      }
    }
    expect(kind.every((of, p) => (of === HOLE ? covered[p] === 1 : covered[p]! <= 1))).toBe(true);
  });

  it('cuts a long wire, which has no height', async () => {
    const kind = new Uint8Array(large.width * large.height);
    kind.fill(HOLE, 400 * large.width, 401 * large.width);
    const wire = { x: 0, y: 400, width: large.width, height: 1 };
    const found = await tiles(kind, wire);
    expect(found.map(({ width }) => width)).toEqual([256, 256, 256, 256, 76]);
  });

  it('leaves whole what is small, or thick somewhere', async () => {
    const part: Rect = { x: 0, y: 0, width: 1024, height: 500 };
    expect(await tiles(spray(0), part)).toEqual([part]);
    expect(await tiles(spray(32), whole)).toEqual([whole]);
  });
});
