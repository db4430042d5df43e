import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMask, type Mask } from '../../../src/inference/core/raster';
import { createMaskLevels } from '../../../src/ui/editor/mask-levels';
import { colourBytes, maskPixels, type Screen } from '../../../src/ui/editor/mask-pixels';

const COLOUR = [10, 20, 30] as const;
const mask: Mask = {
  x: 2,
  y: 1,
  width: 3,
  height: 2,
  data: new Uint8Array([255, 0, 255, 0, 255, 0]),
};

/** Alpha of the whole screen, row by row. */
function shown(mask: Mask, screen: Screen): number[][] {
  const pixels = maskPixels(createMaskLevels(mask), COLOUR, screen);
  const rows = Array.from({ length: screen.height }, () => Array<number>(screen.width).fill(0));
  if (!pixels) return rows;
  for (let i = 0; i < pixels.width * pixels.height; i++) {
    const y = pixels.y + Math.floor(i / pixels.width);
    rows[y]![pixels.x + (i % pixels.width)] = pixels.data[i * 4 + 3]!;
  }
  return rows;
}

const isMasked = ({ x, y, width, height, data }: Mask, px: number, py: number) =>
  px >= x &&
  py >= y &&
  px < x + width &&
  py < y + height &&
  data[(py - y) * width + px - x] === 255;

describe('the mask on the screen', () => {
  it('is in its colour, and see-through where nothing is masked', () => {
    const screen = { width: 8, height: 4, viewport: { scale: 1, x: 0, y: 0 }, ratio: 1 };
    const { x, y, data } = maskPixels(createMaskLevels(mask), COLOUR, screen)!;
    expect([x, y, ...data.subarray(0, 8)]).toEqual([2, 1, 10, 20, 30, 255, 0, 0, 0, 0]);
  });

  it('shows each masked pixel as the square that it is, at any enlargement and place', () => {
    const viewport = fc.record({
      scale: fc.double({ min: 1, max: 12, noNaN: true }),
      x: fc.integer({ min: -40, max: 40 }),
      y: fc.integer({ min: -40, max: 40 }),
    });
    fc.assert(
      fc.property(viewport, fc.constantFrom(1, 1.5, 2), (viewport, ratio) => {
        const screen = { width: 40, height: 30, viewport, ratio };
        shown(mask, screen).forEach((row, sy) =>
          row.forEach((alpha, sx) => {
            const px = ((sx + 0.5) / ratio - viewport.x) / viewport.scale;
            const py = ((sy + 0.5) / ratio - viewport.y) / viewport.scale;
            if (Math.abs(px - Math.round(px)) < 1e-6 || Math.abs(py - Math.round(py)) < 1e-6)
              return;
            expect(alpha).toBe(isMasked(mask, Math.floor(px), Math.floor(py)) ? 255 : 0);
          }),
        );
      }),
    );
  });

  it('still shows a line of one pixel when the picture is shown thirty times smaller', () => {
    const line = createMask({ x: 100, y: 0, width: 1, height: 600 });
    line.data.fill(255);
    const viewport = { scale: 1 / 30, x: 0, y: 0 };
    const rows = shown(line, { width: 20, height: 20, viewport, ratio: 1 });
    expect(rows.filter((row) => row.some((alpha) => alpha > 0))).toHaveLength(20);
  });

  it('still shows a single pixel when the picture is shown sixty times smaller', () => {
    const dot = createMask({ x: 0, y: 0, width: 64, height: 64 });
    dot.data[40 * 64 + 9] = 255;
    const viewport = { scale: 1 / 64, x: 0, y: 0 };
    const [alpha] = shown(dot, { width: 1, height: 1, viewport, ratio: 1 }).flat();
    expect(alpha).toBeGreaterThan(0);
  });

  it('is as thick as what it covers when shown smaller', () => {
    const half = createMask({ x: 0, y: 0, width: 64, height: 64 });
    half.data.forEach((_, i) => (half.data[i] = Math.floor(i / 64) % 2 ? 255 : 0));
    const viewport = { scale: 1 / 8, x: 0, y: 0 };
    const alphas = shown(half, { width: 8, height: 8, viewport, ratio: 1 }).flat();
    expect(Math.min(...alphas)).toBeGreaterThan(120);
    expect(Math.max(...alphas)).toBeLessThan(136);
  });

  it('costs nothing where the mask is out of sight', () => {
    const viewport = { scale: 1, x: -500, y: 0 };
    const screen = { width: 40, height: 30, viewport, ratio: 1 };
    expect(maskPixels(createMaskLevels(mask), COLOUR, screen)).toBeNull();
  });

  it('reads a colour as style sheets write it', () => {
    expect(colourBytes('#ff24bd')).toEqual([255, 36, 189]);
  });
});
