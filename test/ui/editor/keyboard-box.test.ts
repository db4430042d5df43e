import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encloses, wholeOf } from '../../../src/inference/core/geometry';
import { boxStep, firstBox, moveBox, sizeBox } from '../../../src/ui/editor/keyboard-box';

const image = { width: 400, height: 300 };
const bare = { shiftKey: false, altKey: false, ctrlKey: false, metaKey: false };
const press = (key: string, held: Partial<typeof bare> = {}, unit = 1) =>
  boxStep({ key, ...bare, ...held }, unit);

describe('the keys of the box', () => {
  it('move it by a pixel, ten with Shift, and by more where the picture is shown small', () => {
    expect(press('ArrowRight')).toEqual({ kind: 'move', dx: 1, dy: 0 });
    expect(press('ArrowUp', { shiftKey: true })).toEqual({ kind: 'move', dx: 0, dy: -10 });
    expect(press('ArrowLeft', { shiftKey: true }, 5)).toEqual({ kind: 'move', dx: -50, dy: 0 });
  });

  it('size it with Alt or Ctrl held', () => {
    expect(press('ArrowDown', { altKey: true })).toEqual({ kind: 'size', dx: 0, dy: 1 });
    expect(press('ArrowLeft', { ctrlKey: true, shiftKey: true })).toEqual({
      kind: 'size',
      dx: -10,
      dy: 0,
    });
  });

  it('use it with Enter and drop it with Escape, and leave the other keys alone', () => {
    expect(press('Enter')).toEqual({ kind: 'add' });
    expect(press('Escape')).toEqual({ kind: 'drop' });
    expect(press('Enter', { ctrlKey: true })).toBeNull();
    expect(press('b')).toBeNull();
    expect(press('constructor')).toBeNull();
  });
});

describe('the box', () => {
  it('begins in the middle of what is in view', () => {
    expect(firstBox({ x: 100, y: 40, width: 80, height: 60 })).toEqual({
      x: 120,
      y: 55,
      width: 40,
      height: 30,
    });
  });

  it('stays on the picture and at least a pixel large, wherever the keys go', () => {
    const by = fc.integer({ min: -500, max: 500 });
    const step = fc.tuple(fc.boolean(), by, by);
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        let box = firstBox(wholeOf(image));
        for (const [moves, dx, dy] of steps) {
          box = (moves ? moveBox : sizeBox)(box, dx, dy, image);
          expect(encloses(wholeOf(image), box)).toBe(true);
          expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(1);
        }
      }),
    );
  });
});
