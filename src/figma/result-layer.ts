/**
 * Makes the node that carries a result: the source's shape and look, the result as its picture.
 *
 * Every function here writes to the document and none of them cleans up: `write-layer.ts` does.
 */
import type { PictureFill } from './image-paint';
import type { Place } from './placement';

/** What is laid on the new layer, back to front. */
export type ResultPaints = readonly Paint[];

const SHAPES = [
  'ELLIPSE',
  'POLYGON',
  'STAR',
  'VECTOR',
  'BOOLEAN_OPERATION',
  'TEXT',
  'TEXT_PATH',
] as const;

type ShapeNode = Extract<SceneNode, { type: (typeof SHAPES)[number] }>;

export type ResultLayer = RectangleNode | ShapeNode;

/** Figma's own rounding: sizes closer than this are the same size. */
const SAME_SIZE = 0.001;

/** Makes one new node on the current page, and touches nothing else. */
export function createResultLayer(source: SceneNode, from: 'fill' | 'render'): ResultLayer {
  // What is not a rectangle keeps its outline only as a copy of itself. A drawn layer is a rectangle:
  // its outline is in the picture's alpha.
  return from === 'fill' && isShape(source) ? source.clone() : figma.createRectangle();
}

/**
 * The source's paint with the result's image, always visible, and the paints that lie in front of it:
 * a gradient over a photo must not vanish behind the result. PATTERN is the exception, because Figma
 * sets it only asynchronously, which the one-step write must not be.
 */
export function paintsWithResult({ paint, inFront }: PictureFill, imageHash: string): ResultPaints {
  return [
    { ...paint, imageHash, visible: true },
    ...inFront.filter(({ type }) => type !== 'PATTERN'),
  ];
}

/** The paint for a drawn layer, whose picture has exactly the box's shape. */
export function wholePicture(imageHash: string): ResultPaints {
  return [{ type: 'IMAGE', scaleMode: 'FILL', imageHash }];
}

/** Position, then size: inside an auto-layout frame only an absolute child keeps either. */
export function putInPlace(layer: ResultLayer, { absolute, transform, size }: Place): void {
  if (absolute) layer.layoutPositioning = 'ABSOLUTE';
  // A copied text would stop growing with its words if its size were set, even to the same value.
  if (!isSameSize(layer, size)) layer.resizeWithoutConstraints(size.width, size.height);
  const [[a, c, e], [b, d, f]] = transform;
  layer.relativeTransform = [
    [a, c, e],
    [b, d, f],
  ];
}

/** Look of a layer whose picture was an image fill; a drawn one has its whole look in the picture. */
export function copyLook(source: SceneNode, layer: ResultLayer, { relation }: Place): void {
  if (layer.type === 'RECTANGLE') copyCorners(source, layer);
  // A frame's opacity and blend mode already act on what is inside it.
  if (relation !== 'inside') {
    if ('opacity' in source) layer.opacity = source.opacity;
    if ('blendMode' in source) layer.blendMode = source.blendMode;
  }
  if (!('constraints' in layer)) return;
  if (relation === 'inside') {
    layer.constraints = { horizontal: 'STRETCH', vertical: 'STRETCH' }; // as the fill it covers
  } else if (relation === 'sibling' && 'constraints' in source) {
    layer.constraints = source.constraints;
  }
}

/** What a copy brings along and must not have twice, or not at all, above its original. */
export function removeCopiedExtras(layer: ResultLayer): void {
  if (layer.type === 'RECTANGLE') return;
  layer.strokes = [];
  layer.effects = [];
  layer.isMask = false;
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

function isShape(node: SceneNode): node is ShapeNode {
  return SHAPES.some((type) => type === node.type);
}

function isSameSize(layer: ResultLayer, { width, height }: Place['size']): boolean {
  return Math.abs(layer.width - width) < SAME_SIZE && Math.abs(layer.height - height) < SAME_SIZE;
}
