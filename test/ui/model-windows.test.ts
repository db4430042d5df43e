import { describe, expect, it } from 'vitest';
import type { Stroke } from '../../src/ui/editor/operations';
import { modelWindows } from '../../src/ui/model-windows';

const dab = (x: number, y: number, radius: number): Stroke => ({
  kind: 'stroke',
  tool: 'brush',
  radius,
  points: [{ x, y }],
});
const picture = { width: 3000, height: 2000 };

describe('modelWindows', () => {
  it('are none where nothing is painted', () => {
    expect(modelWindows([], picture)).toEqual([]);
    expect(modelWindows([dab(50, 50, 9), { kind: 'clear' }], picture)).toEqual([]);
  });

  it('show every pixel around a small mask, in a square of the model’s size', () => {
    const [only, ...others] = modelWindows([dab(1000, 800, 40)], picture);
    expect(only).toMatchObject({ window: { width: 512, height: 512 }, detail: 1 });
    expect(others).toEqual([]);
  });

  it('show fewer the larger the mask', () => {
    const [large] = modelWindows([dab(1000, 800, 400)], picture);
    expect(large?.window.width).toBeGreaterThan(800);
    expect(large?.detail).toBeCloseTo(512 / large!.window.width, 2);
  });

  it('are one for each place far from the others', () => {
    expect(modelWindows([dab(300, 300, 30), dab(2600, 1700, 30)], picture)).toHaveLength(2);
  });
});
