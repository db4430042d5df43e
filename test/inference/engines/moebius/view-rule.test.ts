import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encloses, wholeOf } from '../../../../src/inference/core/geometry';
import { viewAround, viewNear } from '../../../../src/inference/engines/moebius/view-rule';

const scene = fc
  .record({
    width: fc.integer({ min: 1, max: 3000 }),
    height: fc.integer({ min: 1, max: 3000 }),
    across: fc.record({ from: fc.double({ min: 0, max: 1 }), to: fc.double({ min: 0, max: 1 }) }),
    down: fc.record({ from: fc.double({ min: 0, max: 1 }), to: fc.double({ min: 0, max: 1 }) }),
  })
  .filter(({ across, down }) => ![...Object.values(across), ...Object.values(down)].some(isNaN))
  .map(({ width, height, across, down }) => {
    const [x, holeWidth] = spanOf(across, width);
    const [y, holeHeight] = spanOf(down, height);
    return { image: { width, height }, hole: { x, y, width: holeWidth, height: holeHeight } };
  });

function spanOf({ from, to }: { from: number; to: number }, limit: number) {
  const start = Math.floor(from * (limit - 1));
  return [start, 1 + Math.floor(to * (limit - 1 - start))] as const;
}

const wanted = fc.record({
  x: fc.double({ min: -5000, max: 5000, noNaN: true }),
  y: fc.double({ min: -5000, max: 5000, noNaN: true }),
  width: fc.double({ min: 1, max: 5000, noNaN: true }),
  height: fc.double({ min: 1, max: 5000, noNaN: true }),
});

describe('viewNear', () => {
  it('is inside the picture, holds the hole and is square where there is room', () => {
    fc.assert(
      fc.property(scene, wanted, ({ image, hole }, wanted) => {
        const view = viewNear(wanted, hole, image);
        expect(encloses(wholeOf(image), view) && encloses(view, hole)).toBe(true);
        const side = Math.max(view.width, view.height);
        expect(view.width).toBe(Math.min(side, image.width));
        expect(view.height).toBe(Math.min(side, image.height));
        expect(viewNear(view, hole, image)).toEqual(view);
      }),
    );
  });

  it('takes over what the model would choose itself', () => {
    fc.assert(
      fc.property(scene, ({ image, hole }) => {
        const own = viewAround(hole, image);
        expect(viewNear(own, hole, image)).toEqual(own);
      }),
    );
  });
});
