/**
 * A decoded picture: its pixels, and what must be kept so that it can be written back without a
 * change to any pixel that was not filled.
 */
import type { PictureInfo } from '../contract';
import type { Raster } from '../core/raster';
import type { PngChunk } from './png/chunks';

export interface Picture {
  readonly info: PictureInfo;
  /** Oriented. Of a 16-bit picture, the nearest 8-bit values. */
  readonly raster: Raster;
  /**
   * A 16-bit picture's own samples: RGBA, not premultiplied, native byte order, width × height × 4;
   * null where the picture has 8 bits or fewer, and `raster` is all of it.
   */
  readonly deep: Uint16Array<ArrayBuffer> | null;
  /** Stored as grey (with or without alpha), so red = green = blue in every pixel. */
  readonly isGrey: boolean;
  /** Chunks to write unchanged before the pixels: colour profile, resolution and the like. */
  readonly carried: readonly PngChunk[];
}

/** Whether some pixel of `rgba` is not wholly opaque; `opaque` is 255, or 65535 for 16 bits. */
export function hasTransparency(
  rgba: Uint8ClampedArray | Uint16Array,
  opaque: 255 | 65535,
): boolean {
  for (let i = 3; i < rgba.length; i += 4) {
    if (rgba[i] !== opaque) return true;
  }
  return false;
}
