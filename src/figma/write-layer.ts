/**
 * Adds a result above its source. Everything asynchronous and everything that may be refused comes
 * first; then one synchronous block between two commits to the undo history writes the layer, so that
 * one undo removes exactly it, and nobody's edit can come in between.
 */
import { Failure } from '../inference/core/errors';
import { MAX_IMAGE_SIDE, type SourceLayer } from './contract';
import { fillsOf, topPicture } from './image-paint';
import { resultName } from './layer-name';
import { addedNotification } from './notification';
import { findPlace, type Place } from './placement';
import { readPngSize } from './png-size';
import {
  copyLook,
  createResultLayer,
  paintsWithResult,
  putInPlace,
  removeCopiedExtras,
  wholePicture,
  type ResultLayer,
  type ResultPaints,
} from './result-layer';
import { drawnLayer } from './selection';
import { pageOf, surroundingsOf } from './surroundings';

/** Everything the write block needs, decided before it begins. */
interface Plan {
  readonly source: SourceLayer;
  readonly node: SceneNode;
  readonly place: Place;
  readonly host: BaseNode & ChildrenMixin;
  readonly paints: ResultPaints;
}

/**
 * @throws Failure - `too-large-for-figma`, `refused-by-figma`, `layer-gone`, `layer-changed` or
 *   `no-place`; whatever is thrown, the document and the selection are as before
 */
export async function addLayer(params: {
  source: SourceLayer;
  png: Uint8Array;
}): Promise<{ id: string; name: string }> {
  const { source, png } = params;
  checkSize(png);
  const imageHash = createImage(png);
  const node = await findAgain(source);

  // From here on nothing awaits: what was just checked stays true until the layer is written.
  const paints = paintsFor(node, source, imageHash);
  const place = findPlace(surroundingsOf(node, source));
  if (place.kind === 'no-place') throw noPlace(node, place.reason);
  const layer = writeInOneStep({ source, node, place, paints, host: hostOf(node, place) });
  const { id, name } = layer;
  tell(addedNotification(name, place.remarks));
  return { id, name };
}

function checkSize(png: Uint8Array): void {
  const size = readPngSize(png);
  if (!size) throw new Failure('refused-by-figma', { reason: 'The result is not a PNG file' });
  if (size.width > MAX_IMAGE_SIDE || size.height > MAX_IMAGE_SIDE) {
    throw new Failure('too-large-for-figma', { ...size, maxSide: MAX_IMAGE_SIDE });
  }
}

/** An image is no layer: one that no layer uses leaves nothing behind. */
function createImage(png: Uint8Array): string {
  try {
    return figma.createImage(png).hash;
  } catch (error) {
    throw new Failure('refused-by-figma', { reason: messageOf(error) });
  }
}

/** The source may have been deleted, or the page switched away from, while the fill was running. */
async function findAgain({ id, name }: SourceLayer): Promise<SceneNode> {
  const node = await figma.getNodeByIdAsync(id);
  const page = node && pageOf(node);
  if (page && page.id !== figma.currentPage.id) await page.loadAsync();
  if (!node || node.removed || node.type === 'PAGE' || node.type === 'DOCUMENT') {
    throw new Failure('layer-gone', { name });
  }
  return node;
}

/** @throws Failure - `layer-changed` where the source is no longer what was sent to the UI */
function paintsFor(node: SceneNode, source: SourceLayer, imageHash: string): ResultPaints {
  if (source.from === 'render') {
    const drawn = drawnLayer(node);
    if (!drawn || !isSameBox(drawn, source))
      throw new Failure('layer-changed', { name: node.name });
    return wholePicture(imageHash);
  }
  const fills = fillsOf(node);
  const picture = fills && fills !== figma.mixed ? topPicture(fills) : null;
  if (!picture || picture.paint.imageHash !== source.imageHash) {
    throw new Failure('layer-changed', { name: node.name });
  }
  return paintsWithResult(picture, imageHash);
}

/** A layer that moved may keep its drawing; one whose box has another shape would have it stretched. */
function isSameBox(now: SourceLayer, then: SourceLayer): boolean {
  return Math.abs(now.width - then.width) < 0.01 && Math.abs(now.height - then.height) < 0.01;
}

function hostOf(node: SceneNode, { hostId }: Place): BaseNode & ChildrenMixin {
  let host: BaseNode | null = node;
  while (host && host.id !== hostId) host = host.parent;
  if (!host || !('children' in host)) throw noPlace(node, 'its parent is gone');
  return host as BaseNode & ChildrenMixin; // a document is the only other node with children
}

function writeInOneStep(plan: Plan): ResultLayer {
  const selectedBefore = figma.currentPage.selection;
  figma.commitUndo();
  const layer = createResultLayer(plan.node, plan.source.from);
  try {
    write(layer, plan);
    figma.commitUndo();
    return layer;
  } catch (error) {
    if (!layer.removed) layer.remove();
    figma.currentPage.selection = selectedBefore;
    throw error;
  }
}

function write(layer: ResultLayer, { source, node, place, host, paints }: Plan): void {
  insert(layer, host, place.index, node);
  putInPlace(layer, place);
  layer.fills = paints;
  removeCopiedExtras(layer);
  if (source.from === 'fill') copyLook(node, layer, place);
  layer.name = resultName(node.name);
  // On another page the layer could be selected only by taking the user there.
  if (pageOf(layer)?.id === figma.currentPage.id) figma.currentPage.selection = [layer];
}

/** Figma knows rules about parents that are not in its documentation: what it refuses is no bug. */
function insert(
  layer: ResultLayer,
  host: BaseNode & ChildrenMixin,
  index: number,
  node: SceneNode,
): void {
  try {
    host.insertChild(index, layer);
  } catch (error) {
    throw noPlace(node, messageOf(error));
  }
}

/** The layer is there, whether or not Figma can say so. */
function tell(message: string): void {
  try {
    figma.notify(message);
  } catch (error) {
    console.warn(`Inpaint: no notification: ${messageOf(error)}`);
  }
}

function noPlace({ name }: SceneNode, reason: string): Failure {
  return new Failure('no-place', { name, reason });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
