/**
 * Where Figma lets a node be put: the errors that insertChild and appendChild document
 * (api/properties/nodes-insertchild and nodes-appendchild, "Remarks").
 */
import type { SceneDocument } from '../document/document';
import { isContainer } from '../document/node-factory';
import type { SceneNode } from '../document/scene';

/** @throws Error with the documented reason */
export function checkInsertion(
  document: SceneDocument,
  parent: SceneNode,
  index: number,
  child: SceneNode,
  member: string,
): void {
  const refuse = (reason: string) => new Error(`in ${member}: ${reason}`);
  if (!isContainer(parent)) {
    throw refuse('Cannot move node. New parent is of a type that cannot have children');
  }
  if (!Number.isInteger(index) || index < 0 || index > parent.children.length) {
    throw refuse(
      `Cannot insert child at index ${index}: there are only ${parent.children.length} existing siblings`,
    );
  }
  if (child.type === 'PAGE') throw refuse('Cannot move node. A PAGE cannot be inside another node');
  const ancestors = [parent, ...document.ancestorsOf(parent)];
  if (ancestors.includes(child)) {
    throw refuse(
      'Cannot move node. New parent is inside of the node: this would create a parenting cycle',
    );
  }
  if (ancestors.some(isInstance)) {
    throw refuse('Cannot move node. New parent is an instance or is inside of an instance');
  }
  if (isInsideInstance(document, child)) {
    throw refuse('Cannot move node. Node is inside of an instance');
  }
  if (parent.type === 'COMPONENT_SET' && child.type !== 'COMPONENT') {
    throw refuse(
      'Cannot move node. A COMPONENT_SET node cannot have children of type other than COMPONENT',
    );
  }
  if (child.type === 'SLOT') throw refuse('Cannot move node. Node is not allowed SLOT node');
  if (holdsComponent(child) && ancestors.some(({ type }) => type === 'COMPONENT')) {
    throw refuse('Cannot move node. A COMPONENT node cannot be inside of another component');
  }
}

/** @throws Error for a part of an instance, which only its main component can lose */
export function checkRemoval(document: SceneDocument, node: SceneNode): void {
  if (node.type === 'PAGE') throw new Error('in remove: Removing pages is not in the stand-in');
  if (isInsideInstance(document, node)) {
    throw new Error('in remove: Cannot remove node. Node is inside of an instance');
  }
}

export function isInsideInstance(document: SceneDocument, node: SceneNode): boolean {
  return document.ancestorsOf(node).some(isInstance);
}

function isInstance({ type }: SceneNode): boolean {
  return type === 'INSTANCE';
}

function holdsComponent(node: SceneNode): boolean {
  return node.type === 'COMPONENT' || node.children.some(holdsComponent);
}

/** @throws Error for the contents of a page under dynamic-page that was not loaded (migrating-to-dynamic-loading) */
export function checkLoaded(isLoaded: boolean, page: SceneNode, member: string): void {
  if (isLoaded) return;
  throw new Error(
    `in ${member}: Cannot access the contents of page "${page.name}" before page.loadAsync() (documentAccess: dynamic-page)`,
  );
}
