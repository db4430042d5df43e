import { describe, expect, it } from 'vitest';
import { BRUSH_SIZES, clampBrushSize, stepBrushSize } from '../../../src/ui/editor/brush-size';

describe('the brush size', () => {
  it('changes by about a tenth at each press', () => {
    expect(stepBrushSize(100, 1)).toBe(110);
    expect(stepBrushSize(10, -1)).toBe(8);
  });

  it('reaches both ends from anywhere and stays there', () => {
    let size = 37;
    for (let i = 0; i < 100; i++) size = stepBrushSize(size, 1);
    expect(size).toBe(BRUSH_SIZES.largest);
    for (let i = 0; i < 100; i++) size = stepBrushSize(size, -1);
    expect(size).toBe(BRUSH_SIZES.smallest);
  });

  it.each([
    [1e9, BRUSH_SIZES.largest],
    [-3, BRUSH_SIZES.smallest],
    [Number.NaN, 40],
  ])('is usable whatever was remembered: %d', (remembered, size) => {
    expect(clampBrushSize(remembered)).toBe(size);
  });
});
