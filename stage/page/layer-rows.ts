/** The document's tree as the rows the layer list shows, front first. */
import type { SceneNode } from '../document/scene';

export interface LayerRow {
  readonly node: SceneNode;
  /** 0 for what lies directly on the page. */
  readonly depth: number;
  /** null for a layer without children. */
  readonly folded: boolean | null;
  /** The layer, or one it is in, is hidden. */
  readonly dimmed: boolean;
}

export function layerRows(
  parent: SceneNode,
  collapsed: ReadonlySet<string>,
  depth = 0,
  hidden = false,
): LayerRow[] {
  return [...parent.children].reverse().flatMap((node) => {
    const dimmed = hidden || !node.visible;
    const folded = node.children.length === 0 ? null : collapsed.has(node.id);
    const row = { node, depth, folded, dimmed };
    return folded === false ? [row, ...layerRows(node, collapsed, depth + 1, dimmed)] : [row];
  });
}
