/** Live nodes → the plain description that `placement.ts` decides on. Reads only, and synchronously. */
import type { Matrix, SourceLayer } from './contract';
import { IDENTITY } from './matrix';
import type { NodeFacts, Surroundings } from './placement';

export function surroundingsOf(node: SceneNode, source: SourceLayer): Surroundings {
  const covers = source.from === 'fill' ? 'own-fill' : 'whole-layer';
  return {
    source: factsOf(node),
    ancestors: ancestorsOf(node).map(factsOf),
    covers,
    box:
      covers === 'own-fill'
        ? {
            size: { width: node.width, height: node.height },
            absoluteTransform: node.absoluteTransform,
          }
        : { size: source, absoluteTransform: source.transform },
  };
}

/** The page a node is on; undefined for one that is on none, such as a deleted node. */
export function pageOf(node: BaseNode): PageNode | undefined {
  return [node, ...ancestorsOf(node)].find((each): each is PageNode => each.type === 'PAGE');
}

/** Nearest first, up to the page. */
function ancestorsOf(node: BaseNode): (PageNode | SceneNode)[] {
  const found: (PageNode | SceneNode)[] = [];
  for (let each = node.parent; each && each.type !== 'DOCUMENT'; each = each.parent) {
    found.push(each);
  }
  return found;
}

function factsOf(node: PageNode | SceneNode): NodeFacts {
  const isPage = node.type === 'PAGE';
  return {
    id: node.id,
    type: node.type,
    index: isPage ? 0 : indexOf(node),
    absoluteTransform: isPage ? IDENTITY : transformOf(node, 'absoluteTransform'),
    relativeTransform: isPage ? IDENTITY : transformOf(node, 'relativeTransform'),
    autoLayout: 'layoutMode' in node && node.layoutMode !== 'NONE',
    hasChildren: 'children' in node && node.children.length > 0,
    locked: !isPage && node.locked,
    visible: isPage || node.visible,
  };
}

/** By id, because every read of `children` gives new objects. */
function indexOf(node: SceneNode): number {
  const siblings = node.parent && 'children' in node.parent ? node.parent.children : [];
  return siblings.findIndex((sibling) => sibling.id === node.id);
}

function transformOf(node: SceneNode, which: 'absoluteTransform' | 'relativeTransform'): Matrix {
  return which in node ? node[which] : IDENTITY;
}
