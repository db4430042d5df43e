/** Layers by their ids, after something asynchronous: they may be gone, changed or on another page. */
import { Failure } from '../inference/core/errors';
import type { LayerName, SourceLayer } from './contract';
import { plainFillsOf, topPicture, type PictureFill } from './image-paint';
import { drawnLayer } from './source-layer';
import { pageOf } from './surroundings';

/** @returns null where the layer was deleted; its page is loaded otherwise */
export async function layerById(id: string): Promise<SceneNode | null> {
  const node = await figma.getNodeByIdAsync(id);
  // Of a node that is removed meanwhile, nothing else can be read.
  if (!node || node.removed || node.type === 'PAGE' || node.type === 'DOCUMENT') return null;
  const page = pageOf(node);
  if (page && page.id !== figma.currentPage.id) await page.loadAsync();
  return node.removed ? null : node;
}

/** @throws Failure - `layer-gone` */
export async function findLayer({ id, name }: LayerName): Promise<SceneNode> {
  const node = await layerById(id);
  if (!node) throw new Failure('layer-gone', { name });
  return node;
}

/**
 * The paint that the UI was given the picture of; null for a layer that was drawn.
 *
 * @throws Failure - `layer-changed` where the source is no longer what was sent to the UI
 */
export function pictureOf(node: SceneNode, source: SourceLayer): PictureFill | null {
  if (source.from === 'render') {
    const drawn = drawnLayer(node);
    if (drawn && isSameBox(drawn, source)) return null;
    throw new Failure('layer-changed', { name: node.name });
  }
  const fills = plainFillsOf(node);
  const picture = fills && topPicture(fills);
  if (picture && picture.paint.imageHash === source.imageHash) return picture;
  throw new Failure('layer-changed', { name: node.name });
}

/** A layer that moved may keep its drawing; one whose box has another shape would have it stretched. */
function isSameBox(now: SourceLayer, then: SourceLayer): boolean {
  return Math.abs(now.width - then.width) < 0.01 && Math.abs(now.height - then.height) < 0.01;
}
