/** Layers as the UI hears of them: by their image fill, or as exportAsync draws them. */
import type { SourceLayer } from './contract';
import { fillsOf, isSeen } from './image-paint';
import { translation } from './matrix';

export function filledLayer(node: SceneNode, paint: ImagePaint): SourceLayer {
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

/** exportAsync fails for a layer in which nothing is visible, and draws what is *below* a slice. */
function hasVisiblePart(node: SceneNode): boolean {
  if (!node.visible || node.type === 'SLICE') return false;
  const fills = fillsOf(node);
  if (fills === figma.mixed || fills?.some(isSeen)) return true;
  if ('strokes' in node && node.strokes.some(isSeen)) return true;
  return 'children' in node && node.children.some((child) => 'visible' in child && child.visible);
}
