/**
 * A layer's picture as an encoded file: the bytes its image fill was made from, untouched by crop,
 * filters and opacity; or, where there is no single image fill and the user asks, what Figma draws.
 */
import { Failure } from '../inference/core/errors';
import type { Size } from '../inference/core/geometry';
import { MAX_IMAGE_SIDE } from './contract';
import type { LayerName, SelectedLayer, Selection, SourceLayer } from './contract';
import { findLayer, layerById } from './find-layer';
import { plainFillsOf, topPicture } from './image-paint';
import { single } from './selection';
import { drawnLayer } from './source-layer';

/** Drawn layers are mostly vectors and text, which gain from more pixels than the layer has units. */
const MAX_DRAWN_SCALE = 2;

export interface Picture {
  readonly layer: SourceLayer;
  readonly bytes: Uint8Array;
  readonly found?: SelectedLayer;
}

/**
 * @param selection - what is selected now
 * @param render - draw the layer where it has no single image fill
 * @returns null where what is selected has no picture
 * @throws Failure - `image-unreadable`
 */
export async function readPicture(selection: Selection, render: boolean): Promise<Picture | null> {
  if (selection.kind === 'layer') return stored(selection.layer);
  const [node] = figma.currentPage.selection;
  return render && selection.canRender && node ? readDrawn(node) : null;
}

/** @throws Failure - `layer-gone`, `layer-changed` where it has no picture any more, `image-unreadable` */
export async function readPictureOf(layer: LayerName): Promise<Picture> {
  const found = single(await findLayer(layer));
  if (found.kind !== 'layer') throw new Failure('layer-changed', { name: layer.name });
  return { ...(await stored(found.layer)), found };
}

/** @returns null where there is nothing to draw */
export async function readDrawn(node: SceneNode): Promise<Picture | null> {
  const layer = drawnLayer(node);
  if (!layer) return null;
  const bytes = await readable(layer.name, () =>
    node.exportAsync({
      format: 'PNG',
      contentsOnly: true,
      // Otherwise shadows and strokes outside the box would enlarge the picture and shift it.
      useAbsoluteBounds: true,
      constraint: drawnScale(layer),
    }),
  );
  return { layer, bytes };
}

/** In the pixels of the stored file; null for a layer without a picture, or whose picture is lost. */
export async function readSize(id: string): Promise<Size | null> {
  const node = await layerById(id);
  const fills = node && plainFillsOf(node);
  const hash = fills && topPicture(fills)?.paint.imageHash;
  const image = hash ? figma.getImageByHash(hash) : null;
  try {
    return image && (await image.getSizeAsync());
  } catch {
    return null; // a picture of unknown size fits no mask
  }
}

/** @throws Failure - `image-unreadable` */
export async function storedBytes(name: string, imageHash: string | null): Promise<Uint8Array> {
  const image = imageHash === null ? null : figma.getImageByHash(imageHash);
  if (!image) throw new Failure('image-unreadable', { name, reason: 'Figma has no such image' });
  return readable(name, () => image.getBytesAsync());
}

async function stored(layer: SourceLayer): Promise<Picture> {
  return { layer, bytes: await storedBytes(layer.name, layer.imageHash) };
}

/** At most twice the layer's size and never above Figma's limit, which rounding up must not pass. */
function drawnScale({ width, height }: SourceLayer): ExportSettingsConstraints {
  const longer = Math.max(width, height);
  if (longer * MAX_DRAWN_SCALE <= MAX_IMAGE_SIDE) return { type: 'SCALE', value: MAX_DRAWN_SCALE };
  return { type: width >= height ? 'WIDTH' : 'HEIGHT', value: MAX_IMAGE_SIDE };
}

/** Both readers download what this computer has not seen yet, so both fail when offline. */
async function readable(name: string, read: () => Promise<Uint8Array>): Promise<Uint8Array> {
  let bytes: Uint8Array;
  try {
    bytes = await read();
  } catch (error) {
    throw new Failure('image-unreadable', { name, reason: String(error) });
  }
  if (bytes.length === 0) throw new Failure('image-unreadable', { name, reason: 'no bytes' });
  return bytes;
}
