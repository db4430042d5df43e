/** The outline of a layer as a canvas path, in the layer's own axes. */
import { invert, multiply } from '../../document/matrix';
import type { SceneNode } from '../../document/scene';

export function outlineOf(node: SceneNode): Path2D {
  const path = new Path2D();
  const { type, corners } = node;
  if (type === 'BOOLEAN_OPERATION') addChildren(path, node);
  else if (type === 'ELLIPSE') addEllipse(path, node);
  else if (corners) addPolygon(path, corners, node);
  else addRectangle(path, node);
  return path;
}

function addEllipse(path: Path2D, { width, height }: SceneNode): void {
  path.ellipse(width / 2, height / 2, width / 2, height / 2, 0, 0, 2 * Math.PI);
}

function addPolygon(
  path: Path2D,
  corners: readonly { x: number; y: number }[],
  { width, height }: SceneNode,
): void {
  corners.forEach(({ x, y }, index) => {
    if (index === 0) path.moveTo(x * width, y * height);
    else path.lineTo(x * width, y * height);
  });
  path.closePath();
}

function addRectangle(path: Path2D, { width, height, cornerRadii }: SceneNode): void {
  // Figma caps each radius at half the shorter side; the canvas would scale all four down together.
  const cap = Math.min(width, height) / 2;
  path.roundRect(
    0,
    0,
    width,
    height,
    cornerRadii.map((radius) => Math.min(Math.max(0, radius), cap)),
  );
}

/** The union of the children, which is the operation that the stand-in has. */
function addChildren(path: Path2D, { relativeTransform, children }: SceneNode): void {
  const fromContainer = invert(relativeTransform);
  for (const child of children) {
    const [[a, c, e], [b, d, f]] = multiply(fromContainer, child.relativeTransform);
    path.addPath(outlineOf(child), new DOMMatrix([a, b, c, d, e, f]));
  }
}
