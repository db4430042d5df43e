/**
 * What can be asked of a mask. A byte that is not 0 is inside; the rectangle a mask covers is in the
 * picture's pixels, and everything outside it is outside the mask.
 */
import { intersect, isEmpty, type Rect, type Size, wholeOf } from './geometry';
import { createMask, type Mask } from './raster';

/**
 * The smallest rectangle around what is inside `mask` and inside `picture`; null where that is nothing.
 *
 * @throws RangeError if the mask's bytes are not one per pixel of a rectangle of whole pixels
 */
export function boundsOfMask(mask: Mask, picture: Size): Rect | null {
  checkShape(mask);
  const { x, y, width, height } = intersect(mask, wholeOf(picture));
  let [left, right, top, bottom] = [x + width, x - 1, y + height, y - 1];
  for (let row = y; row < y + height; row++) {
    const start = (row - mask.y) * mask.width - mask.x; // add x for the byte of (x, row)
    const first = firstInside(mask.data, start + x, start + x + width);
    if (first < 0) continue;
    top = Math.min(top, row);
    bottom = row;
    left = Math.min(left, first - start);
    let last = x + width - 1;
    while (last > right && mask.data[start + last] === 0) last--;
    right = Math.max(right, last);
  }
  const bounds = { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
  return isEmpty(bounds) ? null : bounds;
}

function firstInside(data: Uint8Array, from: number, to: number): number {
  for (let i = from; i < to; i++) if (data[i] !== 0) return i;
  return -1;
}

/** The part of `mask` that lies in `rect`, as a new mask of exactly that rectangle. */
export function cropMask(mask: Mask, rect: Rect): Mask {
  const cropped = createMask(rect);
  const { x, y, width, height } = intersect(mask, rect);
  for (let row = y; row < y + height; row++) {
    const from = (row - mask.y) * mask.width - mask.x + x;
    const to = (row - rect.y) * rect.width - rect.x + x;
    cropped.data.set(mask.data.subarray(from, from + width), to);
  }
  return cropped;
}

/** @throws RangeError if the mask's bytes are not one per pixel of a rectangle of whole pixels */
export function checkShape({ x, y, width, height, data }: Mask): void {
  const whole = [x, y, width, height].every(Number.isSafeInteger) && width >= 0 && height >= 0;
  if (!whole || data.length !== width * height) {
    throw new RangeError(`${data.length} bytes for a mask of ${width}×${height} at ${x},${y}`);
  }
}
