/** Rectangles between two points, as they are drawn with the pointer; whole pixels of the picture. */
import { intersect, isEmpty, wholeOf, type Rect, type Size } from '../../inference/core/geometry';
import type { Point } from './operations';

export interface BoxKeys {
  /** As wide as it is high. */
  readonly isSquare: boolean;
  /** The first point is its middle, not a corner. */
  readonly isCentred: boolean;
}

/** The whole pixels between the points, each rounded to the nearest corner of a pixel. */
export function boxBetween(from: Point, to: Point, { isSquare, isCentred }: BoxKeys): Rect {
  const start = rounded(from);
  let [dx, dy] = [Math.round(to.x) - start.x, Math.round(to.y) - start.y];
  if (isSquare) {
    const side = Math.max(Math.abs(dx), Math.abs(dy));
    [dx, dy] = [dx < 0 ? -side : side, dy < 0 ? -side : side];
  }
  const corner = isCentred ? { x: start.x - Math.abs(dx), y: start.y - Math.abs(dy) } : start;
  const size = isCentred ? 2 : 1;
  return {
    x: isCentred ? corner.x : Math.min(start.x, start.x + dx),
    y: isCentred ? corner.y : Math.min(start.y, start.y + dy),
    width: Math.abs(dx) * size,
    height: Math.abs(dy) * size,
  };
}

function rounded({ x, y }: Point): Point {
  return { x: Math.round(x), y: Math.round(y) };
}

/** Whether any of it lies on the picture. */
export function touches(rect: Rect, image: Size): boolean {
  return !isEmpty(intersect(rect, wholeOf(image)));
}
