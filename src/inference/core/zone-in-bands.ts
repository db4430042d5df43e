/**
 * The zone of a fill over a large mask, band by band: `zoneAround` for work that is done in slices.
 * The generators here yield after so much as takes about ten milliseconds.
 */
import { inflate, intersect, unite, wholeOf, type Rect, type Size } from './geometry';
import { boundsOfMask, checkShape, cropMask } from './mask';
import type { Mask } from './raster';
import { STRIP_PIXELS, stripsOf } from './strips';
import { zoneAround, type Zone } from './zone';

/** A band much lower than what it has to look at above and below would be mostly that. */
const LEAST_ROWS = 32;

/** As `zoneAround`. */
export function* zoneInBands(
  mask: Mask,
  { grow, feather }: { readonly grow: number; readonly feather: number },
  picture: Size,
  bandPixels = STRIP_PIXELS,
): Generator<void, Zone | null> {
  const painted = yield* boundsInBands(mask, picture, bandPixels);
  const reach = Math.floor(grow + feather);
  // What is refused is refused there.
  if (!painted || !(reach >= 0 && reach < Infinity))
    return zoneAround(mask, grow, picture, feather);
  const rect = intersect(inflate(painted, reach), wholeOf(picture));
  const coverage = new Uint8Array(rect.width * rect.height);
  let soft: Uint8Array<ArrayBuffer> | undefined;
  const rows = Math.max(LEAST_ROWS, Math.floor(bandPixels / rect.width) - 2 * reach);
  for (const band of stripsOf(rect, rows * rect.width)) {
    const near = cropMask(mask, intersect(inflate(band, reach), wholeOf(picture)));
    const part = zoneAround(near, grow, picture, feather);
    if (part) copyRows(part.coverage, part, coverage, rect, band);
    if (part?.soft) {
      soft ??= new Uint8Array(coverage.length).fill(255);
      copyRows(part.soft, part, soft, rect, band);
    }
    yield;
  }
  return { ...rect, coverage, ...(soft && { soft }) };
}

/** As `boundsOfMask`. */
export function* boundsInBands(
  mask: Mask,
  picture: Size,
  bandPixels = STRIP_PIXELS,
): Generator<void, Rect | null> {
  checkShape(mask);
  let bounds: Rect | null = null;
  for (const band of stripsOf(mask, bandPixels)) {
    if (band.y > mask.y) yield;
    const from = (band.y - mask.y) * mask.width;
    const data = mask.data.subarray(from, from + band.width * band.height);
    const found = boundsOfMask({ ...band, data }, picture);
    if (found) bounds = bounds ? unite(bounds, found) : found;
  }
  return bounds;
}

/** The part of `from`, over `place`, that is inside `within`, to `to`, which covers `rect`. */
function copyRows(from: Uint8Array, place: Rect, to: Uint8Array, rect: Rect, within: Rect): void {
  const { x, y, width, height } = intersect(place, within);
  for (let row = y; row < y + height; row++) {
    const start = (row - place.y) * place.width + x - place.x;
    to.set(from.subarray(start, start + width), (row - rect.y) * rect.width + x - rect.x);
  }
}
