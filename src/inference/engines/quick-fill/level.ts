/**
 * One resolution of the picture, as patch matching sees it.
 *
 * Four interleaved channels per pixel, red, green, blue and texture, in quarter levels (0–1023 fits
 * ten bits, and the squared difference of two 7×7 patches fits 31).
 */
import type { Size } from '../../core/geometry';

export interface Level extends Size {
  /** width × height × 4; in hole pixels the current estimate. */
  readonly samples: Int16Array<ArrayBuffer>;
  /** KNOWN, HOLE or VOID; width × height. */
  readonly kind: Uint8Array<ArrayBuffer>;
  /** 1 where the pixel, or one of those it stands for at finer levels, is to be filled. */
  readonly wanted: Uint8Array<ArrayBuffer>;
}

/** Quarter levels per level of 8 bits. */
export const FINENESS = 4;
export const MAX_SAMPLE = 1023;
