/**
 * Changing a node's size: a frame's children follow their constraints, a group's scale with it.
 * Constraints as in developers.figma.com, Constraints: MIN, CENTER, MAX, STRETCH, SCALE per axis.
 */
import { apply, invert, multiply, translation, withTranslation } from './matrix';
import { setTransform } from './layout';
import { isGroupType } from './node-factory';
import type { Matrix, SceneNode } from './scene';

export function resizeNode(node: SceneNode, width: number, height: number): void {
  const before = { width: node.width, height: node.height };
  if (isGroupType(node.type)) scaleGroup(node, width / before.width, height / before.height);
  node.width = width;
  node.height = height;
  if (isGroupType(node.type) || node.layoutMode !== 'NONE') {
    constrain(node.children.filter(isAbsolute), before, { width, height });
  } else {
    constrain(node.children, before, { width, height });
  }
}

function isAbsolute({ layoutPositioning }: SceneNode): boolean {
  return layoutPositioning === 'ABSOLUTE';
}

type Size = Pick<SceneNode, 'width' | 'height'>;

function constrain(children: readonly SceneNode[], before: Size, after: Size): void {
  for (const child of children) {
    const { constraints, relativeTransform, width, height } = child;
    const [[, , x], [, , y]] = relativeTransform;
    const across = along(constraints.horizontal, x, width, before.width, after.width);
    const down = along(constraints.vertical, y, height, before.height, after.height);
    setTransform(child, withTranslation(relativeTransform, { x: across.start, y: down.start }));
    if (across.length !== width || down.length !== height) {
      resizeNode(child, Math.max(0.01, across.length), Math.max(0.01, down.length));
    }
  }
}

function along(constraint: string, start: number, length: number, before: number, after: number) {
  switch (constraint) {
    case 'MAX':
      return { start: start + after - before, length };
    case 'CENTER':
      return { start: start + (after - before) / 2, length };
    case 'STRETCH':
      return { start, length: length + after - before };
    case 'SCALE':
      return { start: (start * after) / before, length: (length * after) / before };
    default:
      return { start, length };
  }
}

/** Along the group's own axes, about its top left corner. */
function scaleGroup(group: SceneNode, byX: number, byY: number): void {
  const frame = group.relativeTransform;
  const scale: Matrix = [
    [byX, 0, 0],
    [0, byY, 0],
  ];
  const inGroup = multiply(multiply(frame, scale), invert(frame));
  for (const child of group.children) {
    const [[, , x], [, , y]] = child.relativeTransform;
    const corner = apply(inGroup, { x, y });
    setTransform(child, multiply(translation(corner.x - x, corner.y - y), child.relativeTransform));
    resizeNode(child, child.width * byX, child.height * byY);
  }
}
