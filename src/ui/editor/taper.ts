/** The sides of a line that grows wider or narrower, as a pen's does with its pressure. */
import type { Point } from './operations';

export interface Disc extends Point {
  readonly radius: number;
}

/** The quadrilateral between the outer tangents of two discs; null where one disc holds the other. */
export function taperOf(from: Disc, to: Disc): readonly Point[] | null {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const distance = Math.hypot(dx, dy);
  if (distance <= Math.abs(from.radius - to.radius)) return null;
  // The tangents' normals lean by this much towards the smaller disc.
  const lean = (from.radius - to.radius) / distance;
  const side = Math.sqrt(1 - lean * lean);
  const touch = ({ x, y, radius }: Disc, sign: 1 | -1): Point => ({
    x: x + (radius * (dx * lean - sign * dy * side)) / distance,
    y: y + (radius * (dy * lean + sign * dx * side)) / distance,
  });
  return [touch(from, 1), touch(to, 1), touch(to, -1), touch(from, -1)];
}
