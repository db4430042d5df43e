/** Whether a point in a layer's own axes lies within its outline. In or out: `coverage.ts` counts. */
import { apply, invert, multiply, type Point } from '../document/matrix';
import type { SceneNode } from '../document/scene';

/** @param inset - how far inside of the outline, for strokes along it */
export function contains(node: SceneNode, point: Point, inset = 0): boolean {
  const { type, corners } = node;
  if (type === 'BOOLEAN_OPERATION')
    return node.children.some((child) => inChild(node, child, point));
  if (type === 'ELLIPSE') return inEllipse(node, point, inset);
  if (corners) return inPolygon(node, corners, point);
  return inRectangle(node, point, inset);
}

/** A union. Children's transforms are relative to the container of the operation. */
function inChild(parent: SceneNode, child: SceneNode, point: Point): boolean {
  const toChild = multiply(invert(child.relativeTransform), parent.relativeTransform);
  return contains(child, apply(toChild, point));
}

function inEllipse({ width, height }: SceneNode, { x, y }: Point, inset: number): boolean {
  const [across, down] = [width / 2 - inset, height / 2 - inset];
  if (across <= 0 || down <= 0) return false;
  return ((x - width / 2) / across) ** 2 + ((y - height / 2) / down) ** 2 <= 1;
}

/** By the even-odd rule. */
function inPolygon(
  { width, height }: SceneNode,
  corners: readonly Point[],
  { x, y }: Point,
): boolean {
  let isIn = false;
  corners.forEach((corner, index) => {
    const before = corners[(index || corners.length) - 1]!;
    const [ax, ay] = [before.x * width, before.y * height];
    const [bx, by] = [corner.x * width, corner.y * height];
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) isIn = !isIn;
  });
  return isIn;
}

function inRectangle(node: SceneNode, { x, y }: Point, inset: number): boolean {
  const { width, height, cornerRadii } = node;
  if (x < inset || y < inset || x > width - inset || y > height - inset) return false;
  const right = x > width / 2;
  const low = y > height / 2;
  const corner = low ? (right ? 2 : 3) : right ? 1 : 0;
  const radius = Math.min(Math.max(0, cornerRadii[corner]), width / 2, height / 2);
  const fromSide = right ? width - x : x;
  const fromEnd = low ? height - y : y;
  if (fromSide >= radius || fromEnd >= radius) return true;
  return Math.hypot(radius - fromSide, radius - fromEnd) <= radius - inset;
}
