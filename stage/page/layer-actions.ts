/** What a person does to layers with keys and the mouse; each is one step of undo. */
import type { SceneDocument } from '../document/document';
import { invert, multiply, translation } from '../document/matrix';
import type { Matrix, SceneNode } from '../document/scene';

/** The selection without what lies inside another selected layer and so moves with it. */
export function outermostSelected(document: SceneDocument): SceneNode[] {
  const selected = new Set(document.selection);
  return document.selection.filter(
    (node) => !document.ancestorsOf(node).some((ancestor) => selected.has(ancestor)),
  );
}

/** Figma leaves instances' insides where their component puts them. */
export function isInsideInstance(document: SceneDocument, node: SceneNode): boolean {
  return document.ancestorsOf(node).some(({ type }) => type === 'INSTANCE');
}

export function removeSelected(document: SceneDocument): void {
  const nodes = outermostSelected(document).filter((node) => !isInsideInstance(document, node));
  if (nodes.length === 0) return;
  document.edit(() => nodes.forEach((node) => document.remove(node)));
  document.commitUndo();
}

export function nudgeSelected(document: SceneDocument, dx: number, dy: number): void {
  const move = beginMove(document);
  move.to(dx, dy);
  document.commitUndo();
}

export interface Move {
  /** Puts the layers (dx, dy) page units from where they were at the beginning. */
  to(dx: number, dy: number): void;
}

/** Moves the selected layers that can be moved: not locked, not inside an instance. */
export function beginMove(document: SceneDocument): Move {
  const starts = outermostSelected(document)
    .filter((node) => !node.locked && !isInsideInstance(document, node))
    .map((node) => ({
      id: node.id,
      relative: structuredClone(node.relativeTransform),
      container: containerTransform(document, node),
    }));
  return {
    to(dx, dy) {
      document.edit(() => {
        for (const { id, relative, container } of starts) {
          const node = document.nodeById(id);
          if (node) document.move(node, movedOnPage(relative, container, dx, dy));
        }
      });
    },
  };
}

function movedOnPage(relative: Matrix, container: Matrix, dx: number, dy: number): Matrix {
  const onPage = multiply(translation(dx, dy), multiply(container, relative));
  return multiply(invert(container), onPage);
}

function containerTransform(document: SceneDocument, node: SceneNode): Matrix {
  const container = document.containerParentOf(node);
  return container ? document.absoluteTransform(container) : translation(0, 0);
}

export function toggle(document: SceneDocument, node: SceneNode, flag: 'visible' | 'locked'): void {
  document.edit(() => {
    node[flag] = !node[flag];
  });
  document.commitUndo();
}
