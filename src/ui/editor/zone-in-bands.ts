/** The zone of a fill over a large mask, band by band: `zoneAround` for work that is done in slices. */
import { inflate, intersect, wholeOf, type Rect, type Size } from '../../inference/core/geometry';
import { boundsOfMask, cropMask } from '../../inference/core/mask';
import type { Mask } from '../../inference/core/raster';
import { zoneAround, type Zone } from '../../inference/core/zone';
import type { Reach } from '../filling/fill-reach';

/** Pixels looked at between two pauses: about ten milliseconds. */
const BAND_PIXELS = 1 << 18;
/** A band much lower than what it has to look at above and below would be mostly that. */
const LEAST_ROWS = 64;

/** @yields after each band */
export function* zoneInBands(
  mask: Mask,
  { grow, feather }: Reach,
  picture: Size,
  bandPixels = BAND_PIXELS,
): Generator<void, Zone | null> {
  const painted = boundsOfMask(mask, picture);
  if (!painted) return null;
  const reach = Math.floor(grow + feather);
  const rect = intersect(inflate(painted, reach), wholeOf(picture));
  const zone: Zone = { ...rect, coverage: new Uint8Array(rect.width * rect.height) };
  const rows = Math.max(LEAST_ROWS, Math.floor(bandPixels / rect.width) - 2 * reach);
  for (let y = rect.y; y < rect.y + rect.height; y += rows) {
    const band = intersect({ ...rect, y, height: rows }, rect);
    const near = cropMask(mask, intersect(inflate(band, reach), wholeOf(picture)));
    const part = zoneAround(near, grow, picture, feather);
    if (part) copyRows(zone, part, band);
    yield;
  }
  return zone;
}

function copyRows(zone: Zone, part: Zone, band: Rect): void {
  const { x, y, width, height } = intersect(part, band);
  for (let row = y; row < y + height; row++) {
    const from = (row - part.y) * part.width + x - part.x;
    const to = (row - zone.y) * zone.width + x - zone.x;
    zone.coverage.set(part.coverage.subarray(from, from + width), to);
  }
}
