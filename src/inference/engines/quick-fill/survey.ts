/**
 * A first look at the job: what every pixel of the window is, where the hole lies, and what its
 * surroundings' alpha says about the alpha to write.
 *
 * Nothing here reads the colour of a hole pixel.
 */
import type { Rect } from '../../core/geometry';
import type { Raster } from '../../core/raster';
import { HOLE as TO_FILL, KNOWN as SOURCE, type EngineJob } from '../engine';
import { chamferDistance, CHAMFER_STEP } from './chamfer';
import { HOLE, KNOWN, VOID } from './pixel-kind';

export interface Survey {
  readonly image: Raster;
  /** KNOWN, HOLE or VOID; width × height. */
  readonly kind: Uint8Array<ArrayBuffer>;
  /** The smallest rectangle around the hole; empty where there is no hole. */
  readonly bounds: Rect;
  readonly holePixels: number;
  readonly knownPixels: number;
}

export function survey({ image, hole }: EngineJob): Survey {
  const { width, height, data } = image;
  if (hole.length !== width * height) {
    throw new RangeError(`hole has ${hole.length} bytes for ${width}×${height} pixels`);
  }
  const kind = new Uint8Array(width * height);
  let [left, right, top, bottom] = [width, -1, height, -1];
  let holePixels = 0;
  let knownPixels = 0;
  for (let y = 0, p = 0; y < height; y++) {
    for (let x = 0; x < width; x++, p++) {
      if (hole[p] === TO_FILL) {
        kind[p] = HOLE;
        holePixels++;
        if (x < left) left = x;
        if (x > right) right = x;
        if (y < top) top = y;
        bottom = y;
      } else if (hole[p] === SOURCE && data[4 * p + 3] !== 0) {
        kind[p] = KNOWN;
        knownPixels++;
      } else {
        kind[p] = VOID;
      }
    }
  }
  const bounds =
    holePixels === 0
      ? { x: 0, y: 0, width: 0, height: 0 }
      : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
  return { image, kind, bounds, holePixels, knownPixels };
}

/** Bytes of the part of a width-wide array that `rect` covers. */
export function crop(source: Uint8Array, width: number, rect: Rect): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(rect.width * rect.height);
  for (let y = 0; y < rect.height; y++) {
    const from = (rect.y + y) * width + rect.x;
    out.set(source.subarray(from, from + rect.width), y * rect.width);
  }
  return out;
}

/** How far the hole's innermost pixel is from the nearest other pixel, in pixels, within `rect`. */
export function holeDepth(kind: Uint8Array, width: number, rect: Rect): number {
  const part = crop(kind, width, rect);
  const distance = chamferDistance(part, rect.width, rect.height, (k) => k !== HOLE);
  let deepest = 0;
  for (const d of distance) if (d > deepest) deepest = d;
  return deepest / CHAMFER_STEP;
}

/**
 * True where the hole's known 4-neighbours are all opaque: then whatever is filled is opaque too.
 * Also true where there are none.
 */
export function isRimOpaque({ image, kind, bounds }: Survey): boolean {
  const { width, height, data } = image;
  const translucent = (p: number) => kind[p] === KNOWN && data[4 * p + 3] !== 255;
  for (let y = bounds.y; y < bounds.y + bounds.height; y++) {
    for (let x = bounds.x; x < bounds.x + bounds.width; x++) {
      const p = y * width + x;
      if (kind[p] !== HOLE) continue;
      if (x > 0 && translucent(p - 1)) return false;
      if (x + 1 < width && translucent(p + 1)) return false;
      if (y > 0 && translucent(p - width)) return false;
      if (y + 1 < height && translucent(p + width)) return false;
    }
  }
  return true;
}
