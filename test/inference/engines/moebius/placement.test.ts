import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPlane } from '../../../../src/inference/core/resample';
import { pad, placeWindow, unpad } from '../../../../src/inference/engines/moebius/placement';

const at = (square: Float32Array, x: number, y: number) => square[y * 512 + x];

describe('placeWindow', () => {
  it('gives a window of 512 × 512 the whole square', () => {
    expect(placeWindow({ width: 512, height: 512 })).toEqual({
      window: { width: 512, height: 512 },
      content: { x: 0, y: 0, width: 512, height: 512 },
      scale: 1,
    });
  });

  it('reduces a larger window until its longer side fits, and never enlarges', () => {
    expect(placeWindow({ width: 1280, height: 640 })).toMatchObject({
      content: { x: 0, y: 128, width: 512, height: 256 },
      scale: 0.4,
    });
    expect(placeWindow({ width: 40, height: 24 })).toMatchObject({
      content: { x: 232, y: 240, width: 40, height: 24 },
      scale: 1,
    });
  });

  it('keeps the window inside the square and on the grid of cells, whatever its size', () => {
    const side = fc.integer({ min: 1, max: 5000 });
    fc.assert(
      fc.property(side, side, (width, height) => {
        const { content } = placeWindow({ width, height });
        expect([content.x % 8, content.y % 8]).toEqual([0, 0]);
        expect(Math.min(content.width, content.height)).toBeGreaterThanOrEqual(1);
        expect(content.x + content.width).toBeLessThanOrEqual(512);
        expect(content.y + content.height).toBeLessThanOrEqual(512);
      }),
    );
  });
});

describe('pad', () => {
  const placement = placeWindow({ width: 3, height: 1 }); // at 248,248
  const content = createPlane({ width: 3, height: 1 });
  content.data.set([1, 2, 3]);

  it('mirrors the window at its edges, again and again', () => {
    const square = pad(content, placement, 'reflect', 0);
    const row = (y: number) => Array.from({ length: 13 }, (_, i) => at(square, 243 + i, y));
    expect(row(248)).toEqual([2, 3, 3, 2, 1, 1, 2, 3, 3, 2, 1, 1, 2]);
    expect(row(0)).toEqual(row(248));
    expect(row(511)).toEqual(row(248));
  });

  it('puts bars around it where asked, and nothing of the window into them', () => {
    const square = pad(content, placement, 'black', -1);
    expect(square.filter((value) => value !== -1)).toEqual(Float32Array.of(1, 2, 3));
    expect(at(square, 249, 248)).toBe(2);
  });

  it('is undone by unpad', () => {
    expect(unpad(pad(content, placement, 'reflect', 0), placement)).toEqual(content);
  });
});
