/**
 * The selection, as the UI hears of it: the image layer to work on, or the one reason why not and
 * whether drawing the layer to a picture would help.
 */
import type { Selection, SelectionProblem, SourceLayer } from './contract';
import { fillsOf, isSeen, topPicture } from './image-paint';
import { translation } from './matrix';

export function currentSelection(): Selection {
  const [node, ...others] = figma.currentPage.selection;
  if (!node) return problem('nothing-selected');
  if (others.length > 0) return problem('several-layers');

  const fills = fillsOf(node);
  if (!fills) return problem('no-fills', node);
  if (fills === figma.mixed) return problem('mixed-fills', node);
  const picture = topPicture(fills);
  if (!picture) return problem(hasVideo(fills) ? 'video-fill' : 'no-image', node);
  const hash = picture.paint.imageHash;
  if (hash === null || !figma.getImageByHash(hash)) return problem('image-missing', node);

  return { kind: 'layer', layer: filledLayer(node, picture.paint) };
}

/**
 * A layer to be drawn by exportAsync. What comes out is upright on the page, so its box is the
 * layer's bounds there and not the layer's own, possibly rotated, rectangle.
 *
 * @returns null where there is nothing to draw
 */
export function drawnLayer(node: SceneNode): SourceLayer | null {
  const box = 'absoluteBoundingBox' in node ? node.absoluteBoundingBox : null;
  if (!box || box.width <= 0 || box.height <= 0 || !hasVisiblePart(node)) return null;
  return {
    id: node.id,
    name: node.name,
    width: box.width,
    height: box.height,
    transform: translation(box),
    from: 'render',
    imageHash: null,
    paint: null,
  };
}

function filledLayer(node: SceneNode, paint: ImagePaint): SourceLayer {
  return {
    id: node.id,
    name: node.name,
    width: node.width,
    height: node.height,
    transform: node.absoluteTransform,
    from: 'fill',
    imageHash: paint.imageHash,
    // Figma's paints are frozen views of its own objects: what is sent must be plain data.
    paint: JSON.parse(JSON.stringify(paint)) as Record<string, unknown>,
  };
}

function problem(reason: SelectionProblem, node?: SceneNode): Selection {
  // A missing image would be drawn as Figma's grey chequerboard: nothing anybody wants to fill.
  const canRender = node !== undefined && reason !== 'image-missing' && drawnLayer(node) !== null;
  return { kind: 'problem', problem: reason, layerName: node?.name ?? null, canRender };
}

function hasVideo(fills: readonly Paint[]): boolean {
  return fills.some((paint) => paint.type === 'VIDEO' && isSeen(paint));
}

/** exportAsync fails for a layer in which nothing is visible, and draws what is *below* a slice. */
function hasVisiblePart(node: SceneNode): boolean {
  if (!node.visible || node.type === 'SLICE') return false;
  const fills = fillsOf(node);
  if (fills === figma.mixed || fills?.some(isSeen)) return true;
  if ('strokes' in node && node.strokes.some(isSeen)) return true;
  return 'children' in node && node.children.some((child) => 'visible' in child && child.visible);
}
