/**
 * Laying a patch over a picture. Where the patch's coverage is 0 no byte of the picture changes, and
 * where it is 255 the patch's bytes replace the picture's.
 */
import { intersect, type Rect, wholeOf } from './geometry';
import type { Patch, Raster } from './raster';

/** A new picture: `source` with `patch` laid over it. What sticks out of the picture is dropped. */
export function paste(source: Raster, patch: Patch): Raster {
  const { width, height } = source;
  const result = { width, height, data: source.data.slice() };
  pasteInto(result, { x: 0, y: 0 }, patch, patch);
  return result;
}

/**
 * Lays the part of `patch` that is inside `within` over `target`, in place.
 *
 * @param origin - where the top left pixel of `target` is, in the coordinates of `patch` and `within`
 */
export function pasteInto(
  target: Raster,
  origin: { readonly x: number; readonly y: number },
  patch: Patch,
  within: Rect,
): void {
  const place: Rect = { ...wholeOf(target), x: origin.x, y: origin.y };
  const { x, y, width, height } = intersect(intersect(place, patch), within);
  for (let row = y; row < y + height; row++) {
    let to = (row - origin.y) * target.width + (x - origin.x);
    let from = (row - patch.y) * patch.width + (x - patch.x);
    for (const end = from + width; from < end; from++, to++) {
      const coverage = patch.coverage[from]!;
      if (coverage !== 0) blendPixel(target.data, 4 * to, patch.data, 4 * from, coverage);
    }
  }
}

/**
 * Mixes two colours that are not premultiplied: each weighs as much as its alpha lets it be seen, so
 * the colour of a transparent pixel, which nobody has seen, does not bleed into a visible one.
 *
 * @param coverage - 0–255, the share of `patch`
 */
function blendPixel(
  target: Uint8ClampedArray,
  to: number,
  patch: Uint8ClampedArray,
  from: number,
  coverage: number,
): void {
  const patchWeight = patch[from + 3]! * coverage;
  const targetWeight = target[to + 3]! * (255 - coverage);
  const weight = patchWeight + targetWeight; // 255 × the alpha of the mixture
  const wholly = coverage === 255;
  if (weight === 0 && !wholly) return; // both invisible: the picture's bytes stay
  for (let c = 0; c < 3; c++) {
    target[to + c] = wholly
      ? patch[from + c]!
      : Math.round((patch[from + c]! * patchWeight + target[to + c]! * targetWeight) / weight);
  }
  target[to + 3] = Math.round(weight / 255);
}
