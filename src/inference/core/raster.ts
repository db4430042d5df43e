/** Pixels in memory, and the two things that are laid over them: a mask and a patch. */
import type { Rect, Size } from './geometry';

/** 8-bit RGBA, row-major from the top left, colour **not** premultiplied; width × height × 4 bytes. */
export interface Raster extends Size {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
}

/**
 * What is to be filled, as coverage: 0 outside, 255 inside, and between where the edge is soft. All that
 * is not 0 is filled, and the fill is shown as much as it is covered. Width × height bytes for the
 * rectangle it covers; everything outside that rectangle is 0, so a small stroke on a huge picture
 * costs little.
 */
export interface Mask extends Rect {
  readonly data: Uint8Array<ArrayBuffer>;
}

/** What a fill gives back: pixels to lay over the source at (x, y). */
export interface Patch extends Rect {
  /** RGBA, not premultiplied; width × height × 4. Undefined where `coverage` is 0. */
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  /** How much of `data` replaces the source: 255 wholly, 0 not at all (the source's bytes stay). */
  readonly coverage: Uint8Array<ArrayBuffer>;
}

export function createRaster({ width, height }: Size): Raster {
  return { width, height, data: new Uint8ClampedArray(width * height * 4) };
}

export function createMask({ x, y, width, height }: Rect): Mask {
  return { x, y, width, height, data: new Uint8Array(width * height) };
}
