/** Moves a mask's outline outwards or inwards, by Euclidean distance between pixel centres. */
import { inflate, intersect, wholeOf, type Size } from '../../inference/core/geometry';
import { boundsOfMask, cropMask } from '../../inference/core/mask';
import type { Mask } from '../../inference/core/raster';
import { eachRowOfDistances, isSoft } from '../../inference/core/zone';
import { grownSoft } from './grow-soft';
import { setPixels } from './set-pixels';

/**
 * In place; `mask` must have room for what it grows to inside the picture. The picture's own edge is
 * nobody's outline: a mask that ends there does not draw back from it.
 *
 * A soft edge moves as it is: every pixel gets the greatest coverage within `by` pixels of it, or inwards
 * the least; exactly so for 0 and 255, and to a few levels or part of a pixel between, see `LEVELS`.
 *
 * @param by - pixels; inwards where negative
 */
export function growMask(mask: Mask, by: number, image: Size): void {
  const bounds = boundsOfMask(mask, image);
  if (!bounds || by === 0) return;
  // Inwards one pixel around it is enough: the nearest one outside of a rectangle touches the rectangle.
  const room = by > 0 ? Math.floor(by) : 1;
  const part = cropMask(mask, intersect(inflate(bounds, room), wholeOf(image)));
  if (by < 0) invert(part.data);
  setPixels(mask, { ...part, data: grown(part, Math.abs(by)) }, by > 0 ? 255 : 0);
}

function invert(data: Uint8Array): void {
  for (let i = 0; i < data.length; i++) data[i]! ^= 255;
}

function grown({ width, height, data }: Mask, by: number): Uint8Array<ArrayBuffer> {
  if (isSoft(data)) return grownSoft(data, { width, height }, by);
  const out = new Uint8Array(data.length);
  eachRowOfDistances(data, 255, { width, height }, Math.ceil(by), (y, squared) => {
    for (let x = 0, at = y * width; x < width; x++, at++) if (squared[x]! <= by * by) out[at] = 255;
  });
  return out;
}
