import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pinchBetween, type Fingers } from '../../../src/ui/editor/pinch';
import { toImage, type Viewport } from '../../../src/ui/editor/viewport';

describe('two fingers', () => {
  it('move the view by as much as they move together', () => {
    const before: Fingers = [
      { x: 10, y: 10 },
      { x: 110, y: 10 },
    ];
    const after: Fingers = [
      { x: 30, y: 5 },
      { x: 130, y: 5 },
    ];
    expect(pinchBetween(before, after)).toEqual({
      by: { x: 20, y: -5 },
      factor: 1,
      at: { x: 80, y: 5 },
    });
  });

  it('keep what is between them between them', () => {
    const at = fc.record({
      x: fc.integer({ min: 0, max: 400 }),
      y: fc.integer({ min: 0, max: 400 }),
    });
    fc.assert(
      fc.property(at, at, at, at, (a, b, c, d) => {
        const viewport: Viewport = { scale: 0.4, x: 30, y: -20 };
        const middle = { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
        const { by, factor, at } = pinchBetween([a, b], [c, d]);
        // As the view does it: along, then larger about the point.
        const scale = viewport.scale * factor;
        const moved = { x: viewport.x + by.x, y: viewport.y + by.y };
        const zoomed = {
          scale,
          x: at.x - (at.x - moved.x) * factor,
          y: at.y - (at.y - moved.y) * factor,
        };
        const [before, after] = [toImage(viewport, middle), toImage(zoomed, at)];
        expect(after.x).toBeCloseTo(before.x, 6);
        expect(after.y).toBeCloseTo(before.y, 6);
      }),
    );
  });

  it('that touch each other do not make the picture jump', () => {
    const touching: Fingers = [
      { x: 10, y: 10 },
      { x: 10, y: 10 },
    ];
    const apart: Fingers = [
      { x: 10, y: 10 },
      { x: 14, y: 10 },
    ];
    expect(pinchBetween(touching, apart).factor).toBe(1);
  });
});
