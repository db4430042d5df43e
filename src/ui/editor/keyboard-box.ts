/**
 * A rectangle moved and sized with the arrow keys, for masking without a pointer; for smart select, a
 * single pixel. Pure; whole pixels of the picture, always inside it.
 */
import type { Rect, Size } from '../../inference/core/geometry';

/** What a key press does to the box. */
export type BoxStep =
  | { readonly kind: 'move' | 'size'; readonly dx: number; readonly dy: number }
  | { readonly kind: 'add' | 'drop' };

type Press = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>;

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const FAST = 10;

/**
 * @param unit - pixels of the picture that one press moves by: more than one where the picture is
 *   shown smaller than it is, so that the box is seen to move
 * @returns null for keys that mean nothing here
 */
export function boxStep(press: Press, unit: number): BoxStep | null {
  const { key, shiftKey, altKey, ctrlKey, metaKey } = press;
  const arrow = Object.hasOwn(ARROWS, key) ? ARROWS[key]! : null;
  if (arrow) {
    const by = unit * (shiftKey ? FAST : 1);
    const kind = altKey || ctrlKey || metaKey ? 'size' : 'move';
    return { kind, dx: arrow[0] * by, dy: arrow[1] * by };
  }
  if (shiftKey || altKey || ctrlKey || metaKey) return null;
  if (key === 'Enter') return { kind: 'add' };
  return key === 'Escape' ? { kind: 'drop' } : null;
}

/** Half the length of what is in view, in its middle. */
export function firstBox(inView: Rect): Rect {
  const { x, y, width, height } = inView;
  return {
    x: Math.floor(x + width / 4),
    y: Math.floor(y + height / 4),
    width: Math.max(1, Math.floor(width / 2)),
    height: Math.max(1, Math.floor(height / 2)),
  };
}

export function moveBox(box: Rect, dx: number, dy: number, image: Size): Rect {
  return {
    ...box,
    x: clamp(box.x + dx, 0, image.width - box.width),
    y: clamp(box.y + dy, 0, image.height - box.height),
  };
}

/** Moves its right and lower edge. */
export function sizeBox(box: Rect, dx: number, dy: number, image: Size): Rect {
  return {
    ...box,
    width: clamp(box.width + dx, 1, image.width - box.x),
    height: clamp(box.height + dy, 1, image.height - box.y),
  };
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
