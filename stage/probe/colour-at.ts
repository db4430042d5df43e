/**
 * The colour of one pixel of the document, computed without a canvas: fills, strokes, shadows without
 * blur, clips, masks, opacity and blending, back to front. It is the judge of whether a change of the
 * document can be seen; what it leaves out (blurs, gradients, letters) it leaves out on both sides.
 *
 * Colours are those at the pixel's middle. Outlines are anti-aliased: what an outline covers of a pixel
 * is how much of what is drawn within it replaces what was there.
 */
import type { SceneDocument } from '../document/document';
import { apply, identity, invert, multiply, type Point } from '../document/matrix';
import type { Effect, Matrix, Paint, SceneNode } from '../document/scene';
import { spaceOfChildren } from '../page/render/space';
import { coverage } from './coverage';
import { paintAt, type Pictures } from './picture';
import { CLEAR, composite, faded, mixed, pixel, type Pixel } from './pixel';

interface Scene extends Probe {
  readonly pictures: Pictures;
}

export interface Probe {
  readonly point: Point;
  /** The pixel's sides, in page units; 0 looks at the point itself, without anti-aliasing. */
  readonly cell: Readonly<Record<'width' | 'height', number>>;
}

const PAPER = pixel(0.9, 0.9, 0.9);
const NO_CELL = { width: 0, height: 0 };

export function colourAt(
  document: SceneDocument,
  point: Point,
  pictures: Pictures,
  cell: Probe['cell'] = NO_CELL,
): Pixel {
  return childrenOver(PAPER, document.page, identity(), { point, cell, pictures });
}

function childrenOver(below: Pixel, parent: SceneNode, space: Matrix, scene: Scene): Pixel {
  const { children, layoutMode, itemReverseZIndex } = parent;
  const isReversed = layoutMode !== 'NONE' && itemReverseZIndex;
  return siblingsOver(below, isReversed ? [...children].reverse() : children, space, scene);
}

function siblingsOver(
  below: Pixel,
  siblings: readonly SceneNode[],
  space: Matrix,
  scene: Scene,
): Pixel {
  let result = below;
  for (const [index, child] of siblings.entries()) {
    if (child.isMask && child.visible) {
      const shown = siblingsOver(CLEAR, siblings.slice(index + 1), space, scene);
      const { a } = nodeOver(CLEAR, child, space, scene);
      return composite(result, faded(shown, a));
    }
    result = nodeOver(result, child, space, scene);
  }
  return result;
}

function nodeOver(below: Pixel, node: SceneNode, container: Matrix, scene: Scene): Pixel {
  if (!node.visible || node.opacity <= 0) return below;
  const mode = node.blendMode === 'PASS_THROUGH' ? 'NORMAL' : node.blendMode;
  if (node.opacity >= 1 && mode === 'NORMAL') return contentsOver(below, node, container, scene);
  const alone = contentsOver(CLEAR, node, container, scene);
  return composite(below, faded(alone, node.opacity), mode);
}

function contentsOver(below: Pixel, node: SceneNode, container: Matrix, scene: Scene): Pixel {
  const own = multiply(container, node.relativeTransform);
  const covered = coverage(node, own, scene);
  let result = shadowOver(below, node, own, scene);
  if (covered > 0 && node.type !== 'GROUP') {
    result = mixed(result, lookOver(result, node, own, covered, scene), covered);
  }
  if (node.type === 'BOOLEAN_OPERATION' || (node.clipsContent && covered === 0)) return result;
  const all = childrenOver(result, node, spaceOfChildren(node, container), scene);
  return node.clipsContent ? mixed(result, all, covered) : all;
}

function shadowOver(below: Pixel, node: SceneNode, own: Matrix, scene: Scene): Pixel {
  return node.effects.reduce((result: Pixel, effect: Effect) => {
    if (effect.type !== 'DROP_SHADOW' || !effect.visible) return result;
    const { offset, color } = effect;
    const { point, cell } = scene;
    const cast = { x: point.x - offset.x, y: point.y - offset.y };
    const shadow = pixel(color.r, color.g, color.b, color.a);
    return composite(result, faded(shadow, coverage(node, own, { point: cast, cell })));
  }, below);
}

/** What is seen wholly within the outline, of which `covered` lies in this pixel. */
function lookOver(
  below: Pixel,
  node: SceneNode,
  own: Matrix,
  covered: number,
  scene: Scene,
): Pixel {
  const at = apply(invert(own), scene.point);
  /** How much of what is covered lies within `inset` of the outline. */
  const nearEdge = (inset: number) => 1 - coverage(node, own, scene, inset) / covered;
  let result = below;
  const fills = node.fills === 'mixed' ? [] : node.fills;
  for (const fill of fills)
    result = paintOver(result, fill, paintAt(node, fill, at, scene.pictures));
  for (const effect of node.effects) {
    if (effect.type !== 'INNER_SHADOW' || !effect.visible) continue;
    result = composite(result, pixel(0, 0, 0, effect.color.a * nearEdge(effect.radius)));
  }
  if (node.strokes.length === 0) return result;
  const stroked = node.strokes.reduce(
    (under, stroke) => paintOver(under, stroke, paintAt(node, stroke, at, scene.pictures)),
    result,
  );
  return mixed(result, stroked, nearEdge(node.strokeWeight));
}

function paintOver(below: Pixel, { visible, opacity, blendMode }: Paint, colour: Pixel): Pixel {
  return visible === false ? below : composite(below, faded(colour, opacity ?? 1), blendMode);
}
