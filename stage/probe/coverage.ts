/** How much of a pixel lies within a layer's outline: by points spread evenly over it. */
import { apply, invert, type Point } from '../document/matrix';
import type { Matrix, SceneNode } from '../document/scene';
import type { Probe } from './colour-at';
import { contains } from './shape';

/** Per side of a pixel: 16 levels of coverage. */
const SAMPLES = 4;

/**
 * @param own - from the layer's axes to the page
 * @param inset - how far inside of the outline, for what lies along it
 * @returns 0 to 1; without a cell either of the two
 */
export function coverage(node: SceneNode, own: Matrix, { point, cell }: Probe, inset = 0): number {
  const toNode = invert(own);
  const isIn = (at: Point) => contains(node, apply(toNode, at), inset);
  if (cell.width === 0) return isIn(point) ? 1 : 0;
  let inside = 0;
  for (let i = 0; i < SAMPLES * SAMPLES; i++) {
    const x = (i % SAMPLES) + 0.5;
    const y = Math.floor(i / SAMPLES) + 0.5;
    const at = {
      x: point.x + (x / SAMPLES - 0.5) * cell.width,
      y: point.y + (y / SAMPLES - 0.5) * cell.height,
    };
    if (isIn(at)) inside++;
  }
  return inside / SAMPLES ** 2;
}
