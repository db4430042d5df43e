import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mask } from '../../../src/inference/core/raster';
import { countPixels, zoneAround } from '../../../src/inference/core/zone';
import { drawMask, toDrawing } from './draw-mask';

const picture = { width: 40, height: 30 };

describe('zoneAround', () => {
  it('takes the mask as exact where it does not grow', () => {
    const mask = drawMask(['#..', '.##'], { x: 5, y: 6 });
    expect(zoneAround(mask, 0, picture)).toEqual({
      x: 5,
      y: 6,
      width: 3,
      height: 2,
      coverage: Uint8Array.of(255, 0, 0, 0, 255, 255),
    });
  });

  it('grows a point to a disc', () => {
    const zone = zoneAround(drawMask(['#'], { x: 10, y: 10 }), 3, picture)!;
    expect(zone).toMatchObject({ x: 7, y: 7, width: 7, height: 7 });
    expect(toDrawing(zone.coverage, 7)).toEqual([
      '...#...',
      '.#####.',
      '.#####.',
      '#######',
      '.#####.',
      '.#####.',
      '...#...',
    ]);
  });

  it('stops at the picture’s border', () => {
    const zone = zoneAround(drawMask(['#']), 2, { width: 2, height: 40 })!;
    expect(zone).toMatchObject({ x: 0, y: 0, width: 2, height: 3 });
    expect(toDrawing(zone.coverage, 2)).toEqual(['##', '##', '#.']);
  });

  it('shows the fill wholly on the mask and half-way out, and less and less beyond', () => {
    const { coverage, width } = zoneAround(drawMask(['#'], { x: 20, y: 15 }), 8, picture)!;
    const outwards = [...coverage.subarray(8 * width + 8, 9 * width)];
    expect(outwards.slice(0, 5)).toEqual([255, 255, 255, 255, 255]);
    expect(outwards.slice(5)).toEqual([228, 165, 90, 27]);
  });

  it('fades on over the feather, also around a mask that is exact', () => {
    const zone = zoneAround(drawMask(['#'], { x: 20, y: 15 }), 0, picture, 4)!;
    expect(zone).toMatchObject({ x: 16, y: 11, width: 9, height: 9 });
    expect([...zone.coverage.subarray(4 * 9 + 4, 5 * 9)]).toEqual([255, 228, 165, 90, 27]);
    const grown = zoneAround(drawMask(['#'], { x: 20, y: 15 }), 4, picture, 2)!;
    expect([...grown.coverage.subarray(6 * 13 + 6, 7 * 13)].slice(0, 3)).toEqual([255, 255, 255]);
    expect(grown.coverage[6 * 13 + 12]).toBeGreaterThan(0);
  });

  it('fades where it is painted softly as it is painted, and grows only what is painted wholly', () => {
    const data = Uint8Array.of(0, 40, 255, 200, 150, 100, 50, 9, 0);
    const mask = { x: 10, y: 10, width: 9, height: 1, data };
    const exact = zoneAround(mask, 0, picture)!;
    expect([...exact.coverage]).toEqual([40, 255, 200, 150, 100, 50, 9]);
    const grown = zoneAround(mask, 2, picture)!;
    const row = [...grown.coverage.subarray(2 * grown.width, 3 * grown.width)];
    expect(row).toEqual([0, 128, 255, 255, 255, 150, 100, 50, 9, 0, 0]);
    const soft = [...grown.soft!.subarray(2 * grown.width, 3 * grown.width)];
    expect(soft).toEqual([255, 255, 255, 255, 255, 150, 100, 50, 9, 255, 255]);
  });

  it('holds every pixel that is painted in part, and else is that of what is painted wholly', () => {
    fc.assert(
      fc.property(
        anyMask(fc.integer({ min: 0, max: 255 })),
        fc.double({ min: 0, max: 6, noNaN: true }),
        fc.integer({ min: 0, max: 3 }),
        (mask, radius, feather) => {
          const whole = { ...mask, data: mask.data.map((value) => (value === 255 ? 255 : 0)) };
          const [zone, hard] = [mask, whole].map((one) => zoneAround(one, radius, mask, feather));
          const at = (zone: Zone | null | undefined, [x, y]: Pixel) => {
            const isIn = zone && x >= zone.x && y >= zone.y && x < zone.x + zone.width;
            return (isIn && coverageOf(zone, [x, y])) || 0; // below the last row there is no byte
          };
          for (const [x, y] of pixelsOf(mask)) {
            const own = mask.data[y * mask.width + x]!;
            expect(at(zone, [x, y])).toBe(Math.max(own, at(hard, [x, y])));
          }
          expect(hard?.soft).toBeUndefined();
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is null where nothing inside the picture is painted', () => {
    expect(zoneAround(drawMask(['#'], { x: -1, y: 0 }), 5, picture)).toBeNull();
  });

  it('swallows the whole picture, and no more, for any larger radius', () => {
    const zone = zoneAround(drawMask(['#']), 1e9, picture)!;
    expect(zone).toMatchObject({ x: 0, y: 0, ...picture });
    expect(countPixels(zone)).toBe(40 * 30);
    expect(Math.min(...zone.coverage)).toBe(255); // all of it in the nearer half of the growth
  });

  it('measures distances beyond 16 bits', () => {
    const zone = zoneAround(drawMask(['#']), 69_990, { width: 1, height: 70_000 })!;
    expect(zone.height).toBe(69_991);
    expect([...zone.coverage.subarray(34_995, 34_997)]).toEqual([255, 255]);
    expect(zone.coverage[52_500]).toBe(127);
  });

  it.each([-1, NaN, Infinity])('refuses to grow by %d', (radius) => {
    expect(() => zoneAround(drawMask(['#']), radius, picture)).toThrow(RangeError);
  });

  it('covers exactly the pixels within the radius of a painted one, for any mask and radius', () => {
    fc.assert(
      fc.property(anyMask(), fc.double({ min: 0, max: 14, noNaN: true }), (mask, radius) => {
        const size = { width: mask.width, height: mask.height };
        const zone = zoneAround(mask, radius, size);
        expect(zone ? coveredPixels(zone) : []).toEqual(pixelsWithin(mask, radius));
      }),
      { numRuns: 200 },
    );
  });

  it('never shows less of the fill nearer to the mask', () => {
    fc.assert(
      fc.property(anyMask(), fc.integer({ min: 1, max: 9 }), (mask, radius) => {
        const zone = zoneAround(mask, radius, mask);
        if (!zone) return;
        const byDistance = coveredPixels(zone)
          .map((key) => ({ squared: squaredDistance(mask, key), coverage: coverageOf(zone, key) }))
          .sort((a, b) => a.squared - b.squared || b.coverage - a.coverage);
        byDistance.reduce((nearer, farther) => {
          expect(farther.coverage).toBeLessThanOrEqual(nearer.coverage);
          return farther;
        });
      }),
    );
  });
});

/** From 1×1; sparse, so that distances matter. */
function anyMask(painted: fc.Arbitrary<number> = fc.constant(255)): fc.Arbitrary<Mask> {
  const side = fc.integer({ min: 1, max: 16 });
  return fc.tuple(side, side).chain(([width, height]) => {
    const pixel = fc.oneof({ weight: 12, arbitrary: fc.constant(0) }, painted);
    return fc
      .array(pixel, { minLength: width * height, maxLength: width * height })
      .map((pixels) => ({ x: 0, y: 0, width, height, data: Uint8Array.from(pixels) }));
  });
}

type Zone = NonNullable<ReturnType<typeof zoneAround>>;
type Pixel = readonly [x: number, y: number];

function coveredPixels(zone: Zone): Pixel[] {
  return pixelsOf(zone).filter((pixel) => coverageOf(zone, pixel) > 0);
}

function coverageOf(zone: Zone, [x, y]: Pixel): number {
  return zone.coverage[(y - zone.y) * zone.width + (x - zone.x)]!;
}

/** By definition: every painted pixel is asked. */
function pixelsWithin(mask: Mask, radius: number): Pixel[] {
  return pixelsOf(mask).filter((pixel) => squaredDistance(mask, pixel) <= radius * radius);
}

function squaredDistance(mask: Mask, [x, y]: Pixel): number {
  const painted = pixelsOf(mask).filter(([i, j]) => mask.data[j * mask.width + i] !== 0);
  return Math.min(...painted.map(([i, j]) => (x - i) ** 2 + (y - j) ** 2));
}

function pixelsOf({ x, y, width, height }: Omit<Zone, 'coverage'>): Pixel[] {
  return Array.from(
    { length: width * height },
    (_, i) => [x + (i % width), y + Math.floor(i / width)] as const,
  );
}
