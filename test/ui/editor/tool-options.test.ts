import { expect, it } from 'vitest';
import { USUAL_OPTIONS, withOptions } from '../../../src/ui/editor/tool-options';

it('keeps a setting as it was while its field holds no number, or one out of range', () => {
  for (const growth of [Number.NaN, 0, -3, 100_000]) {
    expect(withOptions(USUAL_OPTIONS, { growth }).growth).toBe(USUAL_OPTIONS.growth);
  }
  expect(withOptions(USUAL_OPTIONS, { growth: 12 })).toEqual({ ...USUAL_OPTIONS, growth: 12 });
  expect(withOptions(USUAL_OPTIONS, { tolerance: 999 }).tolerance).toBe(USUAL_OPTIONS.tolerance);
});
