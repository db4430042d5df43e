/** Moves a mask's outline outwards or inwards, by Euclidean distance between pixel centres. */
import { inflate, intersect, wholeOf, type Size } from '../../inference/core/geometry';
import { boundsOfMask, cropMask } from '../../inference/core/mask';
import type { Mask } from '../../inference/core/raster';
import { zoneAround } from '../../inference/core/zone';
import { setPixels } from './set-pixels';

/**
 * In place; `mask` must have room for what it grows to inside the picture. The picture's own edge is
 * nobody's outline: a mask that ends there does not draw back from it.
 *
 * @param by - pixels; inwards where negative
 */
export function growMask(mask: Mask, by: number, image: Size): void {
  if (by > 0) {
    const zone = zoneAround(mask, by, image);
    if (!zone) return;
    setPixels(mask, { ...zone, data: zone.coverage }, 255);
  } else if (by < 0) shrinkMask(mask, -by, image);
}

/** Takes away what lies within `by` of the outside. */
function shrinkMask(mask: Mask, by: number, image: Size): void {
  const bounds = boundsOfMask(mask, image);
  if (!bounds) return;
  // One pixel around it is enough: the nearest one outside of a rectangle touches the rectangle.
  const outside = cropMask(mask, intersect(inflate(bounds, 1), wholeOf(image)));
  for (let i = 0; i < outside.data.length; i++) outside.data[i]! ^= 255;
  const zone = zoneAround(outside, by, image);
  if (zone) setPixels(mask, { ...zone, data: zone.coverage }, 0);
}
