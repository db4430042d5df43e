/** A plane seen in perspective, on which a pattern repeats: flagstones, tiles, a checkerboard. */
import type { VanishingLine } from './vanishing-line';

/** A point, or a way from one to another, of the picture or of the plane. */
export type Pair = readonly [x: number, y: number];

/**
 * The plane is measured in pixels of the picture at `centre`, where the two agree: x / w, y / w with
 * w = 1 + a·x + b·y, x and y from the centre.
 */
export interface Plane extends VanishingLine {
  readonly centre: Pair;
  /** Ways on the plane under which it looks like itself. */
  readonly steps: readonly [Pair, Pair];
}

/** How much larger the plane shows at a point of the picture than at its centre; 0 or less: behind. */
export function nearnessAt({ a, b, centre }: Omit<Plane, 'steps'>, x: number, y: number): number {
  return 1 + a * (x - centre[0]) + b * (y - centre[1]);
}

/** The point of the picture that is `way` further on the plane; not finite where there is none. */
export function moveOn(plane: Omit<Plane, 'steps'>, x: number, y: number, way: Pair): Pair {
  const { a, b, centre } = plane;
  const w = nearnessAt(plane, x, y);
  const across = (x - centre[0]) / w + way[0];
  const down = (y - centre[1]) / w + way[1];
  const u = 1 - a * across - b * down;
  return u > 0 ? [centre[0] + across / u, centre[1] + down / u] : [NaN, NaN];
}

/** `i` and `j` of its two steps. */
export function wayOf({ steps: [one, other] }: Plane, i: number, j: number): Pair {
  return [i * one[0] + j * other[0], i * one[1] + j * other[1]];
}

/** Whether the plane shows at a size at a point of the picture from which something can be learned of it. */
export function isClear(plane: Omit<Plane, 'steps'>, x: number, y: number): boolean {
  const w = nearnessAt(plane, x, y);
  return w >= 0.35 && w <= 3;
}

/** Whether what shows there of the plane can be copied: farther away, rows are as thin as pixels. */
export function isInReach(plane: Omit<Plane, 'steps'>, x: number, y: number): boolean {
  const w = nearnessAt(plane, x, y);
  return w >= 0.12 && w <= 8;
}
