/** The document on a canvas, and as PNG: what the page shows, what exportAsync and the demo write. */
import type { SceneDocument } from '../../document/document';
import { multiply, translation, type Box } from '../../document/matrix';
import type { Matrix, SceneNode } from '../../document/scene';
import { drawChildren, drawNode } from './draw-node';
import type { ImageCache } from './image-cache';
import { paintedBounds } from './space';
import { createContext, type Context } from './surface';

export interface RenderOptions {
  /** From page coordinates to the canvas's pixels. */
  readonly transform: Matrix;
  readonly images: ImageCache;
}

/** Draws the current page over what the canvas holds. Pictures not decoded yet are left out. */
export function renderScene(
  context: Context,
  document: SceneDocument,
  { transform, images }: RenderOptions,
): void {
  drawChildren({ context, x: 0, y: 0 }, document.page.children, transform, images);
}

/** Of figma.exportAsync's settings, those the stand-in honours; the format is PNG. */
export interface ExportSettings {
  readonly constraint?: { readonly type: 'SCALE' | 'WIDTH' | 'HEIGHT'; readonly value: number };
  /** The layer's own box instead of all it paints on (shadows, what it does not clip). */
  readonly useAbsoluteBounds?: boolean;
}

/** The layer alone, as it stands on the page (rotated where it is), on a transparent ground. */
export async function exportNode(
  document: SceneDocument,
  node: SceneNode,
  images: ImageCache,
  { constraint, useAbsoluteBounds = false }: ExportSettings = {},
): Promise<Uint8Array<ArrayBuffer>> {
  const container = containerTransform(document, node);
  const bounds = useAbsoluteBounds ? document.absoluteBounds(node) : paintedBounds(node, container);
  await loadImages([node], images);
  return toPng(bounds, exportScale(bounds, constraint), (context, transform) =>
    drawNode({ context, x: 0, y: 0 }, node, multiply(transform, container), images),
  );
}

/** Everything on the current page within `bounds` (page coordinates), on a transparent ground. */
export async function renderDocumentToPng(
  document: SceneDocument,
  images: ImageCache,
  bounds: Box,
  scale = 1,
): Promise<Uint8Array<ArrayBuffer>> {
  await loadImages(document.page.children, images);
  return toPng(bounds, scale, (context, transform) =>
    renderScene(context, document, { transform, images }),
  );
}

function exportScale({ width, height }: Box, constraint: ExportSettings['constraint']): number {
  switch (constraint?.type) {
    case undefined:
      return 1;
    case 'SCALE':
      return constraint.value;
    case 'WIDTH':
      return constraint.value / width;
    case 'HEIGHT':
      return constraint.value / height;
  }
}

async function toPng(
  bounds: Box,
  scale: number,
  draw: (context: Context, transform: Matrix) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const width = Math.max(1, Math.round(bounds.width * scale));
  const height = Math.max(1, Math.round(bounds.height * scale));
  const context = createContext(width, height);
  const zoom: Matrix = [
    [scale, 0, 0],
    [0, scale, 0],
  ];
  draw(context, multiply(zoom, translation(-bounds.x, -bounds.y)));
  const blob = await context.canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}

function containerTransform(document: SceneDocument, node: SceneNode): Matrix {
  const container = document.containerParentOf(node);
  return container ? document.absoluteTransform(container) : translation(0, 0);
}

function loadImages(nodes: readonly SceneNode[], images: ImageCache): Promise<unknown> {
  return Promise.all([...imageHashes(nodes)].map((hash) => images.load(hash)));
}

function* imageHashes(nodes: readonly SceneNode[]): Generator<string> {
  for (const node of nodes) {
    for (const paint of [...(node.fills === 'mixed' ? [] : node.fills), ...node.strokes]) {
      if (paint.type === 'IMAGE' && paint.imageHash !== null) yield paint.imageHash;
    }
    yield* imageHashes(node.children);
  }
}
