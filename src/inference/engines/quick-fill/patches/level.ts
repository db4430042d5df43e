/**
 * One resolution of the picture, as patch matching sees it.
 *
 * Four interleaved channels per pixel, red, green, blue and texture, in quarter levels (0–1023 fits
 * ten bits, and the squared difference of two 7×7 patches fits 31).
 */
import type { Size } from '../../../core/geometry';
import { KNOWN } from '../pixel-kind';

export interface Level extends Size {
  /** width × height × 4; in hole pixels the current estimate. */
  readonly samples: Int16Array<ArrayBuffer>;
  /** KNOWN, HOLE or VOID; width × height. */
  readonly kind: Uint8Array<ArrayBuffer>;
  /** 1 where the pixel, or one of those it stands for at finer levels, is to be filled; else 0 or VOID. */
  readonly wanted: Uint8Array<ArrayBuffer>;
}

/** Quarter levels per level of 8 bits. */
export const FINENESS = 4;
export const MAX_SAMPLE = 1023;
/** Of texture: less than half a level per pixel is no grain. */
const FAINT = 8;
/** Of the known pixels, how many may be without grain before a picture is taken for a drawn one. */
const MAX_PLAIN = 0.25;

/**
 * Whether a picture is drawn: it has neither tones in between nor grain to be restored. Of
 * textures and photographs up to an eighth is plain, of checkerboards in perspective three fifths; a
 * photographed sky, two fifths plain, is taken for drawn, and has no more to lose.
 */
export function isDrawn({ width, samples, kind }: Level): boolean {
  let excess = 0;
  for (let p = 0; p < kind.length; p += width) excess += plainIn(samples, kind, p, p + width);
  return excess > 0;
}

/** By how many pixels there are more plain ones in a row than may be; exact, as MAX_PLAIN is a quarter. */
function plainIn(samples: Int16Array, kind: Uint8Array, from: number, to: number): number {
  let [plain, known] = [0, 0];
  for (let p = from; p < to; p++) {
    if (kind[p] !== KNOWN) continue;
    known++;
    if (samples[4 * p + 3]! <= FAINT) plain++;
  }
  return plain - MAX_PLAIN * known;
}
