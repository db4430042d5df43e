/**
 * An opened picture: its file for the worker, which decodes exactly, and bitmaps for the screen,
 * which the browser decodes at once and in its own colours.
 */
import type { EditData, SelectedLayer, SourceLayer } from '../../figma/contract';
import type { Size } from '../../inference/core/geometry';
import type { Editing } from './editing';
import { contrastingColour, type OverlayColour } from '../editor/overlay-colour';
import type { Source } from './read-source';
import { canReadCanvas, readableContext } from './readable-canvas';

export interface Picture {
  readonly layer: SourceLayer;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly size: Size;
  /** The picture, then halves of halves, so that drawing it small reads few pixels. */
  readonly levels: readonly ImageBitmap[];
  readonly overlayColour: OverlayColour;
  /** What is known of a layer that is not selected. */
  readonly found?: SelectedLayer;
  /** A result was opened again, and Apply brings it up to date. */
  readonly edit?: Editing;
  /** What is to be put back in place for that. */
  readonly remembered?: EditData;
}

/** Below this many pixels on the longer side a further half saves nothing. */
const SMALLEST_LEVEL = 512;

/** @throws whatever the browser throws for bytes that it cannot decode */
export async function openPicture({ layer, bytes, ...more }: Source): Promise<Picture> {
  // EXIF orientation is applied, as Figma and the worker do.
  const bitmap = await createImageBitmap(new Blob([bytes]), { imageOrientation: 'from-image' });
  const levels = await halves(bitmap);
  return {
    layer,
    bytes,
    size: { width: bitmap.width, height: bitmap.height },
    levels,
    overlayColour: contrastingColour(canReadCanvas() ? thumbnail(levels.at(-1)!) : []),
    ...more,
  };
}

/** All but what the screen needs: enough to open it again. */
export function sourceOf({ layer, bytes, found, edit, remembered }: Picture): Source {
  return {
    layer,
    bytes,
    ...(found && { found }),
    ...(edit && { edit }),
    ...(remembered && { remembered }),
  };
}

export function closePicture({ levels }: Picture): void {
  levels.forEach((level) => level.close());
}

/** What its mask is kept under: a result that is opened again has one of its own. */
export function maskKey({ layer, edit }: Pick<Picture, 'layer' | 'edit'>): string {
  return edit ? `edit ${edit.target.id} ${layer.imageHash ?? ''}` : pictureKey(layer);
}

/** Same layer with the same picture in it: nothing to read again, and its mask still fits. */
export function pictureKey({ id, imageHash, from }: SourceLayer): string {
  return `${id} ${from} ${imageHash ?? ''}`;
}

async function halves(whole: ImageBitmap): Promise<readonly ImageBitmap[]> {
  const levels = [whole];
  for (let last = whole; Math.max(last.width, last.height) > SMALLEST_LEVEL;) {
    last = await createImageBitmap(last, {
      resizeWidth: Math.max(1, last.width >> 1),
      resizeHeight: Math.max(1, last.height >> 1),
      resizeQuality: 'medium',
    });
    levels.push(last);
  }
  return levels;
}

function thumbnail(level: ImageBitmap): Uint8ClampedArray {
  const side = 24;
  const context = readableContext({ width: side, height: side });
  context.drawImage(level, 0, 0, side, side);
  return context.getImageData(0, 0, side, side).data;
}
