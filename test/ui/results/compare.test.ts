import { describe, expect, it } from 'vitest';
import { inPane, panesIn, splitMovedBy } from '../../../src/ui/results/compare';

describe('panesIn', () => {
  const wide = { width: 3000, height: 1000 };
  const tall = { width: 1000, height: 3000 };

  it('halves the room in the way that shows more of the picture', () => {
    const room = { width: 320, height: 280 };
    expect(panesIn(room, wide, 'side')).toEqual({
      width: 320,
      height: 140,
      count: 2,
      across: false,
    });
    expect(panesIn(room, tall, 'side')).toEqual({
      width: 160,
      height: 280,
      count: 2,
      across: true,
    });
  });

  it('leaves it whole for one view', () => {
    expect(panesIn({ width: 320, height: 280 }, wide, 'split')).toMatchObject({
      count: 1,
      width: 320,
    });
  });
});

describe('inPane', () => {
  it('gives both panes the same points', () => {
    const across = panesIn({ width: 400, height: 300 }, { width: 10, height: 30 }, 'side');
    expect(inPane({ x: 250, y: 40 }, across)).toEqual({ x: 50, y: 40 });
    expect(inPane({ x: 50, y: 40 }, across)).toEqual({ x: 50, y: 40 });
    const stacked = panesIn({ width: 400, height: 300 }, { width: 30, height: 10 }, 'side');
    expect(inPane({ x: 250, y: 190 }, stacked)).toEqual({ x: 250, y: 40 });
  });
});

describe('splitMovedBy', () => {
  it.each([
    ['ArrowRight', false, 0.51],
    ['ArrowLeft', true, 0.4],
    ['PageUp', false, 0.6],
    ['Home', false, 0],
    ['End', false, 1],
  ] as const)('%s, with Shift: %s, goes to %d', (key, isLarge, at) => {
    expect(splitMovedBy(key, isLarge, 0.5)).toBeCloseTo(at);
  });

  it('stays within the picture, and leaves other keys alone', () => {
    expect(splitMovedBy('ArrowLeft', true, 0.05)).toBe(0);
    expect(splitMovedBy('a', false, 0.5)).toBeNull();
  });
});
