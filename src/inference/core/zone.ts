/**
 * The zone of a fill: the painted mask, grown by a disc, with the feather by which the fill fades into
 * the picture. The feather lies wholly inside the zone, so what is outside of it stays as it was. What is
 * painted softly fades by itself: only what is painted wholly is grown, and the more of the two counts.
 */
import { createDistanceLine } from './distance-line';
import { inflate, intersect, type Rect, type Size, wholeOf } from './geometry';
import { boundsOfMask, cropMask } from './mask';
import type { Mask } from './raster';

/** Where a fill may change the picture. One byte per pixel of the rectangle it covers. */
export interface Zone extends Rect {
  /** 0 outside the zone; 1–255 inside: how much of the fill shows (see `Patch.coverage`). */
  readonly coverage: Uint8Array<ArrayBuffer>;
  /** The mask's own coverage where that is what shows, 255 elsewhere; left out where nothing is soft. */
  readonly soft?: Uint8Array<ArrayBuffer>;
}

/**
 * The fill covers wholly what was painted and the nearer half of the growth, for the growth is there
 * to swallow an object's soft rim, and fades out over what is beyond. (Our choice, by eye.)
 */
const OPAQUE_SHARE = 0.5;

/**
 * `mask`, clipped to `picture`, with what is wholly painted (255) grown by `radius` + `feather` pixels: every
 * pixel of the picture whose centre is at most so far from the centre of such a one, and every one that is
 * painted in part. Both 0 take the mask as exact, with the coverage it has.
 * Takes time and memory in proportion to the zone's own rectangle, whatever the radius.
 *
 * @param feather - pixels beyond `radius` over which the fill goes on fading
 * @returns null where nothing in the picture is painted
 * @throws RangeError for a radius or feather that is negative, endless or no number
 */
export function zoneAround(mask: Mask, radius: number, picture: Size, feather = 0): Zone | null {
  const reach = radius + feather;
  if (!(radius >= 0 && feather >= 0 && reach < Infinity)) {
    throw new RangeError(`a mask cannot grow by ${radius} and ${feather}`);
  }
  const painted = boundsOfMask(mask, picture);
  if (!painted) return null;
  const rect = intersect(inflate(painted, Math.floor(reach)), wholeOf(picture));
  const { data } = cropMask(mask, rect);
  const soft = isSoft(data) ? data.slice() : null;
  if (reach >= 1) fadeOut(data, rect, radius * OPAQUE_SHARE, reach);
  if (!soft) return { ...rect, coverage: data };
  for (let i = 0; i < soft.length; i++) if (soft[i] === 0 || soft[i] !== data[i]) soft[i] = 255;
  return { ...rect, coverage: data, soft };
}

/** Over how many pixels, from its rim inwards, the fill of such a zone fades in. */
export function fadeOf(radius: number, feather: number): number {
  return radius + feather < 1 ? 0 : radius * (1 - OPAQUE_SHARE) + feather;
}

/** The pixels of a zone. */
export function countPixels({ coverage }: Zone): number {
  let count = 0;
  for (let i = 0; i < coverage.length; i++) if (coverage[i] !== 0) count++;
  return count;
}

/** Whether some of it is neither 0 nor 255. */
export function isSoft(coverage: Uint8Array): boolean {
  for (let i = 0; i < coverage.length; i++) {
    if (coverage[i] !== 0 && coverage[i] !== 255) return true;
  }
  return false;
}

/** Adds to a mask, in place and row by row, what lies around its wholly painted pixels. */
function fadeOut(data: Uint8Array, size: Size, opaque: number, reach: number): void {
  eachRowOfDistances(data, 255, size, Math.ceil(reach), (y, squared) => {
    const start = y * size.width;
    for (let x = 0; x < size.width; x++) {
      data[start + x] = Math.max(data[start + x]!, coverageAt(squared[x]!, opaque, reach));
    }
  });
}

/**
 * Measures from every pixel to the nearest of `least` or more, row by row: a row that was given may be
 * changed in `data`.
 *
 * @param limit - pixels; what is farther may be given as Infinity
 * @param take - is given squared distances, one for each pixel of row `y`; valid during the call
 */
export function eachRowOfDistances(
  data: Uint8Array,
  least: number,
  { width, height }: Size,
  limit: number,
  take: (y: number, squared: Float64Array) => void,
): void {
  const most = Math.min(limit, height); // no two rows are farther apart
  const vertical = verticalDistances(data, least, { width, height }, most);
  const line = createDistanceLine(width);
  for (let y = 0; y < height; y++) {
    line.measure(vertical, y * width, (y + 1) * width, most);
    take(y, line.squared);
  }
}

/** @param squared - squared distance to the nearest painted pixel */
function coverageAt(squared: number, opaque: number, reach: number): number {
  if (squared > reach * reach) return 0;
  const distance = Math.sqrt(squared);
  if (distance <= opaque) return 255;
  // 0 would be reached one pixel beyond the zone; smoothstep, so that neither end shows as an edge.
  const t = (reach + 1 - distance) / (reach + 1 - opaque);
  return Math.max(1, Math.round(255 * t * t * (3 - 2 * t)));
}

/** Per pixel, the distance to the nearest of `least` or more in its column; `limit` + 1 where it is farther. */
function verticalDistances(
  data: Uint8Array,
  least: number,
  { width, height }: Size,
  limit: number,
): Uint16Array | Uint32Array {
  const far = limit + 1;
  const distances = far <= 0xffff ? new Uint16Array(data.length) : new Uint32Array(data.length);
  for (let i = 0; i < data.length; i++) {
    const above = i < width ? far : distances[i - width]! + 1;
    distances[i] = data[i]! >= least ? 0 : Math.min(above, far);
  }
  for (let i = width * (height - 1) - 1; i >= 0; i--) {
    distances[i] = Math.min(distances[i]!, distances[i + width]! + 1);
  }
  return distances;
}
