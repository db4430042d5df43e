/**
 * Other resolutions of planes and pictures.
 *
 * An axis that shrinks is averaged over exact areas, so that nothing is skipped and no tone is lost; one
 * that grows is interpolated with Lanczos-3, which keeps more of the detail that is there than Mitchell
 * (the official Moebius pipeline resizes with it too); its slight ringing stays within the clamp.
 * Pixel i covers [i, i + 1); beyond an edge the edge's own value goes on.
 */
import { encloses, isEmpty, type Rect, type Size, wholeOf } from './geometry';
import { createRaster, type Raster } from './raster';

/** One number per pixel, row-major from the top left. */
export interface Plane extends Size {
  readonly data: Float32Array<ArrayBuffer>;
}

export function createPlane({ width, height }: Size): Plane {
  return { width, height, data: new Float32Array(width * height) };
}

/**
 * @param to - the size that the whole of `plane` is brought to
 * @param part - the part of the result that is wanted: only this is computed, with the same numbers
 * @throws RangeError for an empty size, or a part that sticks out of it
 */
export function resamplePlane(plane: Plane, to: Size, part: Rect = wholeOf(to)): Plane {
  if (isEmpty(plane) || isEmpty(to) || !encloses(wholeOf(to), part)) {
    throw new RangeError(
      `cannot bring ${plane.width}×${plane.height} to ${part.width}×${part.height} at ` +
        `${part.x},${part.y} of ${to.width}×${to.height}`,
    );
  }
  const columns = createTaps(plane.width, to.width, part.x, part.width);
  const rows = createTaps(plane.height, to.height, part.y, part.height);
  return mixRows(mixColumns(plane, columns, rows), rows);
}

/** Each colour weighs as much as its alpha, so that what nobody sees does not bleed into what is seen. */
export function resampleRaster(raster: Raster, to: Size): Raster {
  const alpha = resamplePlane(alphaOf(raster), to).data;
  const out = createRaster(to);
  for (let c = 0; c < 3; c++) {
    const { data } = resamplePlane(premultiplied(raster, c), to);
    for (let p = 0; p < data.length; p++) {
      out.data[4 * p + c] = alpha[p]! > 0 ? data[p]! / alpha[p]! : 0;
    }
  }
  for (let p = 0; p < alpha.length; p++) out.data[4 * p + 3] = 255 * alpha[p]!;
  return out;
}

function alphaOf(raster: Raster): Plane {
  const plane = createPlane(raster);
  for (let p = 0; p < plane.data.length; p++) plane.data[p] = raster.data[4 * p + 3]! / 255;
  return plane;
}

function premultiplied(raster: Raster, channel: number): Plane {
  const plane = createPlane(raster);
  for (let p = 0; p < plane.data.length; p++) {
    plane.data[p] = (raster.data[4 * p + channel]! * raster.data[4 * p + 3]!) / 255;
  }
  return plane;
}

/** Which source pixels each wanted pixel of one axis is mixed from; `count` of them for each. */
interface Taps {
  readonly length: number;
  readonly count: number;
  readonly index: Int32Array;
  readonly weight: Float64Array;
}

function createTaps(from: number, to: number, start: number, length: number): Taps {
  const write = to < from ? writeArea : writeLanczos;
  const count = to < from ? Math.ceil(from / to) + 1 : to === from ? 1 : 2 * LOBES;
  const index = new Int32Array(length * count);
  const weight = new Float64Array(length * count);
  for (let i = 0; i < length; i++) {
    const at = i * count;
    if (to === from) [index[at], weight[at]] = [start + i, 1];
    else
      write(start + i, from, to, index.subarray(at, at + count), weight.subarray(at, at + count));
  }
  return { length, count, index, weight };
}

/** Lengths in units of 1/`to` source pixels are integers, so the shares are exact. */
function writeArea(i: number, from: number, to: number, index: Int32Array, weight: Float64Array) {
  const first = Math.floor((i * from) / to);
  for (let k = 0; k < index.length; k++) {
    const overlap =
      Math.min((i + 1) * from, (first + k + 1) * to) - Math.max(i * from, (first + k) * to);
    index[k] = Math.min(first + k, from - 1);
    weight[k] = Math.max(overlap, 0) / from;
  }
}

const LOBES = 3;

/** The weights are made to add up to 1: a truncated kernel's own sum is off by up to 1 %. */
function writeLanczos(
  i: number,
  from: number,
  to: number,
  index: Int32Array,
  weight: Float64Array,
) {
  const centre = ((i + 0.5) * from) / to - 0.5;
  const first = Math.floor(centre) - LOBES + 1;
  let sum = 0;
  for (let k = 0; k < index.length; k++) {
    index[k] = Math.min(Math.max(first + k, 0), from - 1);
    weight[k] = lanczos(first + k - centre);
    sum += weight[k]!;
  }
  for (let k = 0; k < index.length; k++) weight[k]! /= sum;
}

function lanczos(x: number): number {
  if (x === 0) return 1;
  if (Math.abs(x) >= LOBES) return 0;
  const a = Math.PI * x;
  return (LOBES * Math.sin(a) * Math.sin(a / LOBES)) / (a * a);
}

/** Narrows every row that `rows` asks for; the others stay 0. */
function mixColumns({ width, height, data }: Plane, columns: Taps, rows: Taps): Plane {
  const { length, count, index, weight } = columns;
  const out = createPlane({ width: length, height });
  const wanted = new Uint8Array(height);
  for (const row of rows.index) wanted[row] = 1;
  for (let y = 0; y < height; y++) {
    if (!wanted[y]) continue;
    const source = y * width;
    for (let x = 0, tap = 0; x < length; x++) {
      let sum = 0;
      for (const end = tap + count; tap < end; tap++) {
        sum += weight[tap]! * data[source + index[tap]!]!;
      }
      out.data[y * length + x] = sum;
    }
  }
  return out;
}

function mixRows({ width, data }: Plane, { length, count, index, weight }: Taps): Plane {
  const out = createPlane({ width, height: length });
  const sums = new Float64Array(width);
  for (let y = 0; y < length; y++) {
    sums.fill(0);
    for (let tap = y * count; tap < (y + 1) * count; tap++) {
      const [share, source] = [weight[tap]!, index[tap]! * width];
      if (share === 0) continue;
      for (let x = 0; x < width; x++) sums[x]! += share * data[source + x]!;
    }
    out.data.set(sums, y * width);
  }
  return out;
}
