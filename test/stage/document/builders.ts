/** Nodes put into a document in one line, and what tests look at of them. */
import { translation } from '../../../stage/document/matrix';
import type { NodeProperties } from '../../../stage/document/node-factory';
import type { SceneDocument } from '../../../stage/document/document';
import type { NodeType, SceneNode } from '../../../stage/document/scene';

/** Adds a node on top of `parent`'s children. */
export function add(
  document: SceneDocument,
  type: NodeType,
  properties: NodeProperties = {},
  parent: SceneNode = document.page,
): SceneNode {
  const node = document.createNode(type, properties);
  document.insert(parent, parent.children.length, node);
  return node;
}

export function at(x: number, y: number, width = 10, height = 10): NodeProperties {
  return { relativeTransform: translation(x, y), width, height };
}

export const boxOf = ({ relativeTransform: [[, , x], [, , y]], width, height }: SceneNode) => [
  x,
  y,
  width,
  height,
];

export const names = ({ children }: SceneNode) => children.map(({ name }) => name).join(' ');
