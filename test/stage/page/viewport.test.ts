import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fit,
  MAX_ZOOM,
  MIN_ZOOM,
  panBy,
  toDocument,
  toScreen,
  viewportMatrix,
  zoomTo,
} from '../../../stage/page/viewport';
import { apply } from '../../../stage/document/matrix';

const viewport = { x: 100, y: 50, zoom: 2 };
const anyViewport = fc.record({
  x: fc.integer({ min: -5000, max: 5000 }),
  y: fc.integer({ min: -5000, max: 5000 }),
  zoom: fc.double({ min: MIN_ZOOM, max: MAX_ZOOM, noNaN: true }),
});
const anyPoint = fc.record({
  x: fc.integer({ min: 0, max: 2000 }),
  y: fc.integer({ min: 0, max: 1200 }),
});

describe('the viewport', () => {
  it('shows its own x and y at the top left, zoomed', () => {
    expect(toDocument(viewport, { x: 0, y: 0 })).toEqual({ x: 100, y: 50 });
    expect(toScreen(viewport, { x: 110, y: 60 })).toEqual({ x: 20, y: 20 });
  });

  it('moves the document with the pointer when panned', () => {
    const grabbed = toDocument(viewport, { x: 30, y: 40 });
    expect(toScreen(panBy(viewport, 7, -5), grabbed)).toEqual({ x: 37, y: 35 });
  });

  it('draws in device pixels: zoom times the pixel ratio', () => {
    expect(apply(viewportMatrix(viewport, 1.5), { x: 110, y: 60 })).toEqual({ x: 30, y: 30 });
  });
});

describe('zoomTo', () => {
  it('keeps the point under the cursor where it is, whatever the zoom', () => {
    fc.assert(
      fc.property(
        anyViewport,
        anyPoint,
        fc.double({ min: 0.001, max: 1000, noNaN: true }),
        (from, cursor, zoom) => {
          const before = toDocument(from, cursor);
          const after = toScreen(zoomTo(from, zoom, cursor), before);
          expect(after.x).toBeCloseTo(cursor.x, 4);
          expect(after.y).toBeCloseTo(cursor.y, 4);
        },
      ),
    );
  });

  it('stops at the ends of the range', () => {
    expect(zoomTo(viewport, 1e6, { x: 0, y: 0 }).zoom).toBe(MAX_ZOOM);
    expect(zoomTo(viewport, 1e-6, { x: 0, y: 0 }).zoom).toBe(MIN_ZOOM);
  });
});

describe('fit', () => {
  it('centres the box and leaves the margin on the tighter side', () => {
    // 1000 − 2 · 50 = 900 for 1800: zoom 0.5; the box's middle (900, 300) is the canvas's (500, 400).
    const box = { x: 0, y: 0, width: 1800, height: 600 };
    const shown = fit(box, { width: 1000, height: 800 }, 50);
    expect(shown.zoom).toBe(0.5);
    expect(toScreen(shown, { x: 0, y: 300 })).toEqual({ x: 50, y: 400 });
    expect(toScreen(shown, { x: 1800, y: 300 })).toEqual({ x: 950, y: 400 });
  });

  it('puts the left, right and top edges on whole pixels', () => {
    const box = { x: 3.3, y: 7.7, width: 1440, height: 1960 };
    const shown = fit(box, { width: 961, height: 852 }, 48);
    const start = toScreen(shown, box);
    const end = toScreen(shown, { x: box.x + box.width, y: box.y });
    for (const edge of [start.x, start.y, end.x]) expect(edge).toBeCloseTo(Math.round(edge), 9);
    expect(shown.zoom).toBeCloseTo((852 - 96) / 1960, 3);
  });

  it('does not enlarge what is small', () => {
    const box = { x: 10, y: 10, width: 20, height: 20 };
    expect(fit(box, { width: 1000, height: 800 }, 50).zoom).toBe(1);
  });
});
