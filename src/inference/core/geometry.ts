/**
 * Sizes and rectangles on a grid of pixels.
 *
 * Lengths are pixels of whatever picture the caller is speaking of; x grows right and y down; a
 * rectangle holds integers and covers [x, x + width) × [y, y + height).
 */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Rect extends Size {
  readonly x: number;
  readonly y: number;
}

export function isEmpty({ width, height }: Size): boolean {
  return width <= 0 || height <= 0;
}

/** The part both share; an empty rectangle (width or height 0) where they share nothing. */
export function intersect(a: Rect, b: Rect): Rect {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const width = Math.max(0, Math.min(a.x + a.width, b.x + b.width) - x);
  const height = Math.max(0, Math.min(a.y + a.height, b.y + b.height) - y);
  return { x, y, width, height };
}

/** The smallest rectangle around both. */
export function unite(a: Rect, b: Rect): Rect {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  const width = Math.max(a.x + a.width, b.x + b.width) - x;
  const height = Math.max(a.y + a.height, b.y + b.height) - y;
  return { x, y, width, height };
}

/** `by` pixels more on every side (fewer, where negative). */
export function inflate({ x, y, width, height }: Rect, by: number): Rect {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

export function overlaps(a: Rect, b: Rect): boolean {
  return !isEmpty(intersect(a, b));
}

export function encloses(outer: Rect, inner: Rect): boolean {
  return (
    inner.x >= outer.x &&
    inner.y >= outer.y &&
    inner.x + inner.width <= outer.x + outer.width &&
    inner.y + inner.height <= outer.y + outer.height
  );
}

export function wholeOf({ width, height }: Size): Rect {
  return { x: 0, y: 0, width, height };
}
