import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMask, type Mask } from '../../../src/inference/core/raster';
import { createMaskLevels } from '../../../src/ui/editor/mask-levels';
import { maskPixelsBeyond, outlineOf } from '../../../src/ui/editor/mask-outline';

const SCREEN = { width: 14, height: 10, viewport: { scale: 1, x: 0, y: 0 }, ratio: 1 };

/** The screen as text: `o` on the outline, `.` elsewhere. */
function outlined(mask: Mask, thickness = 1, screen = SCREEN): string[] {
  const shown = maskPixelsBeyond(createMaskLevels(mask), [1, 2, 3], screen, thickness);
  const outline = shown && outlineOf(shown, thickness);
  return Array.from({ length: screen.height }, (_, y) =>
    Array.from({ length: screen.width }, (_, x) => {
      if (!outline) return '.';
      const [column, row] = [x - outline.x, y - outline.y];
      const isIn = column >= 0 && row >= 0 && column < outline.width && row < outline.height;
      return isIn && outline.data[4 * (row * outline.width + column) + 3] === 255 ? 'o' : '.';
    }).join(''),
  );
}

function block(x: number, y: number, width: number, height: number): Mask {
  const mask = createMask({ x, y, width, height });
  mask.data.fill(255);
  return mask;
}

describe('the outline', () => {
  it('is the rim of what is masked', () => {
    expect(outlined(block(2, 1, 5, 4)).slice(0, 6)).toEqual([
      '..............',
      '..ooooo.......',
      '..o...o.......',
      '..o...o.......',
      '..ooooo.......',
      '..............',
    ]);
  });

  it('is not drawn where the mask goes on beyond the screen', () => {
    const rows = outlined(block(-5, -5, 30, 10));
    expect(rows[4]).toBe('oooooooooooooo');
    expect(rows.filter((row) => row.includes('o'))).toHaveLength(1);
  });

  it('is as thick on a screen of two device pixels for one', () => {
    const screen = { ...SCREEN, viewport: { scale: 1, x: 0, y: 0 }, ratio: 2 };
    const rows = outlined(block(1, 1, 4, 3), 2, screen);
    expect(rows.slice(1, 9)).toEqual([
      '..............',
      '..oooooooo....',
      '..oooooooo....',
      '..oo....oo....',
      '..oo....oo....',
      '..oooooooo....',
      '..oooooooo....',
      '..............',
    ]);
  });

  it('is those masked pixels that have an unmasked neighbour, for any mask', () => {
    const { width, height } = SCREEN;
    fc.assert(
      fc.property(
        fc.array(fc.boolean(), { minLength: width * height, maxLength: width * height }),
        (inside) => {
          const mask = createMask({ x: 0, y: 0, width, height });
          inside.forEach((is, at) => (mask.data[at] = is ? 255 : 0));
          const isInside = (x: number, y: number) =>
            x >= 0 && y >= 0 && x < width && y < height && inside[y * width + x] === true;
          const expected = Array.from({ length: height }, (_, y) =>
            Array.from({ length: width }, (_, x) => {
              const around = [isInside(x - 1, y), isInside(x + 1, y), isInside(x, y - 1), isInside(x, y + 1)]; // prettier-ignore
              return isInside(x, y) && around.includes(false) ? 'o' : '.';
            }).join(''),
          );
          expect(outlined(mask)).toEqual(expected);
        },
      ),
      { numRuns: 50 },
    );
  });
});
