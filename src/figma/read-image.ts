/**
 * A layer's picture as an encoded file: the bytes its image fill was made from, untouched by crop,
 * filters and opacity; or, where there is no single image fill and the user asks, what Figma draws.
 */
import { Failure } from '../inference/core/errors';
import { MAX_IMAGE_SIDE, type SourceLayer } from './contract';
import { currentSelection, drawnLayer } from './selection';

/** Drawn layers are mostly vectors and text, which gain from more pixels than the layer has units. */
const MAX_DRAWN_SCALE = 2;

export interface Picture {
  readonly layer: SourceLayer;
  readonly bytes: Uint8Array;
}

/**
 * @param render - draw the layer where it has no single image fill
 * @returns null where what is selected has no picture
 * @throws Failure - `image-unreadable`
 */
export async function readPicture({ render }: { render: boolean }): Promise<Picture | null> {
  const selection = currentSelection();
  if (selection.kind === 'layer') {
    return { layer: selection.layer, bytes: await storedBytes(selection.layer) };
  }
  const [node] = figma.currentPage.selection;
  const layer = render && selection.canRender && node ? drawnLayer(node) : null;
  if (!node || !layer) return null;
  return { layer, bytes: await drawnBytes(node, layer) };
}

async function storedBytes({ name, imageHash }: SourceLayer): Promise<Uint8Array> {
  const image = imageHash === null ? null : figma.getImageByHash(imageHash);
  if (!image) throw new Failure('image-unreadable', { name, reason: 'Figma has no such image' });
  return readable(name, () => image.getBytesAsync());
}

async function drawnBytes(node: SceneNode, layer: SourceLayer): Promise<Uint8Array> {
  return readable(layer.name, () =>
    node.exportAsync({
      format: 'PNG',
      contentsOnly: true,
      // Otherwise shadows and strokes outside the box would enlarge the picture and shift it.
      useAbsoluteBounds: true,
      constraint: drawnScale(layer),
    }),
  );
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
