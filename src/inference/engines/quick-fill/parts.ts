/**
 * The hole as separate rectangles, so that specks sprayed over a picture cost what they cover, and
 * not what lies between them.
 *
 * Works on squares of the picture: rectangles grow until none touches another, so each can be filled
 * as if it were the only one.
 */
import type { Rect } from '../../core/geometry';
import { HOLE } from './pixel-kind';

/** Twice what any step looks at beyond its part, so that no two parts see each other. */
const SQUARE = 32;

/** Rectangles, at least SQUARE pixels apart, that contain all hole pixels of `bounds`; in scan order. */
export function partsOf(kind: Uint8Array, width: number, bounds: Rect): Rect[] {
  const across = Math.ceil(bounds.width / SQUARE);
  const down = Math.ceil(bounds.height / SQUARE);
  const taken = new Uint8Array(across * down);
  for (let y = 0; y < bounds.height; y++) {
    const row = (bounds.y + y) * width + bounds.x;
    const square = Math.floor(y / SQUARE) * across;
    for (let x = 0; x < bounds.width; x++) {
      if (kind[row + x] === HOLE) taken[square + Math.floor(x / SQUARE)] = 1;
    }
  }
  let groups: Rect[];
  do groups = groupsOf(taken, across, down);
  while (fillIn(taken, across, groups));
  return groups.map((group) => shrinkToHole(kind, width, bounds, group));
}

/** The boxes of the 8-connected groups of taken squares, in squares. */
function groupsOf(taken: Uint8Array, across: number, down: number): Rect[] {
  const seen = new Uint8Array(taken.length);
  const groups: Rect[] = [];
  for (let start = 0; start < taken.length; start++) {
    if (taken[start] === 0 || seen[start] === 1) continue;
    let [left, top, right, bottom] = [across, down, -1, -1];
    const open = [start];
    seen[start] = 1;
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const x = at % across;
      const y = (at - x) / across;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      for (let j = Math.max(y - 1, 0); j <= Math.min(y + 1, down - 1); j++) {
        for (let i = Math.max(x - 1, 0); i <= Math.min(x + 1, across - 1); i++) {
          const next = j * across + i;
          if (taken[next] === 0 || seen[next] === 1) continue;
          seen[next] = 1;
          open.push(next);
        }
      }
    }
    groups.push({ x: left, y: top, width: right - left + 1, height: bottom - top + 1 });
  }
  return groups;
}

/** Takes every square of every box; true where that took new ones, which may have joined boxes. */
function fillIn(taken: Uint8Array, across: number, groups: readonly Rect[]): boolean {
  let grown = false;
  for (const { x, y, width, height } of groups) {
    for (let j = y; j < y + height; j++) {
      const row = taken.subarray(j * across + x, j * across + x + width);
      grown ||= row.includes(0);
      row.fill(1);
    }
  }
  return grown;
}

/** The smallest rectangle around the hole's pixels in a group of squares. */
function shrinkToHole(kind: Uint8Array, width: number, bounds: Rect, group: Rect): Rect {
  const from = { x: bounds.x + group.x * SQUARE, y: bounds.y + group.y * SQUARE };
  const toX = Math.min(from.x + group.width * SQUARE, bounds.x + bounds.width);
  const toY = Math.min(from.y + group.height * SQUARE, bounds.y + bounds.height);
  let [left, top, right, bottom] = [toX, toY, -1, -1];
  for (let y = from.y; y < toY; y++) {
    for (let x = from.x; x < toX; x++) {
      if (kind[y * width + x] !== HOLE) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}
