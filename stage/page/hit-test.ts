/**
 * Which layer is under the pointer.
 *
 * Points are in page coordinates. Hidden and locked layers let the pointer through, as do clipped-off
 * parts and layers that draw nothing themselves. Frames and sections show what lies in them to the
 * pointer; a group, a component or an instance is taken as a whole at first.
 */
import { apply, identity, invert, multiply, type Point } from '../document/matrix';
import type { Matrix, NodeType, SceneNode } from '../document/scene';
import { spaceOfChildren } from './render/space';

const TAKEN_WHOLE: ReadonlySet<NodeType> = new Set([
  'GROUP',
  'TRANSFORM_GROUP',
  'BOOLEAN_OPERATION',
  'COMPONENT',
  'INSTANCE',
]);

/** The layers under `point`, outermost first and the one that is seen last; empty where there is none. */
export function layersAt(
  children: readonly SceneNode[],
  point: Point,
  container: Matrix = identity(),
): SceneNode[] {
  for (const node of [...children].reverse()) {
    const path = pathInto(node, point, container);
    if (path.length > 0) return path;
  }
  return [];
}

function pathInto(node: SceneNode, point: Point, container: Matrix): SceneNode[] {
  if (!node.visible || node.locked) return [];
  const inside = containsPoint(node, multiply(container, node.relativeTransform), point);
  if (node.clipsContent && !inside) return [];
  const below = layersAt(node.children, point, spaceOfChildren(node, container));
  if (below.length > 0) return [node, ...below];
  return inside && drawsItself(node) ? [node] : [];
}

function drawsItself(node: SceneNode): boolean {
  if (['GROUP', 'TRANSFORM_GROUP', 'SLICE'].includes(node.type)) return false;
  if (node.type === 'TEXT') return true;
  return (
    node.fills === 'mixed' ||
    [...node.fills, ...node.strokes].some((paint) => paint.visible !== false)
  );
}

/** True where `point` (page coordinates) lies within the node's outline, rounded corners included. */
export function containsPoint(node: SceneNode, absolute: Matrix, point: Point): boolean {
  const [[a, c], [b, d]] = absolute;
  if (a * d === b * c) return false;
  const { x, y } = apply(invert(absolute), point);
  const { width, height } = node;
  if (x < 0 || y < 0 || x > width || y > height) return false;
  if (node.type === 'ELLIPSE') {
    return ((2 * x) / width - 1) ** 2 + ((2 * y) / height - 1) ** 2 <= 1;
  }
  return !cutByCorner(node, x, y);
}

function cutByCorner({ width, height, cornerRadii }: SceneNode, x: number, y: number): boolean {
  const right = x > width / 2;
  const low = y > height / 2;
  const corner = low ? (right ? 2 : 3) : right ? 1 : 0;
  const radius = Math.min(cornerRadii[corner], width / 2, height / 2);
  const fromSide = right ? width - x : x;
  const fromEnd = low ? height - y : y;
  if (fromSide >= radius || fromEnd >= radius) return false;
  return Math.hypot(radius - fromSide, radius - fromEnd) > radius;
}

export type PickDepth = 'click' | 'deeper' | 'deepest';

/**
 * Which of the `path` found by `layersAt` a gesture means.
 *
 * `click`: the outermost whole (group, component, instance), unless the selection is already inside
 * it, in which case the layer beside the selected one. `deeper` (double click): one level below
 * what is selected. `deepest` (Ctrl/⌘ click): the layer that is seen.
 */
export function pick(
  path: readonly SceneNode[],
  depth: PickDepth,
  selected: ReadonlySet<string>,
): SceneNode | undefined {
  if (depth === 'deepest') return path.at(-1);
  const whole = path.findIndex(({ type }) => TAKEN_WHOLE.has(type));
  const first = whole === -1 ? path.length - 1 : whole;
  const reached = entered(path, first, selected);
  if (depth === 'click') return path[reached];
  const at = path.map(({ id }) => selected.has(id)).lastIndexOf(true);
  return path[at === -1 ? reached : Math.min(at + 1, path.length - 1)];
}

/** How deep the user has already gone: the deepest layer of the path whose sibling (or self) is selected. */
function entered(path: readonly SceneNode[], first: number, selected: ReadonlySet<string>): number {
  for (let depth = path.length - 1; depth > first; depth--) {
    const parent = path[depth - 1];
    if (parent?.children.some(({ id }) => selected.has(id))) return depth;
  }
  return first;
}
