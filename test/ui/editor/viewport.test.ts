import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  actualSize,
  fit,
  panBy,
  refit,
  toImage,
  toScreen,
  wheelIntent,
  zoomAt,
} from '../../../src/ui/editor/viewport';

const view = { width: 432, height: 332 };
const photo = { width: 4000, height: 3000 };

const wheel = { deltaX: 0, deltaY: 0, deltaMode: 0, ctrlKey: false, metaKey: false };

describe('fit', () => {
  it('shows the whole picture in the middle, with a margin', () => {
    expect(fit(photo, view)).toEqual({ scale: 0.1, x: 16, y: 16 });
  });

  it('enlarges a tiny picture only so far', () => {
    expect(fit({ width: 8, height: 8 }, view).scale).toBe(8);
  });
});

describe('zoomAt', () => {
  it('keeps the pixel under the cursor under the cursor', () => {
    const at = { x: 100, y: 200 };
    const before = toImage(fit(photo, view), at);
    const after = toImage(zoomAt(fit(photo, view), at, 3, photo, view), at);
    expect(after.x).toBeCloseTo(before.x, 6);
    expect(after.y).toBeCloseTo(before.y, 6);
  });

  it('stops at the whole picture on the way out and at 32 on the way in', () => {
    const fitted = fit(photo, view);
    const middle = { x: 216, y: 166 };
    expect(zoomAt(fitted, middle, 0.01, photo, view)).toEqual(fitted);
    expect(zoomAt(fitted, middle, 1e9, photo, view).scale).toBe(32);
  });
});

describe('panBy', () => {
  it('never loses the picture out of sight', () => {
    const far = fc.record({
      x: fc.integer({ min: -1e6, max: 1e6 }),
      y: fc.integer({ min: -1e6, max: 1e6 }),
    });
    fc.assert(
      fc.property(far, fc.boolean(), (by, isActual) => {
        const from = isActual ? actualSize(photo, view) : fit(photo, view);
        const panned = panBy(from, by, photo, view);
        const end = toScreen(panned, { x: photo.width, y: photo.height });
        expect(panned.x).toBeLessThanOrEqual(view.width - 48);
        expect(panned.y).toBeLessThanOrEqual(view.height - 48);
        expect(end.x).toBeGreaterThanOrEqual(48 - 1e-6);
        expect(end.y).toBeGreaterThanOrEqual(48 - 1e-6);
      }),
    );
  });
});

describe('wheelIntent', () => {
  it('zooms in for a step of a mouse wheel away from the hand', () => {
    expect(wheelIntent({ ...wheel, deltaY: -100 })).toEqual({
      kind: 'zoom',
      factor: expect.closeTo(1.22, 2) as number,
    });
  });

  it('takes a wheel that counts in lines for a wheel', () => {
    expect(wheelIntent({ ...wheel, deltaY: 3, deltaMode: 1 })).toMatchObject({ kind: 'zoom' });
  });

  it('zooms for a pinch, which browsers report as a wheel with Ctrl', () => {
    const { kind, factor } = wheelIntent({ ...wheel, deltaY: 4, ctrlKey: true }) as {
      kind: string;
      factor: number;
    };
    expect(kind).toBe('zoom');
    expect(factor).toBeLessThan(1);
  });

  it('moves the picture with two fingers', () => {
    expect(wheelIntent({ ...wheel, deltaX: 5, deltaY: -12 })).toEqual({
      kind: 'pan',
      by: { x: -5, y: 12 },
    });
  });
});

describe('a fitted view', () => {
  const wide = { width: 4000, height: 1500 };
  const first = refit(null, wide, view, 700);

  it('stays where it is while rows come and go beside it, if all of it can still be seen', () => {
    const lower = refit(first, wide, { ...view, height: 280 }, 700);
    expect(lower.viewport).toEqual(first.viewport);
    expect(refit(lower, wide, view, 700).viewport).toEqual(first.viewport);
  });

  it('is fitted again where it would be cut off, or could be larger', () => {
    const low = { ...view, height: 160 };
    const cut = refit(first, wide, low, 700);
    expect(cut.viewport).toEqual(fit(wide, low));
    expect(refit(cut, wide, view, 700).viewport).toEqual(first.viewport);
  });

  it('is fitted again with the window, and for another picture', () => {
    const taller = { ...view, height: 400 };
    expect(refit(first, wide, taller, 768).viewport).toEqual(fit(wide, taller));
    expect(refit(first, photo, view, 700).viewport).toEqual(fit(photo, view));
  });
});
