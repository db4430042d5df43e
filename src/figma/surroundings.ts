/** Live nodes → the plain description that `placement.ts` decides on. Reads only, and synchronously. */
import type { Matrix, SourceLayer } from './contract';
import { changesInside, isBlendedPlainly, lookOf } from './look';
import { IDENTITY } from './matrix';
import type { NodeFacts, Surroundings } from './placement';

/** @param isSeeThrough - whether the picture itself has pixels that are not opaque */
export function surroundingsOf(
  node: SceneNode,
  source: SourceLayer,
  isSeeThrough: boolean,
): Surroundings {
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
    look: lookOf(node, isSeeThrough),
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
  const children = 'children' in node ? node.children : [];
  return {
    id: node.id,
    type: node.type,
    childCount: children.length,
    hasVisibleChildren: children.some((child) => child.visible),
    autoLayout: autoLayoutOf(node),
    firstOnTop: isFirstOnTop(node),
    clips: clipOf(node),
    ...(node.type === 'PAGE' ? PAGE_FACTS : layerFacts(node)),
  };
}

const PAGE_FACTS = {
  index: 0,
  size: { width: 0, height: 0 },
  absoluteTransform: IDENTITY,
  relativeTransform: IDENTITY,
  locked: false,
  visible: true,
  isPlain: true,
  isOnTop: true,
  isMasked: false,
};

function layerFacts(node: SceneNode) {
  // By id, because every read of `children` gives new objects.
  const siblings = node.parent && 'children' in node.parent ? node.parent.children : [];
  const index = siblings.findIndex((sibling) => sibling.id === node.id);
  const before = siblings.slice(0, index);
  const after = siblings.slice(index + 1);
  const inFront = node.parent && isFirstOnTop(node.parent) ? before : after;
  return {
    index,
    size: { width: node.width, height: node.height },
    absoluteTransform: transformOf(node, 'absoluteTransform'),
    relativeTransform: transformOf(node, 'relativeTransform'),
    locked: node.locked,
    visible: node.visible,
    isPlain: isBlendedPlainly(node) && !changesInside(node),
    isOnTop: !inFront.some((sibling) => sibling.visible),
    isMasked: before.some((sibling) => 'isMask' in sibling && sibling.isMask && sibling.visible),
  };
}

function autoLayoutOf(node: BaseNode): NodeFacts['autoLayout'] {
  if (!('layoutMode' in node) || node.layoutMode === 'NONE') return 'none';
  return node.layoutMode === 'GRID' ? 'grid' : 'flow';
}

function isFirstOnTop(node: BaseNode): boolean {
  return (
    autoLayoutOf(node) !== 'none' && 'itemReverseZIndex' in node && node.itemReverseZIndex === true
  );
}

function clipOf(node: BaseNode): NodeFacts['clips'] {
  if (!('clipsContent' in node) || !node.clipsContent) return 'nothing';
  return 'cornerRadius' in node && node.cornerRadius !== 0 ? 'rounded' : 'box';
}

function transformOf(node: SceneNode, which: 'absoluteTransform' | 'relativeTransform'): Matrix {
  return which in node ? node[which] : IDENTITY;
}
