import { describe, expect, it } from 'vitest';
import {
  BRUSH_SIZES,
  clampBrushSize,
  clampHardness,
  stepBrushSize,
  stepHardness,
} from '../../../src/ui/editor/brush-size';

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

describe('the brush’s hardness', () => {
  it('changes by a quarter at each press, from end to end', () => {
    const steps = [1, 2, 3, 4, 5].reduce((all) => [...all, stepHardness(all.at(-1)!, -1)], [1]);
    expect(steps).toEqual([1, 0.75, 0.5, 0.25, 0, 0]);
    expect(stepHardness(0.9, 1)).toBe(1);
  });

  it.each([
    [-1, 0],
    [0.123, 0.12],
    [7, 1],
    [Number.NaN, 1],
  ])('is usable whatever was remembered: %d', (remembered, hardness) => {
    expect(clampHardness(remembered)).toBe(hardness);
  });
});
