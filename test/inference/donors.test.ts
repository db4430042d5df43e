import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rect } from '../../src/inference/core/geometry';
import { createMask, type Mask, type Raster } from '../../src/inference/core/raster';
import { quickFill } from '../../src/inference/engines/quick-fill/quick-fill';
import { fill } from '../../src/inference/fill';
import { flat, noise, paint } from '../support/pictures';

const whole = (rect: Rect): Mask => ({
  ...createMask(rect),
  data: createMask(rect).data.fill(255),
});

const fillFrom = (source: Raster, mask: Mask, donors: Mask) =>
  fill(source, { mask, donors, engine: quickFill, seed: 1, grow: 0 });

const rects = fc.record({
  x: fc.nat(60),
  y: fc.nat(50),
  width: fc.integer({ min: 1, max: 60 }),
  height: fc.integer({ min: 1, max: 50 }),
});

describe('a fill with donors', () => {
  it('is the same whatever is outside of them', async () => {
    const size = { width: 90, height: 80 };
    const isIn = (r: Rect, x: number, y: number) =>
      x >= r.x && y >= r.y && x < r.x + r.width && y < r.y + r.height;
    await fc.assert(
      fc.asyncProperty(rects, rects, fc.nat(), async (hole, from, seed) => {
        const grain = noise(size, 255, seed);
        const other = paint(size, (x, y) => {
          const at = 4 * (y * size.width + x);
          const [red, green, blue] = grain.data.subarray(at, at + 3);
          return isIn(from, x, y) ? [red!, green!, blue!] : [255, 0, 255];
        });
        const [a, b] = await Promise.all(
          [grain, other].map((source) => fillFrom(source, whole(hole), whole(from))),
        );
        expect(a!.patch.data).toEqual(b!.patch.data);
      }),
      { numRuns: 12 },
    );
  });

  it('finds them outside of what it would have looked at', async () => {
    const size = { width: 400, height: 120 };
    const source = paint(size, (x, y) =>
      x < 300 ? [200, 30, 30] : [0, (x * 7 + y * 3) % 90, 250],
    );
    const mask = whole({ x: 20, y: 50, width: 20, height: 20 });
    const donors = whole({ x: 310, y: 0, width: 90, height: 120 });
    const { patch } = await fillFrom(source, mask, donors);
    for (let i = 0; i < patch.data.length; i += 4) {
      expect(patch.data[i]!).toBe(0);
      expect(patch.data[i + 2]!).toBe(250);
    }
  });

  it('says so where there are none', async () => {
    const source = flat({ width: 60, height: 60 }, [10, 200, 30]);
    const donors = createMask({ x: 0, y: 0, width: 60, height: 60 });
    const { report } = await fillFrom(source, whole({ x: 20, y: 20, width: 9, height: 9 }), donors);
    expect(report.remarks).toContain('nothing-to-learn-from');
  });
});
