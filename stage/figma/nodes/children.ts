/** Parents and children (api/properties/nodes-children, -insertchild, -findall, …). */
import type { SceneNode } from '../../document/scene';
import { asArray, asNumber, asRecord, asString } from '../checks';
import type { NodeReference } from '../context';
import { asFunction } from '../events';
import { checkInsertion, checkLoaded } from '../parenting';
import { nodeMethod, readOnly, type NodeMembers } from './node-member';

export const CHILDREN_MEMBERS: NodeMembers = {
  children: readOnly((node, self) => {
    checkPage(node, self, 'get_children');
    return node.children.map((child) => self.context.objectFor(child));
  }),
  appendChild: nodeMethod((node, [child], self) => {
    insertChild(node, node.children.length, child, self, 'appendChild');
  }),
  insertChild: nodeMethod((node, [index, child], self) => {
    const place = { member: 'insertChild', path: 'index' };
    insertChild(node, asNumber(index, place), child, self, 'insertChild');
  }),
  findAll: nodeMethod((node, [callback], self) =>
    search(node, self, 'findAll', callback, descendants),
  ),
  findOne: nodeMethod(
    (node, [callback], self) => search(node, self, 'findOne', callback, descendants)[0] ?? null,
  ),
  findChildren: nodeMethod((node, [callback], self) =>
    search(node, self, 'findChildren', callback, ({ children }) => children),
  ),
  findChild: nodeMethod(
    (node, [callback], self) =>
      search(node, self, 'findChild', callback, ({ children }) => children)[0] ?? null,
  ),
  findAllWithCriteria: nodeMethod((node, [criteria], self) => {
    const place = { member: 'findAllWithCriteria', path: 'criteria' };
    const { types } = asRecord(criteria, ['types'], place);
    const wanted = asArray(types, place).map((type) => asString(type, place));
    checkPage(node, self, 'findAllWithCriteria');
    return descendants(node)
      .filter(({ type }) => wanted.includes(type))
      .map((found) => self.context.objectFor(found));
  }),
};

function checkPage(node: SceneNode, { context }: NodeReference, member: string): void {
  if (node.type === 'PAGE') checkLoaded(context.isLoaded(node), node, member);
}

function insertChild(
  parent: SceneNode,
  index: number,
  value: unknown,
  self: NodeReference,
  member: string,
): void {
  const { context } = self;
  const child = context.nodeFor(value, member);
  checkPage(parent, self, member);
  checkInsertion(context.document, parent, index, child, member);
  context.document.edit(() => {
    // Only children of auto-layout frames can be absolute (nodes-layoutpositioning).
    if (parent.layoutMode === 'NONE') child.layoutPositioning = 'AUTO';
    context.document.insert(parent, index, child);
  });
}

/** Depth first, parents before their children, as the layers panel reads from the bottom up. */
function descendants({ children }: SceneNode): SceneNode[] {
  return children.flatMap((child) => [child, ...descendants(child)]);
}

function search(
  node: SceneNode,
  self: NodeReference,
  member: string,
  callback: unknown,
  candidates: (node: SceneNode) => readonly SceneNode[],
): unknown[] {
  checkPage(node, self, member);
  const found = candidates(node).map((candidate) => self.context.objectFor(candidate));
  if (callback === undefined && member === 'findAll') return found;
  const wanted = asFunction(callback, member);
  return found.filter((object) => Boolean(wanted(object)));
}
