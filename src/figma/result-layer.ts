/**
 * Makes the node that carries a result: the source's shape and look, the result as its picture.
 *
 * Every function here writes to the document and none of them cleans up: `write-layer.ts` does.
 */
import { mutable, type ResultPaints } from './result-paints';
import type { LayerPlace } from './placement';
import { sourceRule } from './placement-rules';

type ShapeNode = Extract<
  SceneNode,
  {
    type: 'ELLIPSE' | 'POLYGON' | 'STAR' | 'VECTOR' | 'BOOLEAN_OPERATION' | 'TEXT' | 'TEXT_PATH';
  }
>;

export type ResultLayer = RectangleNode | ShapeNode;

/** Figma's own rounding: sizes closer than this are the same size. */
const SAME_SIZE = 0.001;

/** Makes one new node on the current page, and touches nothing else. */
export function createResultLayer(source: SceneNode, copies: boolean): ResultLayer {
  // Types whose rule is a copy, and rectangles whose whole look is to be taken over.
  return copies && isCopied(source) ? source.clone() : figma.createRectangle();
}

function isCopied(node: SceneNode): node is ResultLayer {
  return node.type === 'RECTANGLE' || sourceRule(node.type) === 'copy-above';
}

export function isShape(node: SceneNode): boolean {
  return sourceRule(node.type) === 'copy-above';
}

/**
 * Size and place by their numbers, before the layer is anywhere but on the page: a group grows around
 * what is put into it, and an auto-layout frame around the group would then move all that is in it.
 */
export function measure(layer: ResultLayer, { transform, size }: LayerPlace): void {
  // A copied text would stop growing with its words if its size were set, even to the same value.
  if (!isSameSize(layer, size)) layer.resizeWithoutConstraints(size.width, size.height);
  layer.relativeTransform = mutable(transform);
}

/** In its parent: inside an auto-layout frame only an absolute child keeps its place. */
export function putInPlace(layer: ResultLayer, place: LayerPlace): void {
  if (place.absolute) layer.layoutPositioning = 'ABSOLUTE';
  else if (isLaidOut(layer)) return; // in its original's place in the row
  measure(layer, place);
}

function isLaidOut({ parent }: ResultLayer): boolean {
  return parent !== null && 'layoutMode' in parent && parent.layoutMode !== 'NONE';
}

/** The look of a result above or behind an original that stays in sight: its outline and no more. */
export function keepOutline(source: SceneNode, layer: ResultLayer, place: LayerPlace): void {
  if (layer.type === 'RECTANGLE') copyCorners(source, layer);
  else removeExtras(layer);
  if (!('constraints' in layer)) return;
  if (place.relation === 'inside') {
    layer.constraints = { horizontal: 'STRETCH', vertical: 'STRETCH' }; // as the fill it covers
  } else if (place.relation === 'sibling' && 'constraints' in source) {
    layer.constraints = source.constraints;
  }
}

/** What a copy brings along and must not have twice, or not at all, above its original. */
function removeExtras(layer: ResultLayer): void {
  layer.strokes = [];
  layer.effects = [];
}

export function show(layer: ResultLayer, paints: ResultPaints): void {
  layer.fills = paints;
  layer.locked = false;
  layer.visible = true;
}

function copyCorners(source: SceneNode, layer: RectangleNode): void {
  if ('topLeftRadius' in source) {
    layer.topLeftRadius = source.topLeftRadius;
    layer.topRightRadius = source.topRightRadius;
    layer.bottomRightRadius = source.bottomRightRadius;
    layer.bottomLeftRadius = source.bottomLeftRadius;
  }
  if ('cornerSmoothing' in source) layer.cornerSmoothing = source.cornerSmoothing;
}

function isSameSize(layer: ResultLayer, { width, height }: LayerPlace['size']): boolean {
  return Math.abs(layer.width - width) < SAME_SIZE && Math.abs(layer.height - height) < SAME_SIZE;
}
