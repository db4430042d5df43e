import { expect, it } from 'vitest';
import { nextItem } from '../../../src/ui/panels/ModeMenu';

it('goes round a menu with the arrows, and to its ends', () => {
  expect(['ArrowDown', 'ArrowUp', 'Home', 'End'].map((key) => nextItem(key, 2, 3))).toEqual([
    0, 1, 0, 2,
  ]);
  expect(nextItem('ArrowUp', 0, 3)).toBe(2);
  expect(nextItem('Enter', 0, 3)).toBeNull();
});
