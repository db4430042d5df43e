/**
 * Where layers are drawn: spaces and the boxes they cover.
 *
 * "Container space" is that of the nearest ancestor that is not a group; a node's own
 * `relativeTransform` leads from its axes there.
 */
import { boundsThrough, multiply, type Box } from '../../document/matrix';
import { isGroupType } from '../../document/node-factory';
import type { DropShadow, Effect, Matrix, SceneNode } from '../../document/scene';

/** A group's children live in the space of the group's own container; everybody else's in theirs. */
export function spaceOfChildren(node: SceneNode, container: Matrix): Matrix {
  return isGroupType(node.type) ? container : multiply(container, node.relativeTransform);
}

/** All a node may paint on, seen through `container`: its outline, its shadows and what it does not clip. */
export function paintedBounds(node: SceneNode, container: Matrix): Box {
  const own = multiply(container, node.relativeTransform);
  const reach = Math.max(0, ...shadowsOf(node).map(shadowReach));
  const box = grown(boundsThrough(own, node.width, node.height), reach * scaleOf(own));
  if (node.clipsContent) return box;
  const space = spaceOfChildren(node, container);
  return node.children
    .filter((child) => child.visible)
    .map((child) => paintedBounds(child, space))
    .reduce(uniteBoxes, box);
}

/** The effects that the page draws. */
export function shadowsOf({ effects }: SceneNode): DropShadow[] {
  return effects.filter(
    (effect: Effect): effect is DropShadow => effect.type === 'DROP_SHADOW' && effect.visible,
  );
}

/** How many units of the target one unit of the node takes: the root of the area's growth. */
export function scaleOf([[a, c], [b, d]]: Matrix): number {
  return Math.sqrt(Math.abs(a * d - b * c));
}

export function uniteBoxes(a: Box, b: Box): Box {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}

/** A blur of radius r fades to nothing about r away from the edge; the rest is a margin. */
function shadowReach({ offset, radius }: DropShadow): number {
  return Math.max(Math.abs(offset.x), Math.abs(offset.y)) + 1.5 * radius + 1;
}

function grown({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}
