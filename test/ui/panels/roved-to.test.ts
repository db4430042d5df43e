import { describe, expect, it } from 'vitest';
import { rovedTo } from '../../../src/ui/panels/roved-to';

const press = (key: string, shiftKey = false) => ({
  key,
  shiftKey,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
});

describe('the focus in a row of controls', () => {
  it('goes round the ends with the arrows, and to them with Home and End', () => {
    expect(rovedTo(press('ArrowRight'), 2, 3)).toBe(0);
    expect(rovedTo(press('ArrowLeft'), 0, 3)).toBe(2);
    expect(rovedTo(press('Home'), 2, 3)).toBe(0);
    expect(rovedTo(press('End'), 0, 3)).toBe(2);
  });

  it('goes up and down in a menu', () => {
    const moved = ['ArrowDown', 'ArrowUp', 'Home', 'End', 'ArrowRight'].map((key) =>
      rovedTo(press(key), 2, 3, 'column'),
    );
    expect(moved).toEqual([0, 1, 0, 2, null]);
    expect(rovedTo(press('ArrowUp'), 0, 3, 'column')).toBe(2);
    expect(rovedTo(press('ArrowDown'), 0, 3)).toBeNull();
  });

  it('stays where it is for all other keys', () => {
    expect(rovedTo(press('Tab'), 0, 3)).toBeNull();
    expect(rovedTo(press('ArrowRight', true), 0, 3)).toBeNull();
  });
});
