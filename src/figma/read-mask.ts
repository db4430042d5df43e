/**
 * Outlines of layers as masks of a picture: each is drawn by Figma as it looks (text, strokes, groups
 * and all), with the map from its pixels to the picture's. Paths would be sharper, but groups have
 * none, and a path is not what is seen.
 */
import { Failure } from '../inference/core/errors';
import type { Size } from '../inference/core/geometry';
import type { FigmaContract, LayerName, MaskShape, Matrix, SourceLayer } from './contract';
import { MAX_IMAGE_SIDE } from './contract';
import { findLayer, layerById, pictureOf } from './find-layer';
import { pictureWith, plainFillsOf, topPicture, type PictureFill } from './image-paint';
import { IDENTITY, invert, multiply, translation } from './matrix';
import { scaling, unitMap } from './picture-map';
import { readPngHeader } from './png-header';
import { noPlace } from './refusals';

type Params = FigmaContract['readMask']['params'];
type Result = FigmaContract['readMask']['result'];

/** @throws Failure - `layer-gone`, `layer-changed`, or `no-place` for a source squashed to a line */
export async function readMask({ source, picture, ids }: Params): Promise<Result> {
  const node = await findLayer(source);
  const toPicture = pageToPicture(node, source, picture);
  if (!toPicture) throw noPlace(node, 'flat');
  const shapes: MaskShape[] = [];
  const unseen: LayerName[] = [];
  for (const id of ids) {
    const layer = await layerById(id);
    if (!layer) continue; // deleted meanwhile: it masks nothing
    const { name } = layer; // it may be gone when it is drawn
    const shape = await shapeOf(layer, toPicture);
    if (shape) shapes.push({ id, name, ...shape });
    else unseen.push({ id, name });
  }
  return { shapes, unseen, tiled: source.paint?.scaleMode === 'TILE' };
}

/** From page coordinates to the picture's pixels, through the layer's own axes. */
function pageToPicture(node: SceneNode, source: SourceLayer, picture: Size): Matrix | null {
  const fill = shownPicture(node, source);
  if (!fill && source.from === 'fill') throw new Failure('layer-changed', { name: node.name });
  const box = fill ? { width: node.width, height: node.height } : source;
  const toLayer = invert(fill ? node.absoluteTransform : source.transform);
  if (!toLayer) return null;
  const shown = fill ? unitMap(fill.paint, picture, box) : IDENTITY;
  const unitToPixels = multiply(scaling(picture.width, picture.height), shown);
  return multiply(unitToPixels, multiply(scaling(1 / box.width, 1 / box.height), toLayer));
}

/** Also of a result that is opened again: there the source's picture is hidden, or another's by now. */
function shownPicture(node: SceneNode, source: SourceLayer): PictureFill | null {
  const fills = plainFillsOf(node) ?? [];
  const former = source.imageHash === null ? null : pictureWith(fills, source.imageHash);
  if (former) return former;
  return source.from === 'render' ? pictureOf(node, source) : topPicture(fills);
}

/** @returns null where nothing of the layer is seen */
async function shapeOf(
  node: SceneNode,
  toPicture: Matrix,
): Promise<Omit<MaskShape, keyof LayerName> | null> {
  const bounds = 'absoluteRenderBounds' in node ? node.absoluteRenderBounds : null;
  if (!bounds || bounds.width <= 0 || bounds.height <= 0) return null;
  const png = await drawn(node, exportScale(bounds, toPicture));
  const size = png && readPngHeader(png);
  if (!png || !size) return null;
  const pixelsToPage = multiply(
    translation(bounds),
    scaling(bounds.width / size.width, bounds.height / size.height),
  );
  return { png, toPicture: multiply(toPicture, pixelsToPage) };
}

/** About a pixel of the drawing for each of the picture's, which is all that a mask can show. */
function exportScale({ width, height }: Size, [[a, c], [b, d]]: Matrix): number {
  const wanted = Math.sqrt(Math.abs(a * d - b * c));
  const most = (MAX_IMAGE_SIDE - 1) / Math.max(width, height);
  // exportAsync takes no scale below 0.01.
  return Math.max(0.01, Math.min(wanted, most));
}

/** Figma fails for what has no visible part; that is no failure of the others. */
async function drawn(node: SceneNode, scale: number): Promise<Uint8Array | null> {
  try {
    const constraint = { type: 'SCALE', value: scale } as const;
    return await node.exportAsync({ format: 'PNG', contentsOnly: true, constraint });
  } catch {
    return null;
  }
}
