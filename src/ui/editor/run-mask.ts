/**
 * A mask as the lengths of its runs: small for anything that has an outline, never larger than the
 * mask's own bytes, and itself plain bytes, so that it can be kept in the history and sent.
 */
import type { Rect } from '../../inference/core/geometry';
import { boundsOfMask } from '../../inference/core/mask';
import type { Mask } from '../../inference/core/raster';
import { fillRow } from './fill-outline';

export interface RunMask extends Rect {
  /**
   * Lengths of the runs of the rectangle's pixels in reading order, over the ends of rows, outside
   * and inside by turns, outside first; LEB128 (7 bits a byte, low first). What is left is outside.
   */
  readonly runs: Uint8Array<ArrayBuffer>;
}

/** @returns null where not one pixel is inside */
export function encodeRuns(mask: Mask): RunMask | null {
  const { x, y, width, height } = mask;
  const own = { ...mask, x: 0, y: 0 };
  const bounds = boundsOfMask(own, { width, height });
  if (!bounds) return null;
  const writer = createRunWriter(bounds);
  for (let row = bounds.y; row < bounds.y + bounds.height; row++) {
    const start = row * width + bounds.x;
    const pixels = mask.data.subarray(start, start + bounds.width);
    for (let from = pixels.indexOf(255); from >= 0;) {
      const next = pixels.indexOf(0, from);
      const to = next < 0 ? bounds.width : next;
      writer.add(row, bounds.x + from, bounds.x + to);
      from = next < 0 ? -1 : pixels.indexOf(255, to);
    }
  }
  return { ...bounds, x: bounds.x + x, y: bounds.y + y, runs: writer.finish() };
}

/** Takes runs in reading order: columns [from, to) of a row, in the coordinates of `rect`. */
export function createRunWriter(rect: Rect) {
  let bytes = new Uint8Array(256);
  let used = 0;
  let written = 0; // pixels accounted for
  let pending = 0; // of those, in the run that is still growing

  function put(length: number): void {
    if (used + 5 > bytes.length) {
      const larger = new Uint8Array(bytes.length * 2);
      larger.set(bytes);
      bytes = larger;
    }
    let rest = length;
    for (; rest > 127; rest = Math.floor(rest / 128)) bytes[used++] = (rest % 128) | 128;
    bytes[used++] = rest;
  }

  return {
    add(row: number, from: number, to: number): void {
      const start = (row - rect.y) * rect.width + from - rect.x;
      if (pending === 0 || start > written) {
        if (pending > 0) put(pending);
        put(start - written);
        pending = 0;
      }
      pending += to - from;
      written = start + to - from;
    },
    finish(): Uint8Array<ArrayBuffer> {
      if (pending > 0) put(pending);
      return bytes.slice(0, used);
    },
  };
}

/** Sets the pixels of `pixels` that lie in `mask` to `value`. */
export function drawRuns(mask: Mask, pixels: RunMask, value: 0 | 255): void {
  const { x, y, width, height, runs } = pixels;
  let at = 0; // pixels from the top left of the rectangle, in reading order
  let isInside = false;
  for (let i = 0; i < runs.length; isInside = !isInside) {
    let length = 0;
    for (let weight = 1; ; weight *= 128) {
      const byte = runs[i++] ?? 0; // the last length may have been cut off on its way here
      length += (byte & 127) * weight;
      if (byte < 128) break;
    }
    const end = Math.min(at + length, width * height);
    while (isInside && at < end) {
      const row = Math.floor(at / width);
      const from = at - row * width;
      const to = Math.min(width, from + end - at);
      if (y + row >= mask.y && y + row < mask.y + mask.height) {
        fillRow(mask, y + row, x + from, x + to, value);
      }
      at += to - from;
    }
    at = end;
  }
}
