/** Two fingers on the picture: they move it, and spread or draw together to zoom. Pure. */
import type { Point } from './operations';

export type Fingers = readonly [Point, Point];

export interface Pinch {
  /** How far the view goes along. */
  readonly by: Point;
  /** By how much it is enlarged, and about which point. */
  readonly factor: number;
  readonly at: Point;
}

/** Nearer than this, in CSS pixels, two fingers give no steady measure of their distance. */
const NEAREST = 8;

export function pinchBetween(before: Fingers, after: Fingers): Pinch {
  const [from, to] = [middleOf(before), middleOf(after)];
  const [apart, apartNow] = [distanceOf(before), distanceOf(after)];
  return {
    by: { x: to.x - from.x, y: to.y - from.y },
    factor: Math.max(NEAREST, apartNow) / Math.max(NEAREST, apart),
    at: to,
  };
}

function middleOf([a, b]: Fingers): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

function distanceOf([a, b]: Fingers): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
