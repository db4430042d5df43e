/**
 * Draws one layer and everything in it.
 *
 * `container` leads from the space the layer's `relativeTransform` is written in to device pixels. A
 * layer with opacity, a blend mode or shadows is drawn on a surface of its own and laid down as one,
 * so what overlaps within it does not show through.
 */
import { multiply } from '../../document/matrix';
import type { DropShadow, Matrix, SceneNode } from '../../document/scene';
import { compositeOperation } from './blend';
import type { ImageCache } from './image-cache';
import { outlineOf } from './outline';
import { fillOutline, forEachPaint, cssColor, paintStyle } from './paint';
import { paintedBounds, scaleOf, shadowsOf, spaceOfChildren } from './space';
import { createSurfaceWithin, enterSpace, layDown, type Surface } from './surface';
import { fillText } from './text';

export function drawNode(
  surface: Surface,
  node: SceneNode,
  container: Matrix,
  images: ImageCache,
): void {
  if (!node.visible || node.opacity <= 0) return;
  const shadows = shadowsOf(node);
  const operation = compositeOperation(node.blendMode);
  if (node.opacity >= 1 && operation === 'source-over' && shadows.length === 0) {
    return drawContents(surface, node, container, images);
  }
  const apart = createSurfaceWithin(surface, paintedBounds(node, container));
  if (!apart) return;
  if (shadows.length === 0) {
    drawContents(apart, node, container, images);
  } else {
    drawWithShadows(apart, node, container, images, shadows);
  }
  layDown(apart, surface, { opacity: Math.min(1, node.opacity), operation });
}

/** The shadow of what is really seen, so a frame without a fill casts that of its children. */
function drawWithShadows(
  surface: Surface,
  node: SceneNode,
  container: Matrix,
  images: ImageCache,
  shadows: readonly DropShadow[],
): void {
  const contents = createSurfaceWithin(surface, paintedBounds(node, container));
  if (!contents) return;
  drawContents(contents, node, container, images);
  const own = multiply(container, node.relativeTransform);
  for (const shadow of shadows) castShadow(contents, surface, shadow, own);
  layDown(contents, surface, { opacity: 1, operation: 'source-over' });
}

/** Far enough to the left that only the shadow lands on any canvas. */
const ASIDE = 32_768;

function castShadow(from: Surface, onto: Surface, shadow: DropShadow, own: Matrix): void {
  const { context } = onto;
  const scale = scaleOf(own);
  context.save();
  context.resetTransform();
  context.shadowColor = cssColor(shadow.color);
  context.shadowBlur = shadow.radius * scale;
  // Figma's offset is along the page's axes, whatever the layer's rotation.
  context.shadowOffsetX = shadow.offset.x * scale + ASIDE;
  context.shadowOffsetY = shadow.offset.y * scale;
  context.drawImage(from.context.canvas, from.x - onto.x - ASIDE, from.y - onto.y);
  context.restore();
}

function drawContents(
  surface: Surface,
  node: SceneNode,
  container: Matrix,
  images: ImageCache,
): void {
  const own = multiply(container, node.relativeTransform);
  if (scaleOf(own) === 0) return;
  const { context } = surface;
  context.save();
  enterSpace(surface, own);
  if (node.type === 'TEXT') drawText(surface, node, images);
  else drawShape(surface, node, images);
  if (node.clipsContent) context.clip(outlineOf(node));
  // A boolean operation's children are what its outline is made of; they are not drawn themselves.
  if (node.type !== 'BOOLEAN_OPERATION') {
    drawChildren(surface, inPaintOrder(node), spaceOfChildren(node, container), images);
  }
  context.restore();
}

function drawText({ context }: Surface, node: SceneNode, images: ImageCache): void {
  const { text } = node;
  if (!text) return;
  if (node.fills === 'mixed') return fillText(context, node, text);
  forEachPaint(context, node.fills, (paint) => {
    context.fillStyle = paintStyle(context, node, paint, images);
    fillText(context, node, text);
  });
}

function drawShape({ context }: Surface, node: SceneNode, images: ImageCache): void {
  if (['GROUP', 'TRANSFORM_GROUP', 'PAGE', 'SLICE', 'LINE'].includes(node.type)) return;
  const painted = { outline: outlineOf(node), width: node.width, height: node.height };
  if (node.fills !== 'mixed') {
    forEachPaint(context, node.fills, (paint) => fillOutline(context, painted, paint, images));
  }
  if (node.strokeWeight <= 0) return;
  forEachPaint(context, node.strokes, (paint) => {
    // Inside the outline, Figma's default: half of a line twice as wide is clipped away.
    context.clip(painted.outline);
    context.strokeStyle = paintStyle(context, node, paint, images);
    context.lineWidth = 2 * node.strokeWeight;
    context.stroke(painted.outline);
  });
}

/** Auto layout can draw its first child on top (nodes-itemreversezindex). */
function inPaintOrder({ children, layoutMode, itemReverseZIndex }: SceneNode): SceneNode[] {
  return layoutMode !== 'NONE' && itemReverseZIndex ? [...children].reverse() : children;
}

/** Back to front. A mask shows its siblings above it only where it is itself. */
export function drawChildren(
  surface: Surface,
  children: readonly SceneNode[],
  space: Matrix,
  images: ImageCache,
): void {
  for (const [index, child] of children.entries()) {
    if (child.isMask && child.visible) {
      return drawMasked(surface, child, children.slice(index + 1), space, images);
    }
    drawNode(surface, child, space, images);
  }
}

function drawMasked(
  surface: Surface,
  mask: SceneNode,
  siblings: readonly SceneNode[],
  space: Matrix,
  images: ImageCache,
): void {
  const bounds = paintedBounds(mask, space);
  const shown = createSurfaceWithin(surface, bounds);
  const shape = createSurfaceWithin(surface, bounds);
  if (!shown || !shape) return;
  drawChildren(shown, siblings, space, images);
  drawNode(shape, mask, space, images);
  layDown(shape, shown, { opacity: 1, operation: 'destination-in' });
  layDown(shown, surface, { opacity: 1, operation: 'source-over' });
}
