import fc from 'fast-check';
import { strToU8, zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { rasterise } from '../../../src/ui/editor/rasterise';
import { featherOf, sourceOf, type Operation } from '../../../src/ui/editor/operations';
import { encodeRuns } from '../../../src/ui/editor/run-mask';
import { createMask } from '../../../src/inference/core/raster';
import { setPixels } from '../../../src/ui/editor/set-pixels';
import { areCoarse, packStrokes, unpackStrokes } from '../../../src/ui/document/pack-strokes';

const picture = { width: 64, height: 48 };
const inside = fc.integer({ min: 0, max: 47 * 8 }).map((eighths) => eighths / 8);
const point = fc.record({ x: inside, y: inside });
const rect = fc.record({
  x: fc.integer({ min: -5, max: 40 }),
  y: fc.integer({ min: -5, max: 40 }),
  width: fc.integer({ min: 1, max: 20 }),
  height: fc.integer({ min: 1, max: 20 }),
});
const mode = fc.constantFrom('add' as const, 'subtract' as const);
const mask = rect.map((box) => {
  const covered = [255, 0, 40, 0, 200];
  const data = new Uint8Array(box.width * box.height).map((_, i) => covered[i % 5]!);
  return { ...box, data };
});

const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({
    kind: fc.constant('stroke' as const),
    tool: fc.constantFrom('brush' as const, 'erase' as const),
    radius: fc.integer({ min: 6, max: 80 }).map((eighths) => eighths / 8),
    points: fc.array(point, { minLength: 1, maxLength: 6 }),
  }),
  fc.tuple(point, point, fc.constantFrom(0, 0.5, 0.97)).map(([a, b, hardness]): Operation => ({
    kind: 'stroke',
    tool: 'brush',
    radius: 7.5,
    points: [a, b],
    hardness,
  })),
  fc.record({
    kind: fc.constant('shape' as const),
    mode,
    outline: fc.oneof(
      fc.record({
        type: fc.constant('polygon' as const),
        points: fc.array(point, { minLength: 3, maxLength: 6 }),
      }),
      fc.record({ type: fc.constantFrom('rectangle' as const, 'ellipse' as const), rect }),
    ),
  }),
  mask.map((mask): Operation => ({ kind: 'paste', mask })),
  mask.map((mask): Operation => ({ kind: 'base', pixels: encodeRuns(mask)!, isExact: true })),
  fc.constant<Operation>({ kind: 'invert' }),
  fc.integer({ min: -3, max: 3 }).map((by): Operation => ({ kind: 'grow', by })),
  fc.option(mask).map((mask): Operation => ({ kind: 'source', pixels: mask && encodeRuns(mask) })),
  fc.constant<Operation>({ kind: 'clear' }),
);

/** The mask's pixels, whatever rectangle they were drawn in. */
function shown(operations: readonly Operation[]) {
  const mask = rasterise(operations, picture);
  return mask && encodeRuns(mask);
}

describe('packed strokes', () => {
  it('come back as the very same mask, whatever was done', () => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 6 }), (operations) => {
        const again = unpackStrokes(packStrokes(operations, picture));
        expect(shown(again)).toEqual(shown(operations));
        expect(sourceOf(again)).toEqual(sourceOf(operations));
      }),
      { numRuns: 200 },
    );
  });

  it('keep feather and source, also where they become one mask', () => {
    const source = { x: 1, y: 2, width: 30, height: 4, runs: Uint8Array.of(3, 7) };
    const strokes: Operation[] = [
      { kind: 'source', pixels: source },
      { kind: 'feather', by: 9 },
      ...Array.from({ length: 30 }, (_, i): Operation => ({
        kind: 'stroke',
        tool: 'brush',
        radius: 8,
        points: [{ x: 20 + (i % 7) / 8, y: 20 + (i % 5) / 8 }],
      })),
    ];
    const each = packStrokes(strokes, picture).length;
    for (const most of [each, each - 1]) {
      const again = unpackStrokes(packStrokes(strokes, picture, most));
      expect(featherOf(again)).toBe(9);
      expect(sourceOf(again)).toEqual(source);
    }
  });

  it('keep each stroke, so that each can still be undone', () => {
    const strokes: Operation[] = [
      { kind: 'stroke', tool: 'brush', radius: 4, points: [{ x: 1, y: 2.5 }], ring: true },
      { kind: 'stroke', tool: 'erase', radius: 2, points: [{ x: 3, y: 4 }], radii: [1.5] },
      { kind: 'stroke', tool: 'brush', radius: 2, points: [{ x: 3, y: 4 }], hardness: 0 },
    ];
    expect(unpackStrokes(packStrokes(strokes, picture))).toEqual(strokes);
  });

  it('become one mask where they are too many, and nothing where even that is too much', () => {
    const many = Array.from({ length: 40 }, (_, i): Operation => {
      const points = [{ x: i + 0.125, y: (i * 7) % 48 }];
      return { kind: 'stroke', tool: 'brush', radius: 2, points };
    });
    const all = packStrokes(many, picture);
    const one = unpackStrokes(packStrokes(many, picture, all.length - 1));
    expect(one.map(({ kind }) => kind)).toEqual(['base']);
    expect(shown(one)).toEqual(shown(many));
    expect(packStrokes(many, picture, 20)).toHaveLength(0);
    expect(unpackStrokes(new Uint8Array(0))).toEqual([]);
  });

  describe('of more detail than can be kept', () => {
    const side = 256;
    const large = { width: side, height: side };
    const most = 2000;
    const packedAs = (coverage: (x: number, y: number) => number) => {
      const data = Uint8Array.from({ length: side * side }, (_, i) =>
        coverage(i % side, Math.floor(i / side)),
      );
      const packed = packStrokes([{ kind: 'paste', mask: { x: 0, y: 0, ...large, data } }], large, most); // prettier-ignore
      expect(packed.length).toBeLessThanOrEqual(most);
      expect(areCoarse(packed)).toBe(true);
      const again = createMask({ x: 0, y: 0, ...large });
      setPixels(again, rasterise(unpackStrokes(packed), large)!, 255);
      return { data, again: again.data };
    };

    it('come back covering all of it, and nothing far from it', () => {
      const noise = (n: number) => Math.imul(n ^ (n >>> 7), 0x9e3779b1) >>> 28;
      const isIn = (x: number, y: number) =>
        noise(noise(x * 31 + y * 977) + y * side + x) === 0 && x + y < side;
      const { data, again } = packedAs((x, y) => (isIn(x, y) ? 255 : 0));
      expect(data.some((value, i) => value > again[i]!)).toBe(false);
      expect(again.some((value, i) => value > 0 && (i % side) + i / side > side + 64)).toBe(false);
    });

    it('come back about as soft as they were', () => {
      const slope = (x: number, y: number) => Math.max(0, 255 - Math.hypot(x - 130, y - 120) * 2.5);
      const { data, again } = packedAs(slope);
      const off = data.map((value, i) => Math.abs(value - again[i]!));
      expect(off.reduce((sum, by) => sum + by, 0) / off.length).toBeLessThan(5);
      expect(Math.max(...off)).toBeLessThan(24);
    });
  });

  it.each<[string, unknown]>([
    ['a later version', { version: 2, operations: [] }],
    ['an unknown kind', { version: 1, operations: [{ kind: 'smudge' }] }],
    ['a stroke without points', { version: 1, operations: [stroke({ points: [] })] }],
    ['a radius that is none', { version: 1, operations: [stroke({ radius: -1 })] }],
    ['a brush that is harder than hard', { version: 1, operations: [stroke({ hardness: 1.5 })] }],
    ['a point beyond any picture', { version: 1, operations: [stroke({ points: [far()] })] }],
    ['a mask that would fill the memory', { version: 1, operations: [paste(100_000)] }],
    ['one of steps that would', { version: 1, operations: [paste(1000, 50)] }],
    ['a source that is none', { version: 1, operations: [{ kind: 'source' }] }],
    ['no list', { version: 1, operations: {} }],
  ])('are refused where they are %s', (_, value) => {
    expect(() => unpackStrokes(zlibSync(strToU8(JSON.stringify(value))))).toThrow(TypeError);
  });

  it('are refused where they are damaged', () => {
    const packed = packStrokes([{ kind: 'invert' }], picture);
    expect(() => unpackStrokes(packed.subarray(0, packed.length - 8))).toThrow();
  });
});

function stroke(changes: object) {
  return { kind: 'stroke', tool: 'brush', radius: 1, points: [{ x: 1, y: 1 }], ...changes };
}

function far() {
  return { x: 1e9, y: 0 };
}

function paste(side: number, step?: number) {
  return { kind: 'paste', pixels: { x: 0, y: 0, width: side, height: side, runs: '', step } };
}
