import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Size } from '../../../src/inference/core/geometry';
import { createMask, type Mask } from '../../../src/inference/core/raster';
import { drawLine } from '../../../src/ui/editor/draw-stroke';
import { extendStroke } from '../../../src/ui/editor/gesture';
import { growMask } from '../../../src/ui/editor/grow-mask';
import { MIN_RADIUS, type Point, type Stroke } from '../../../src/ui/editor/operations';
import { rasterise } from '../../../src/ui/editor/rasterise';
import { asRing } from '../../../src/ui/editor/ring';
import { toScreen } from '../../../src/ui/editor/viewport';
import { drawnMask } from '../../support/masks';

const image: Size = { width: 60, height: 40 };

function soft(hardness: number, radius: number, ...points: [number, number][]): Stroke {
  const path = points.map(([x, y]) => ({ x, y }));
  return { kind: 'stroke', tool: 'brush', radius, points: path, hardness };
}

function without(what: 'hardness' | 'radii', stroke: Stroke): Stroke {
  const { [what]: removed, ...rest } = stroke;
  return removed === undefined ? stroke : rest;
}

const erase = (stroke: Stroke): Stroke => ({ ...stroke, tool: 'erase' });

/** Over the whole picture. */
function coverages(stroke: Stroke, { width, height } = image): Mask {
  const mask = createMask({ x: 0, y: 0, width, height });
  drawLine(mask, stroke, 255);
  return mask;
}

const same = (a: Stroke, b: Stroke) =>
  expect(drawnMask(coverages(a), image)).toBe(drawnMask(coverages(b), image));

const coordinate = (limit: number) =>
  fc.integer({ min: -80, max: limit * 8 + 80 }).map((n) => n / 8);
const point = fc.record({ x: coordinate(image.width), y: coordinate(image.height) });
const stroke = fc
  .record({
    radius: fc.integer({ min: MIN_RADIUS * 8, max: 160 }).map((n) => n / 8),
    points: fc.array(point, { minLength: 1, maxLength: 6 }),
    hardness: fc.constantFrom(0, 0.25, 0.5, 0.75, 0.99),
    isPressed: fc.boolean(),
  })
  .map(({ isPressed, ...rest }): Stroke => ({
    kind: 'stroke',
    tool: 'brush',
    ...rest,
    ...(isPressed && { radii: rest.points.map((_, i) => (rest.radius * (1 + (i % 3))) / 3) }),
  }));

/** The definition, at many places along the line. */
function coverageAt({ points, radius, radii, hardness = 1 }: Stroke, x: number, y: number): number {
  let least = Infinity;
  points.forEach((b, i) => {
    const before = Math.max(0, i - 1);
    const a = points[before]!;
    const [from, to] = [radii?.[before] ?? radius, radii?.[i] ?? radius];
    for (let t = 0; t <= 1; t += 1 / 512) {
      const distance = Math.hypot(x - a.x - t * (b.x - a.x), y - a.y - t * (b.y - a.y));
      least = Math.min(least, distance / (from + t * (to - from)));
    }
  });
  const t = Math.min(1, Math.max(0, (1 - least) / (1 - hardness)));
  return 255 * t * t * (3 - 2 * t);
}

describe('a soft stroke', () => {
  it('covers wholly as far as it is hard, half in the middle of its rim, nothing at its radius', () => {
    const { data } = coverages(soft(0.5, 8, [0, 20.5], [59, 20.5]));
    const outwards = Array.from({ length: 10 }, (_, i) => data[(20 + i) * image.width + 30]);
    expect(outwards).toEqual([255, 255, 255, 255, 255, 215, 128, 40, 0, 0]);
  });

  it('covers every pixel as the nearest place of its line does, by the radius there', () => {
    fc.assert(
      fc.property(stroke, (stroke) => {
        const { data } = coverages(stroke);
        const steepness = 255 / ((1 - (stroke.hardness ?? 1)) * MIN_RADIUS);
        const longest = 80; // pixels between two points, of which 512 places are asked
        for (let at = 3; at < data.length; at += 97) {
          const [x, y] = [(at % image.width) + 0.5, Math.floor(at / image.width) + 0.5];
          const asked = coverageAt(stroke, x, y);
          expect(data[at]).toBeGreaterThanOrEqual(Math.floor(asked));
          if (stroke.hardness! <= 0.75) {
            expect(data[at]).toBeLessThanOrEqual(asked + 1 + (steepness * longest) / 512);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('does not depend on how often the pointer was sampled', () => {
    fc.assert(
      fc.property(stroke, (stroke) => {
        const middle = (list: readonly number[], i: number) => (list[Math.max(0, i - 1)]! + list[i]!) / 2; // prettier-ignore
        const xs = stroke.points.map(({ x }) => x);
        const ys = stroke.points.map(({ y }) => y);
        const points = stroke.points.flatMap((b, i): Point[] => [
          { x: middle(xs, i), y: middle(ys, i) },
          b,
        ]);
        const { radii } = stroke;
        same(
          { ...stroke, points, ...(radii && { radii: radii.flatMap((b, i) => [middle(radii, i), b]) }) }, // prettier-ignore
          stroke,
        );
      }),
    );
  });

  it('does not depend on the zoom it was painted at', () => {
    fc.assert(
      fc.property(stroke, fc.double({ min: 0.05, max: 32, noNaN: true }), (stroke, scale) => {
        const even = without('radii', stroke);
        const viewport = { scale, x: -31, y: 7 };
        const screen = even.points.map((point) => ({
          at: toScreen(viewport, point),
          pressure: null,
        }));
        same(extendStroke({ ...even, points: [] }, screen, viewport), even);
      }),
    );
  });

  it('stays within the pixels of the hard one', () => {
    fc.assert(
      fc.property(stroke, (stroke) => {
        const within = coverages(without('hardness', stroke)).data;
        const beyond = coverages(stroke).data.some((value, i) => value > 0 && within[i] === 0);
        expect(beyond).toBe(false);
      }),
    );
  });

  it('marks a pixel for every dab on the picture, however small the brush', () => {
    for (let x = 0; x < 1; x += 1 / 8) {
      for (let y = 0; y < 1; y += 1 / 8) {
        const dab = soft(0, MIN_RADIUS, [20 + x, 20 + y]);
        expect(rasterise([dab], image)).not.toBeNull();
      }
    }
  });

  it('does not add up where it is crossed, and takes away what it covers', () => {
    const [a, b] = [soft(0, 9, [5, 5], [50, 30]), soft(0.5, 7, [50, 5], [5, 30])];
    const [alone, other] = [coverages(a), coverages(b)];
    const both = rasterise([a, b], image)!;
    const left = rasterise([a, erase(b)], image)!;
    const pixel = ({ x, y, width, data }: Mask, i: number) =>
      data[(Math.floor(i / image.width) - y) * width + (i % image.width) - x] ?? 0;
    const inside = (mask: Mask, i: number) =>
      i % image.width >= mask.x && i % image.width < mask.x + mask.width ? pixel(mask, i) : 0;
    for (let i = 0; i < alone.data.length; i++) {
      expect(inside(both, i)).toBe(Math.max(alone.data[i]!, other.data[i]!));
      expect(inside(left, i)).toBe(Math.min(alone.data[i]!, 255 - other.data[i]!));
    }
  });
});

describe('a soft ring', () => {
  const corners: [number, number][] = [
    [15, 10],
    [45, 10],
    [45, 30],
    [15, 30],
    [15, 10],
  ];

  it.each([0, 0.5])('of hardness %d covers all inside its line, and fades outwards', (hardness) => {
    const line = soft(hardness, 6, ...corners);
    const mask = rasterise([{ ...line, ring: true }], image)!;
    const alone = coverages(line);
    for (let y = 0; y < image.height; y++) {
      for (let x = 0; x < image.width; x++) {
        const isInside = x >= 16 && x < 44 && y >= 11 && y < 29;
        const isOutside = x < 14 || x >= 46 || y < 9 || y >= 31;
        const coverage = drawnMask(mask, image).split('\n')[y]![x];
        if (isInside) expect([x, y, coverage]).toEqual([x, y, '#']);
        if (isOutside) {
          expect([x, y, coverage]).toEqual([x, y, drawnMask(alone, image).split('\n')[y]![x]]);
        }
      }
    }
  });
});

describe('a wide soft stroke', () => {
  const round = (turn: number) =>
    Array.from({ length: 41 }, (_, i): [number, number] => {
      const angle = (2 * Math.PI * turn * i) / 40;
      return [500 + 300 * Math.cos(angle), 400 + 300 * Math.sin(angle)];
    });

  it('that goes all the way round is a ring, and one that stops early is not', () => {
    const picture = { width: 1000, height: 800 };
    expect(asRing(soft(0, 100, ...round(1)), picture).ring).toBe(true);
    expect(asRing(soft(0, 100, ...round(0.7)), picture).ring).toBeUndefined();
  });
});

describe('a hard stroke', () => {
  it('of a pen is drawn as it always was', () => {
    const size = { width: 16, height: 9 };
    const points = [
      { x: 3, y: 4.5 },
      { x: 11.5, y: 4.5 },
    ];
    const pen: Stroke = { kind: 'stroke', tool: 'brush', radius: 4, points, radii: [1.5, 4] };
    expect(drawnMask(coverages(pen, size), size).split('\n')).toEqual([
      '...........#....',
      '........######..',
      '....###########.',
      '..#############.',
      '.###############',
      '..#############.',
      '....###########.',
      '........######..',
      '...........#....',
    ]);
  });
});

describe('a soft mask', () => {
  /** The definition: the most, or least, within the disc. */
  function extreme({ width, height, data }: Mask, by: number, pick: (...of: number[]) => number) {
    return data.map((_, i) => {
      const found: number[] = [];
      for (let dy = -by; dy <= by; dy++) {
        for (let dx = -by; dx <= by; dx++) {
          const [x, y] = [(i % width) + dx, Math.floor(i / width) + dy];
          const isIn = x >= 0 && y >= 0 && x < width && y < height;
          if (isIn && dx * dx + dy * dy <= by * by) found.push(data[y * width + x]!);
        }
      }
      return pick(...found);
    });
  }

  it.each([
    [3, 0.5, Math.max],
    [-3, 0.5, Math.min],
    [3, 0, Math.max],
    [-3, 0, Math.min],
  ])('grown by %d moves its edge as it is, of hardness %d', (by, hardness, pick) => {
    const mask = coverages(soft(hardness, 12, [28, 20], [32, 20]));
    const [less, expected, more] = [-1, 0, 1].map((step) => extreme(mask, Math.abs(by) + step, pick)); // prettier-ignore
    growMask(mask, by, image);
    mask.data.forEach((value, i) => {
      // Less than a pixel too far or too near, and a few levels for what is straightened.
      expect(value).toBeGreaterThanOrEqual(Math.min(less![i]!, more![i]!) - 6);
      expect(value).toBeLessThanOrEqual(Math.max(less![i]!, more![i]!) + 6);
    });
    const wholly = (data: Uint8Array) => data.map((value) => (value === 255 ? 1 : 0));
    expect(wholly(mask.data)).toEqual(wholly(expected!));
    expect(mask.data.map(Math.sign)).toEqual(expected!.map(Math.sign));
  });

  it('of any strokes moves where it is free and where it covers most to the pixel', () => {
    const distance = fc.integer({ min: -4, max: 4 }).filter((by) => by !== 0);
    fc.assert(
      fc.property(fc.array(stroke, { minLength: 1, maxLength: 3 }), distance, (strokes, by) => {
        const mask = createMask({ x: 0, y: 0, ...image });
        strokes.forEach((one, i) => drawLine(mask, one, i === 1 ? 0 : 255));
        const before = mask.data.slice();
        const expected = extreme(mask, Math.abs(by), by > 0 ? Math.max : Math.min);
        growMask(mask, by, image);
        // Inwards what covers least is what moves.
        const end = by > 0 ? before.reduce((a, b) => Math.max(a, b)) : before.reduce((a, b) => Math.min(a, b)); // prettier-ignore
        for (const kept of [0, end, 255]) {
          const where = (data: Uint8Array) => data.map((value) => (value === kept ? 1 : 0));
          expect(where(mask.data)).toEqual(where(expected));
        }
        expect(mask.data.some((value, i) => (value - before[i]!) * by < 0)).toBe(false);
      }),
      { numRuns: 30 },
    );
  });

  it('grown by nothing stays as it is', () => {
    const mask = coverages(soft(0, 9, [30, 20]));
    const before = mask.data.slice();
    growMask(mask, 0, image);
    expect(mask.data).toEqual(before);
  });

  it('inverted twice is itself, and once covers what was left free', () => {
    const whole = { width: 5, height: 1 };
    const line = soft(0, 4, [0.5, 0.5]);
    const invert = { kind: 'invert' as const };
    const once = [...rasterise([line, invert], whole)!.data];
    expect(once).toEqual([...coverages(line, whole).data].map((value) => 255 - value));
    expect(rasterise([line, invert, invert], whole)!.data).toEqual(coverages(line, whole).data);
  });
});
