/** `core/paste` at 16 bits: the same arithmetic, with the patch's samples scaled to the wider range. */
import { intersect, wholeOf, type Size } from '../core/geometry';
import type { Patch } from '../core/raster';

/** 65535 / 255. */
const SCALE = 257;

/**
 * A copy of `deep` (RGBA, width × height × 4) with `patch` laid over it; where its coverage is 0 no
 * bit changes. What sticks out of the picture is dropped.
 */
export function pasteDeep(
  deep: Uint16Array<ArrayBuffer>,
  size: Size,
  patch: Patch,
): Uint16Array<ArrayBuffer> {
  const result = deep.slice();
  const { x, y, width, height } = intersect(wholeOf(size), patch);
  for (let row = y; row < y + height; row++) {
    let to = row * size.width + x;
    let from = (row - patch.y) * patch.width + (x - patch.x);
    for (const end = from + width; from < end; from++, to++) {
      const coverage = patch.coverage[from]!;
      if (coverage !== 0) blendPixel(result, 4 * to, patch.data, 4 * from, coverage);
    }
  }
  return result;
}

/** Each colour weighs as much as its alpha lets it be seen (see `core/paste`). */
function blendPixel(
  target: Uint16Array,
  to: number,
  patch: Uint8ClampedArray,
  from: number,
  coverage: number,
): void {
  const patchWeight = patch[from + 3]! * SCALE * coverage;
  const targetWeight = target[to + 3]! * (255 - coverage);
  const weight = patchWeight + targetWeight; // 255 × the alpha of the mixture
  const wholly = coverage === 255;
  if (weight === 0 && !wholly) return; // both invisible: the picture's samples stay
  for (let c = 0; c < 3; c++) {
    const filled = patch[from + c]! * SCALE;
    target[to + c] = wholly
      ? filled
      : Math.round((filled * patchWeight + target[to + c]! * targetWeight) / weight);
  }
  target[to + 3] = Math.round(weight / 255);
}
