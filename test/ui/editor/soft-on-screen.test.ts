import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMask, type Mask } from '../../../src/inference/core/raster';
import { createMaskLevels } from '../../../src/ui/editor/mask-levels';
import { maskPixels } from '../../../src/ui/editor/mask-pixels';
import type { Stroke } from '../../../src/ui/editor/operations';
import { rasterise } from '../../../src/ui/editor/rasterise';
import { drawSoftPart } from '../../../src/ui/editor/soft-on-screen';

const SCREEN = { width: 40, height: 30, viewport: { scale: 1, x: 0, y: 0 }, ratio: 1 };
const COLOUR = '#0a0b0c';
const image = { width: 40, height: 30 };

const point = fc.record({
  x: fc.integer({ min: -5, max: 45 }),
  y: fc.integer({ min: -5, max: 35 }),
});
const stroke = fc.record({
  kind: fc.constant('stroke' as const),
  tool: fc.constantFrom('brush' as const, 'erase' as const),
  radius: fc.integer({ min: 1, max: 9 }),
  points: fc.array(point, { minLength: 2, maxLength: 6 }),
  hardness: fc.constantFrom(0, 0.5),
});
const below: Stroke = {
  kind: 'stroke',
  tool: 'brush',
  radius: 8,
  points: [
    { x: 5, y: 15 },
    { x: 35, y: 15 },
  ],
};

/** Alpha of the whole screen. */
function shownOf(mask: Mask | null): Uint8Array {
  const alpha = new Uint8Array(SCREEN.width * SCREEN.height);
  const shown = mask && maskPixels(createMaskLevels(mask), [10, 11, 12], SCREEN);
  if (shown) putOn(alpha, shown);
  return alpha;
}

function putOn(alpha: Uint8Array, shown: NonNullable<ReturnType<typeof maskPixels>>): void {
  for (let i = 0; i < shown.width * shown.height; i++) {
    const [x, y] = [shown.x + (i % shown.width), shown.y + Math.floor(i / shown.width)];
    alpha[y * SCREEN.width + x] = shown.data[4 * i + 3]!;
  }
}

describe('a soft stroke on the screen', () => {
  it('drawn part by part looks as the mask will, over what is masked already', () => {
    fc.assert(
      fc.property(stroke, (stroke) => {
        const before = rasterise([below], image);
        const shown = maskPixels(createMaskLevels(before!), [10, 11, 12], SCREEN);
        const alpha = shownOf(before);
        const live = createMask({ x: 0, y: 0, ...image });
        for (let count = 1; count <= stroke.points.length; count++) {
          const sofar = { ...stroke, points: stroke.points.slice(0, count) };
          const surface = { shown, colour: COLOUR, ...SCREEN };
          const part = drawSoftPart(live, sofar, Math.max(0, count - 2), surface);
          if (part) putOn(alpha, part);
        }
        expect(alpha).toEqual(shownOf(rasterise([below, stroke], image)));
      }),
    );
  });

  it('has the colour of the mask, at the place and size that the view gives it', () => {
    const dab: Stroke = { ...below, radius: 4, points: [{ x: 10, y: 5 }], hardness: 0.5 };
    const live = createMask({ x: 0, y: 0, ...image });
    const viewport = { scale: 0.5, x: 3, y: 2 };
    const part = drawSoftPart(live, dab, 0, { shown: null, colour: COLOUR, viewport, ratio: 2 })!;
    expect([part.x, part.y]).toEqual([12, 5]); // 10 + 6 − 4, 5 + 4 − 4
    const middle = 4 * ((9 - part.y) * part.width + 16 - part.x);
    expect([...part.data.subarray(middle, middle + 4)]).toEqual([10, 11, 12, 255]);
  });

  it('beside the screen is nothing', () => {
    const dab: Stroke = { ...below, points: [{ x: 500, y: 5 }], hardness: 0 };
    const live = createMask({ x: 0, y: 0, ...image });
    expect(drawSoftPart(live, dab, 0, { shown: null, colour: COLOUR, ...SCREEN })).toBeNull();
  });
});
