/** The outline of a layer as a canvas path, in the layer's own axes. */
import type { SceneNode } from '../../document/scene';

export function outlineOf({ type, width, height, cornerRadii }: SceneNode): Path2D {
  const path = new Path2D();
  if (type === 'ELLIPSE') {
    path.ellipse(width / 2, height / 2, width / 2, height / 2, 0, 0, 2 * Math.PI);
  } else {
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
  return path;
}
