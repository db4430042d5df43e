/**
 * The colour of the document at one point of its page, computed without a canvas: fills, strokes,
 * shadows without blur, clips, masks, opacity and blending, back to front. It is the judge of whether
 * a change of the document can be seen; what it leaves out (anti-aliasing, blurs, gradients, letters)
 * it leaves out on both sides.
 */
import type { SceneDocument } from '../document/document';
import { apply, identity, invert, multiply, type Point } from '../document/matrix';
import type { Effect, Matrix, Paint, SceneNode } from '../document/scene';
import { spaceOfChildren } from '../page/render/space';
import { paintAt, type Pictures } from './picture';
import { CLEAR, composite, faded, pixel, type Pixel } from './pixel';
import { contains } from './shape';

interface Scene {
  readonly point: Point;
  readonly pictures: Pictures;
}

const PAPER = pixel(0.9, 0.9, 0.9);

export function colourAt(document: SceneDocument, point: Point, pictures: Pictures): Pixel {
  return childrenOver(PAPER, document.page, identity(), { point, pictures });
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
  const at = apply(invert(own), scene.point);
  const isIn = contains(node, at);
  let result = shadowOver(below, node, own, scene.point);
  if (isIn && node.type !== 'GROUP') result = lookOver(result, node, at, scene);
  if (node.type === 'BOOLEAN_OPERATION' || (node.clipsContent && !isIn)) return result;
  return childrenOver(result, node, spaceOfChildren(node, container), scene);
}

function shadowOver(below: Pixel, node: SceneNode, own: Matrix, point: Point): Pixel {
  return node.effects.reduce((result: Pixel, effect: Effect) => {
    if (effect.type !== 'DROP_SHADOW' || !effect.visible) return result;
    const { offset, color } = effect;
    const cast = apply(invert(own), { x: point.x - offset.x, y: point.y - offset.y });
    return contains(node, cast)
      ? composite(result, pixel(color.r, color.g, color.b, color.a))
      : result;
  }, below);
}

function lookOver(below: Pixel, node: SceneNode, at: Point, { pictures }: Scene): Pixel {
  let result = below;
  const fills = node.fills === 'mixed' ? [] : node.fills;
  for (const fill of fills) result = paintOver(result, fill, paintAt(node, fill, at, pictures));
  for (const effect of node.effects) {
    if (effect.type !== 'INNER_SHADOW' || !effect.visible) continue;
    const isNearEdge = !contains(node, at, effect.radius);
    if (isNearEdge) result = composite(result, pixel(0, 0, 0, effect.color.a));
  }
  if (contains(node, at, node.strokeWeight)) return result;
  for (const stroke of node.strokes) {
    result = paintOver(result, stroke, paintAt(node, stroke, at, pictures));
  }
  return result;
}

function paintOver(below: Pixel, { visible, opacity, blendMode }: Paint, colour: Pixel): Pixel {
  return visible === false ? below : composite(below, faded(colour, opacity ?? 1), blendMode);
}
