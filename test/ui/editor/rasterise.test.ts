import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Size } from '../../../src/inference/core/geometry';
import type { Mask } from '../../../src/inference/core/raster';
import { extendStroke } from '../../../src/ui/editor/gesture';
import {
  MIN_RADIUS,
  type Operation,
  type Point,
  type Stroke,
} from '../../../src/ui/editor/operations';
import { rasterise } from '../../../src/ui/editor/rasterise';
import { toScreen } from '../../../src/ui/editor/viewport';
import { drawnMask } from '../../support/masks';

const image: Size = { width: 60, height: 40 };

function brush(radius: number, ...points: [number, number][]): Stroke {
  return { kind: 'stroke', tool: 'brush', radius, points: points.map(([x, y]) => ({ x, y })) };
}

const erase = (stroke: Stroke): Stroke => ({ ...stroke, tool: 'erase' });

const whole = (mask: Mask | null, size = image) => drawnMask(mask, size);

/** The definition, pixel by pixel: distance from the pixel's centre to the nearest segment. */
function distanceToStroke({ points }: Stroke, x: number, y: number): number {
  return Math.min(
    ...points.map((b, i) => {
      const a = points[Math.max(0, i - 1)]!;
      const [dx, dy] = [b.x - a.x, b.y - a.y];
      const length = dx * dx + dy * dy;
      const t = length && Math.min(1, Math.max(0, ((x - a.x) * dx + (y - a.y) * dy) / length));
      return Math.hypot(x - a.x - t * dx, y - a.y - t * dy);
    }),
  );
}

const coordinate = (limit: number) =>
  fc.integer({ min: -80, max: limit * 8 + 80 }).map((n) => n / 8);
const point = fc.record({ x: coordinate(image.width), y: coordinate(image.height) });
const stroke = fc.record({
  kind: fc.constant('stroke' as const),
  tool: fc.constant('brush' as const),
  radius: fc.integer({ min: MIN_RADIUS * 8, max: 120 }).map((n) => n / 8),
  points: fc.array(point, { minLength: 1, maxLength: 6 }),
});

describe('rasterise', () => {
  it('makes a dab a disc of the pixels whose centres lie within the radius', () => {
    const mask = rasterise([brush(2.5, [3.5, 3.5])], { width: 7, height: 7 });
    expect(whole(mask, { width: 7, height: 7 })).toBe(
      ['.......', '..###..', '.#####.', '.#####.', '.#####.', '..###..', '.......'].join('\n'),
    );
  });

  it('joins the dabs of a stroke, however far apart', () => {
    const mask = rasterise([brush(0.75, [0.5, 0.5], [5.5, 0.5])], { width: 7, height: 1 });
    expect(whole(mask, { width: 7, height: 1 })).toBe('######.');
  });

  it('is cropped to what was painted, and to the picture', () => {
    const { x, y, width, height } = rasterise([brush(3, [0, 10], [5, 10])], image)!;
    expect({ x, y, width, height }).toEqual({ x: 0, y: 7, width: 9, height: 7 });
  });

  it.each<[string, Operation[]]>([
    ['nothing is painted', []],
    ['all of it was beside the picture', [brush(4, [-20, -20])]],
    ['all of it was cleared', [brush(4, [9, 9]), { kind: 'clear' }]],
    ['all of it was erased', [brush(4, [9, 9]), erase(brush(6, [9, 9]))]],
  ])('is null where %s', (_, operations) => {
    expect(rasterise(operations, image)).toBeNull();
  });

  it('takes a pasted mask to the pixel, and paints and erases on it', () => {
    const data = new Uint8Array([255, 0, 0, 255, 255, 0]);
    const paste: Operation = { kind: 'paste', mask: { x: 1, y: 0, width: 3, height: 2, data } };
    const size = { width: 5, height: 2 };
    expect(whole(rasterise([paste], size), size)).toBe(['.#...', '.##..'].join('\n'));
    const dot = brush(0.75, [4.5, 0.5]);
    const hole = erase(brush(0.75, [1.5, 0.5]));
    expect(whole(rasterise([paste, dot, hole], size), size)).toBe(['....#', '.##..'].join('\n'));
  });

  it('holds exactly the pixels whose centres are within the radius of the line', () => {
    fc.assert(
      fc.property(stroke, (stroke) => {
        const rows = whole(rasterise([stroke], image)).split('\n');
        const wrong: string[] = [];
        for (let y = 0; y < image.height; y++) {
          for (let x = 0; x < image.width; x++) {
            const off = distanceToStroke(stroke, x + 0.5, y + 0.5) - stroke.radius;
            if (Math.abs(off) < 1e-9) continue; // on the edge the definition itself is rounded
            if ((rows[y]![x] === '#') !== off < 0) wrong.push(`${x},${y}`);
          }
        }
        expect(wrong).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('does not depend on how often the pointer was sampled', () => {
    fc.assert(
      fc.property(stroke, (stroke) => {
        const points = stroke.points.flatMap((b, i): Point[] => {
          const a = stroke.points[Math.max(0, i - 1)]!;
          return [{ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, b];
        });
        const denser = { ...stroke, points };
        expect(whole(rasterise([denser], image))).toBe(whole(rasterise([stroke], image)));
      }),
    );
  });

  it('does not depend on the zoom it was painted at', () => {
    const scale = fc.double({ min: 0.05, max: 32, noNaN: true });
    const offset = fc.integer({ min: -500, max: 500 });
    fc.assert(
      fc.property(stroke, scale, offset, offset, (stroke, scale, x, y) => {
        const viewport = { scale, x, y };
        const screen = stroke.points.map((point) => ({
          at: toScreen(viewport, point),
          pressure: null,
        }));
        const repainted = extendStroke({ ...stroke, points: [] }, screen, viewport);
        expect(whole(rasterise([repainted], image))).toBe(whole(rasterise([stroke], image)));
      }),
    );
  });

  it('is left blank by erasing what was painted', () => {
    fc.assert(
      fc.property(stroke, (stroke) => {
        expect(rasterise([stroke, erase(stroke)], image)).toBeNull();
      }),
    );
  });

  it('marks a pixel for every dab on the picture, however small the brush', () => {
    const inside = fc.record({
      x: fc.double({ min: 0, max: image.width - 1, noNaN: true }),
      y: fc.double({ min: 0, max: image.height - 1, noNaN: true }),
    });
    fc.assert(
      fc.property(inside, ({ x, y }) => {
        expect(rasterise([brush(MIN_RADIUS, [x, y])], image)).not.toBeNull();
      }),
    );
  });
});
