/** Operations on the mask of a small picture, of every kind, for properties. */
import fc from 'fast-check';
import type { Operation } from '../../src/ui/editor/operations';
import { encodeRuns } from '../../src/ui/editor/run-mask';

export const IMAGE = { width: 30, height: 20 };

const coordinate = (limit: number) =>
  fc.integer({ min: -16, max: limit * 8 + 16 }).map((n) => n / 8);
const point = fc.record({ x: coordinate(IMAGE.width), y: coordinate(IMAGE.height) });
const mode = fc.constantFrom('add' as const, 'subtract' as const);

const mask = fc
  .tuple(fc.nat(20), fc.nat(12), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 7 }))
  .map(([x, y, width, height]) => {
    const data = new Uint8Array(width * height).map((_, i) => ((i * 7 + x) % 3 ? 255 : 0));
    data[0] = 255;
    return { x, y, width, height, data };
  });

const stroke: fc.Arbitrary<Operation> = fc
  .record({
    tool: fc.constantFrom('brush' as const, 'erase' as const),
    radius: fc.integer({ min: 6, max: 40 }).map((n) => n / 8),
    points: fc.array(point, { minLength: 1, maxLength: 5 }),
    isPressed: fc.boolean(),
    isRing: fc.boolean(),
    hardness: fc.option(fc.constantFrom(0, 0.25, 0.9), { nil: undefined }),
  })
  .map(({ isPressed, isRing, hardness, ...rest }) => ({
    kind: 'stroke',
    ...rest,
    ...(isPressed && { radii: rest.points.map((_, i) => (rest.radius * (1 + (i % 3))) / 3) }),
    ...(hardness !== undefined && { hardness }),
    ...(isRing && { ring: true as const }),
  }));

const shape: fc.Arbitrary<Operation> = fc
  .tuple(
    mode,
    fc.oneof(
      fc.record({
        type: fc.constant('polygon' as const),
        points: fc.array(point, { minLength: 3, maxLength: 6 }),
      }),
      fc.record({
        type: fc.constantFrom('rectangle' as const, 'ellipse' as const),
        rect: fc.record({
          x: fc.integer({ min: -4, max: 28 }),
          y: fc.integer({ min: -4, max: 18 }),
          width: fc.integer({ min: 1, max: 12 }),
          height: fc.integer({ min: 1, max: 12 }),
        }),
      }),
    ),
  )
  .map(([mode, outline]) => ({ kind: 'shape', mode, outline }));

const selection: fc.Arbitrary<Operation> = fc
  .record({ mode, mask, tolerance: fc.nat(60), contiguous: fc.boolean() })
  .map(({ mask, ...rest }) => ({
    kind: 'select',
    seed: { x: mask.x, y: mask.y },
    pixels: encodeRuns(mask)!,
    ...rest,
  }));

const source: fc.Arbitrary<Operation> = fc
  .option(mask)
  .map((mask) => ({ kind: 'source', pixels: mask && encodeRuns(mask) }));

/** All but `base`, which only the history makes. */
export const anyOperation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 4, arbitrary: stroke },
  { weight: 3, arbitrary: shape },
  { weight: 2, arbitrary: selection },
  { weight: 1, arbitrary: mask.map((mask): Operation => ({ kind: 'paste', mask })) },
  { weight: 1, arbitrary: fc.constant<Operation>({ kind: 'invert' }) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: -4, max: 4 }).map((by): Operation => ({ kind: 'grow', by })),
  },
  { weight: 1, arbitrary: fc.nat(5).map((by): Operation => ({ kind: 'feather', by })) },
  { weight: 1, arbitrary: source },
  { weight: 1, arbitrary: fc.constant<Operation>({ kind: 'clear' }) },
);
