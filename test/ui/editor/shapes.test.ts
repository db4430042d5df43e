import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Size } from '../../../src/inference/core/geometry';
import type { Operation, Outline, Point, Stroke } from '../../../src/ui/editor/operations';
import { rasterise } from '../../../src/ui/editor/rasterise';
import { asRing } from '../../../src/ui/editor/ring';
import { drawnMask } from '../../support/masks';

const image: Size = { width: 24, height: 16 };
const drawn = (operations: Operation[], size = image) =>
  drawnMask(rasterise(operations, size), size);
const count = (text: string) => [...text].filter((pixel) => pixel === '#').length;

const add = (outline: Outline): Operation => ({ kind: 'shape', mode: 'add', outline });
const subtract = (outline: Outline): Operation => ({ kind: 'shape', mode: 'subtract', outline });
const polygon = (...points: [number, number][]): Outline => ({
  type: 'polygon',
  points: points.map(([x, y]) => ({ x, y })),
});
const box = (x: number, y: number, width: number, height: number): Outline => ({
  type: 'rectangle',
  rect: { x, y, width, height },
});

const coordinate = (limit: number) =>
  fc.integer({ min: -40, max: limit * 8 + 40 }).map((n) => n / 8);
const point = fc.record({ x: coordinate(image.width), y: coordinate(image.height) });
const rect = fc.record({
  x: fc.integer({ min: -6, max: 26 }),
  y: fc.integer({ min: -6, max: 18 }),
  width: fc.integer({ min: 1, max: 20 }),
  height: fc.integer({ min: 1, max: 20 }),
});
const outline: fc.Arbitrary<Outline> = fc.oneof(
  fc.record({
    type: fc.constant('polygon' as const),
    points: fc.array(point, { minLength: 3, maxLength: 8 }),
  }),
  fc.record({ type: fc.constantFrom('rectangle' as const, 'ellipse' as const), rect }),
);

/** The definition: how often the outline winds round a point, by the angles it sweeps. */
function windsRound(points: readonly Point[], x: number, y: number): boolean {
  let turned = 0;
  points.forEach((b, i) => {
    const a = points.at(i - 1)!;
    const [ax, ay, bx, by] = [a.x - x, a.y - y, b.x - x, b.y - y];
    turned += Math.atan2(ax * by - ay * bx, ax * bx + ay * by);
  });
  return Math.round(turned / (2 * Math.PI)) !== 0;
}

describe('an outline', () => {
  it('of whole pixels covers exactly these', () => {
    expect(drawn([add(box(1, 1, 3, 2))], { width: 5, height: 4 })).toBe(
      ['.....', '.###.', '.###.', '.....'].join('\n'),
    );
  });

  it('that is an ellipse is the same from all four sides', () => {
    const ellipse = add({ type: 'ellipse', rect: { x: 1, y: 0, width: 8, height: 5 } });
    expect(drawn([ellipse], { width: 10, height: 5 })).toBe(
      ['...####...', '.########.', '.########.', '.########.', '...####...'].join('\n'),
    );
  });

  it('that crosses itself takes in all that it winds round', () => {
    const bow = add(polygon([0, 0], [8, 0], [0, 4], [8, 4]));
    expect(drawn([bow], { width: 8, height: 4 })).toBe(
      ['.######.', '...##...', '...##...', '.######.'].join('\n'),
    );
    const twice = add(polygon([1, 1], [5, 1], [5, 3], [1, 3], [1, 1], [5, 1], [5, 3], [1, 3]));
    expect(drawn([twice], { width: 8, height: 4 })).toBe(
      ['........', '.####...', '.####...', '........'].join('\n'),
    );
  });

  it('of a polygon holds the pixels whose centres it winds round', () => {
    const inside = fc.array(
      point.filter(({ x, y }) => (x * 8) % 8 !== 4 && (y * 8) % 8 !== 4), // not on a centre
      { minLength: 3, maxLength: 7 },
    );
    fc.assert(
      fc.property(inside, (points) => {
        const rows = drawn([add({ type: 'polygon', points })]).split('\n');
        rows.forEach((row, y) =>
          [...row].forEach((pixel, x) => {
            if (isOnEdge(points, x + 0.5, y + 0.5)) return; // either is right
            expect([x, y, pixel === '#']).toEqual([x, y, windsRound(points, x + 0.5, y + 0.5)]);
          }),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('shares no pixel with its neighbour and leaves none between them', () => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        fc.pre(a.y !== b.y || a.x !== b.x);
        const left = { x: -50, y: a.y };
        const halves = [polygon([left.x, -50], [a.x, -50], [a.x, 60], [left.x, 60])];
        const rest = polygon([a.x, -50], [90, -50], [90, 60], [a.x, 60]);
        expect(drawn([...halves.map(add), add(rest)])).not.toContain('.');
        expect(drawn([add(halves[0]!), subtract(rest)])).toBe(drawn([add(halves[0]!)]));
      }),
    );
  });

  it('does not depend on how often a lasso was sampled', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 3, maxLength: 8 }), (points) => {
        const denser = points.flatMap((b, i) => {
          const a = points.at(i - 1)!;
          return [{ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, b];
        });
        expect(drawn([add({ type: 'polygon', points: denser })])).toBe(
          drawn([add({ type: 'polygon', points })]),
        );
      }),
    );
  });

  it('leaves nothing when it is taken away again', () => {
    fc.assert(
      fc.property(outline, (outline) => {
        expect(rasterise([add(outline), subtract(outline)], image)).toBeNull();
      }),
    );
  });
});

function isOnEdge(points: readonly Point[], x: number, y: number): boolean {
  return points.some((b, i) => {
    const a = points.at(i - 1)!;
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const t = Math.min(
      1,
      Math.max(0, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)),
    );
    return Math.hypot(a.x + t * dx - x, a.y + t * dy - y) < 1e-9;
  });
}

describe('inverting', () => {
  it('twice gives the mask back, and a blank one gives the whole picture', () => {
    expect(count(drawn([{ kind: 'invert' }]))).toBe(image.width * image.height);
    fc.assert(
      fc.property(outline, (outline) => {
        const twice = drawn([add(outline), { kind: 'invert' }, { kind: 'invert' }]);
        expect(twice).toBe(drawn([add(outline)]));
      }),
    );
  });
});

describe('growing', () => {
  const grow = (by: number): Operation => ({ kind: 'grow', by });

  it('takes in what lies within so many pixels, in every direction alike', () => {
    expect(drawn([add(box(3, 3, 1, 1)), grow(2)], { width: 7, height: 7 })).toBe(
      ['.......', '...#...', '..###..', '.#####.', '..###..', '...#...', '.......'].join('\n'),
    );
  });

  it('and then shrinking leaves at least what was there, and first shrinking at most', () => {
    const by = fc.integer({ min: 1, max: 6 });
    fc.assert(
      fc.property(outline, outline, by, (a, b, by) => {
        const before = drawn([add(a), add(b)]);
        const closed = drawn([add(a), add(b), grow(by), grow(-by)]);
        const opened = drawn([add(a), add(b), grow(-by), grow(by)]);
        [...before].forEach((pixel, i) => {
          if (pixel === '#') expect(closed[i]).toBe('#');
          else expect(opened[i]).toBe(before[i]);
        });
      }),
    );
  });

  it('is shrinking, seen from outside', () => {
    fc.assert(
      fc.property(outline, fc.integer({ min: 1, max: 6 }), (outline, by) => {
        const invert: Operation = { kind: 'invert' };
        const outside = drawn([add(outline), invert, grow(by), invert]);
        expect(drawn([add(outline), grow(-by)])).toBe(outside);
      }),
    );
  });

  it('does not draw back from the picture’s own edge', () => {
    const whole = add(box(0, 0, image.width, image.height));
    expect(drawn([whole, grow(-3)])).toBe(drawn([whole]));
  });
});

describe('a ring', () => {
  const round = (x: number, y: number, turn = 1): Stroke => ({
    kind: 'stroke',
    tool: 'brush',
    radius: 1,
    points: Array.from({ length: 17 }, (_, i) => {
      const angle = (turn * i * Math.PI) / 8;
      return { x: x + 6 * Math.cos(angle), y: y + 6 * Math.sin(angle) };
    }),
  });

  it('fills itself', () => {
    const ring = asRing(round(12, 8), image);
    expect(ring.ring).toBe(true);
    const row = drawn([ring]).split('\n')[8]!;
    expect(row.trim()).toBe('.....##############.....'.trim());
    expect(drawn([round(12, 8)]).split('\n')[8]).toContain('#....');
  });

  it('that is nearly closed closes itself, and one that is far from it stays a line', () => {
    expect(asRing(round(12, 8, 0.93), image).ring).toBe(true);
    expect(asRing(round(12, 8, 0.8), image).ring).toBeUndefined();
  });

  it('round something at the picture’s edge is filled, however far outside it was closed', () => {
    const far: Stroke = {
      ...round(0, 0),
      points: [
        { x: -4e9, y: 2 },
        { x: 9, y: 2 },
        { x: 9, y: 12 },
        { x: -4e9, y: 12 },
        { x: -4e9, y: 2 },
      ],
    };
    const ring = asRing(far, image);
    expect(drawn([ring]).split('\n')[7]!.slice(0, 10)).toBe('##########');
  });

  it('is not looked for in a line that goes straight, or that stays a blot', () => {
    const line = { ...round(0, 0), points: [1, 5, 9, 14].map((x) => ({ x, y: 5 })) };
    expect(asRing(line, image)).toBe(line);
    const blot = { ...round(0, 0), points: [1, 2, 1, 2, 1, 2].map((x) => ({ x, y: 5 })) };
    expect(asRing(blot, image)).toBe(blot);
  });

  it('is taken away by the same ring of the eraser', () => {
    const ring = asRing(round(12, 8), image);
    expect(rasterise([ring, { ...ring, tool: 'erase' }], image)).toBeNull();
  });
});

describe('a stroke of a pen', () => {
  const pen: Stroke = {
    kind: 'stroke',
    tool: 'brush',
    radius: 4,
    points: [
      { x: 4.5, y: 8.5 },
      { x: 18.5, y: 8.5 },
    ],
    radii: [1, 4],
  };

  it('is as wide at each point as it was pressed, and grows evenly between', () => {
    const rows = drawn([pen]).split('\n');
    const heightAt = (x: number) => rows.filter((row) => row[x] === '#').length;
    expect(heightAt(4)).toBeLessThanOrEqual(3);
    expect(heightAt(18)).toBe(9);
    expect([6, 9, 12, 15, 18].map(heightAt)).toEqual(
      [6, 9, 12, 15, 18].map(heightAt).sort((a, b) => a - b),
    );
  });

  it('holds the pixels that some disc of it covers', () => {
    const radius = fc.integer({ min: 6, max: 40 }).map((n) => n / 8);
    fc.assert(
      fc.property(point, point, radius, radius, (a, b, r1, r2) => {
        const rows = drawn([
          { ...pen, radius: Math.max(r1, r2), points: [a, b], radii: [r1, r2] },
        ]).split('\n');
        rows.forEach((row, y) =>
          [...row].forEach((pixel, x) => {
            let nearest = Infinity; // to the edge of a disc, negative inside it
            for (let t = 0; t <= 1; t += 1 / 256) {
              const off = Math.hypot(
                a.x + t * (b.x - a.x) - x - 0.5,
                a.y + t * (b.y - a.y) - y - 0.5,
              );
              nearest = Math.min(nearest, off - (r1 + t * (r2 - r1)));
            }
            if (Math.abs(nearest) < 0.02) return; // finer than the discs that were tried
            expect([x, y, pixel === '#']).toEqual([x, y, nearest < 0]);
          }),
        );
      }),
      { numRuns: 25 },
    );
  });

  it('pressed alike all along is the same as one without pressure', () => {
    const { kind, tool, radius, points } = pen;
    const even = drawn([{ ...pen, radii: [4, 4] }]);
    expect(even).toBe(drawn([{ kind, tool, radius, points }]));
  });
});
