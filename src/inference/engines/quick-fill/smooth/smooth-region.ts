/** What is around a hole, and whether it is smooth: a surface plus grain. */
import { inflate, intersect, wholeOf, type Rect } from '../../../core/geometry';
import type { Raster } from '../../../core/raster';
import { CHAMFER_STEP, chamferAtPace } from '../chamfer';
import { localMeans } from './local-means';
import { inBatches, inStrips, type Pace } from '../pace';
import { HOLE, KNOWN } from '../pixel-kind';
import type { TakeFloats } from '../kernels/loops';
import { fitSurface, heightsAlong } from './surface';
import { cropAlone, holeDepth, type Survey } from '../survey';

const MIN_BAND = 12;
const MAX_BAND = 48;
/** Of a hole with a narrow band: squares of grain have room in it. */
const THIN_MARGIN = 32;
const MAX_SAMPLES = 20_000;
/** Local means are taken over 7×7 known pixels. */
const MEAN_RADIUS = 3;

/** In the band. */
export const NEAR = 1;
/** In the band, and one of the hole's 8-neighbours. */
export const BESIDE = 2;

/** Writes a surface's heights along row `y` of a rectangle. */
export type Heights = (y: number, into: Float64Array) => void;

/** The part of the picture around the hole, and what is known about its smoothness. */
export interface Region {
  readonly rect: Rect;
  readonly kind: Uint8Array<ArrayBuffer>;
  /** NEAR or BESIDE where the pixel is known and near the hole, else 0. */
  readonly band: Uint8Array<ArrayBuffer>;
  readonly surfaces: readonly Heights[];
  /** Per channel: picture less surface, 0 where unknown. */
  readonly residual: readonly Float32Array[];
  /** Per channel: mean of the residual over the known pixels of 7×7. */
  readonly mean: readonly Float32Array[];
  /** Root mean square of picture less local mean, in levels. */
  readonly noise: number;
  /** What the arrays above were lent by. */
  readonly take: TakeFloats;
}

/** Undefined where there is too little around the hole to tell. */
export async function surveyRegion(scene: Survey, pace: Pace): Promise<Region | undefined> {
  const { image, bounds } = scene;
  const depth = await holeDepth(scene, pace);
  const reach = Math.min(Math.max(0.5 * depth, MIN_BAND), MAX_BAND);
  const margin = scene.isThin ? THIN_MARGIN : MAX_BAND + MEAN_RADIUS;
  const rect = intersect(inflate(bounds, margin), wholeOf(image));
  const kind = await cropAlone(scene, rect, pace);
  const away = await chamferAtPace(kind, rect, (of) => of === HOLE, pace);
  const band = new Uint8Array(kind.length);
  let count = 0;
  await inBatches(kind.length, pace, (from, to) => {
    count += markBand(kind, away, reach * CHAMFER_STEP, band, from, to);
  });
  if (count < 64) return undefined;
  const places = await placesIn(rect, band, count, image.width, pace);
  const columns = columnsOf(rect);
  const surfaces: Heights[] = [];
  for (let c = 0; c < scene.channels; c++) {
    if (pace.due()) await pace.rest();
    const values = valuesAt(image.data, places.at, c);
    const surface = fitSurface({ ...places, values }, pace.loops);
    surfaces.push((y, into) => heightsAlong(surface, columns, toV(y, rect), into));
  }
  const take = pace.loops.lendFloats(rect);
  return compare(scene, { rect, kind, band, take }, surfaces, pace);
}

/** Marks the known pixels that are at most `farthest` from the hole. @returns how many */
function markBand(
  kind: Uint8Array,
  away: Uint16Array,
  farthest: number,
  band: Uint8Array,
  from: number,
  to: number,
): number {
  let count = 0;
  for (let p = from; p < to; p++) {
    if (kind[p] !== KNOWN || away[p]! > farthest) continue;
    band[p] = away[p]! <= CHAMFER_STEP + 1 ? BESIDE : NEAR;
    count++;
  }
  return count;
}

function valuesAt(data: Uint8ClampedArray, at: Int32Array, c: number): Float64Array<ArrayBuffer> {
  const values = new Float64Array(at.length);
  for (let i = 0; i < values.length; i++) values[i] = data[at[i]! + c]!;
  return values;
}

/** What is known of a region's smoothness once there are surfaces for its channels. */
export async function compare(
  { image }: Survey,
  { rect, kind, band, take }: Pick<Region, 'rect' | 'kind' | 'band' | 'take'>,
  surfaces: readonly Heights[],
  pace: Pace,
): Promise<Region> {
  const residual: Float32Array[] = [];
  for (const [c, surface] of surfaces.entries()) {
    const into = take(kind.length);
    await subtract(image, rect, kind, surface, c, into, pace);
    residual.push(into);
  }
  const mean = await localMeans(residual, kind, rect, MEAN_RADIUS, pace, take);
  const sums = { squares: 0, count: 0 };
  await inBatches(band.length, pace, (from, to) => addNoise(residual, mean, band, from, to, sums));
  const noise = Math.sqrt(sums.squares / (3 * sums.count));
  return { rect, kind, band, surfaces, residual, mean, noise, take };
}

/** Adds the squares of picture less local mean in the band, over three channels, and how many pixels. */
function addNoise(
  residual: readonly Float32Array[],
  mean: readonly Float32Array[],
  band: Uint8Array,
  from: number,
  to: number,
  sums: { squares: number; count: number },
): void {
  let { squares, count } = sums;
  for (let p = from; p < to; p++) {
    if (band[p] === 0) continue;
    count++;
    for (let c = 0; c < 3; c++) {
      const off = residual[c]![p]! - mean[c]![p]!;
      squares += off * off;
    }
  }
  sums.squares = squares;
  sums.count = count;
}

/** Coordinates of columns and rows in `rect` as the surface takes them, within ±1. */
const columnsOf = ({ width }: Rect) =>
  Float64Array.from({ length: width }, (_, x) => (2 * x) / width - 1);
const toV = (y: number, { height }: Rect) => (2 * y) / height - 1;

/** Every so manieth of the `count` pixels of the band: where on the surface, and where in the picture's data. */
async function placesIn(rect: Rect, band: Uint8Array, count: number, width: number, pace: Pace) {
  const stride = Math.ceil(count / MAX_SAMPLES);
  const size = Math.ceil(count / stride);
  const places = { u: new Float64Array(size), v: new Float64Array(size), at: new Int32Array(size) };
  const columns = columnsOf(rect);
  let seen = 0;
  await inStrips(rect, pace, (from, to) => {
    for (let y = from; y < to; y++) {
      const row = band.subarray(y * rect.width, (y + 1) * rect.width);
      const start = (rect.y + y) * width + rect.x;
      seen = takePlaces(row, columns, toV(y, rect), start, stride, seen, places);
    }
  });
  return places;
}

/** @param seen - pixels of the band before this row. @returns those up to its end */
function takePlaces(
  row: Uint8Array,
  columns: Float64Array,
  v: number,
  start: number,
  stride: number,
  seen: number,
  places: { readonly u: Float64Array; readonly v: Float64Array; readonly at: Int32Array },
): number {
  for (let x = 0; x < row.length; x++) {
    if (row[x] === 0 || seen++ % stride !== 0) continue;
    const i = (seen - 1) / stride;
    places.u[i] = columns[x]!;
    places.v[i] = v;
    places.at[i] = 4 * (start + x);
  }
  return seen;
}

async function subtract(
  { width, data }: Raster,
  rect: Rect,
  kind: Uint8Array,
  surface: Heights,
  channel: number,
  residual: Float32Array,
  pace: Pace,
): Promise<void> {
  const heights = new Float64Array(rect.width);
  await inStrips(rect, pace, (from, to) => {
    for (let y = from; y < to; y++) {
      surface(y, heights);
      const s = 4 * ((rect.y + y) * width + rect.x) + channel;
      subtractRow(data, s, kind, y * rect.width, heights, residual);
    }
  });
}

function subtractRow(
  data: Uint8ClampedArray,
  s: number,
  kind: Uint8Array,
  p: number,
  heights: Float64Array,
  residual: Float32Array,
): void {
  for (let x = 0; x < heights.length; x++) {
    residual[p + x] = kind[p + x] === KNOWN ? data[s + 4 * x]! - heights[x]! : 0;
  }
}

/** Steps over which the slope of the local mean is measured. */
const STEP = 4;

/** Slopes in levels a pixel: what a quadratic may take for smooth, and a spline, which has proved itself. */
export const GENTLE = 0.8;
export const STEEP = 4;

/** In levels; more is texture. */
const MAX_NOISE = 9;

/**
 * Thresholds tuned on procedural backgrounds and photographs; `noise` loosens them. Of the slopes of
 * the local mean, and of its distances from the surface, 98 % must be below theirs.
 *
 * @param maxSlope - in levels a pixel, where there is no noise
 */
export async function isSmooth(region: Region, maxSlope: number, pace: Pace): Promise<boolean> {
  if (region.noise > MAX_NOISE) return false;
  const found = await unevennessOf(region, maxSlope, pace);
  return isRare(found.steep, found.slopes) && isRare(found.far, found.bends);
}

/** Whether the slopes alone are those of a smooth region, whatever its surfaces. */
export async function isUnbroken(region: Region, maxSlope: number, pace: Pace): Promise<boolean> {
  const { steep, slopes } = await unevennessOf(region, maxSlope, pace);
  return isRare(steep, slopes);
}

const isRare = (some: number, all: number) => some <= 0.02 * all;

async function unevennessOf(region: Region, maxSlope: number, pace: Pace): Promise<Unevenness> {
  const { rect, noise } = region;
  const steepest = STEP * (maxSlope + 0.12 * noise);
  const farthest = 5 + 0.3 * noise;
  const found: Unevenness = { slopes: 0, steep: 0, bends: 0, far: 0 };
  const levelsOf = openLevels(region);
  await inStrips(rect, pace, (from, to) => {
    for (let y = from; y < to; y++) {
      judgeRow(region, y, levelsOf(y), levelsOf(y + STEP), steepest, farthest, found);
    }
  });
  return found;
}

/** How many there are of each, and how many of those are too steep or too far. */
interface Unevenness {
  slopes: number;
  steep: number;
  bends: number;
  far: number;
}

/** The surface and the local mean over it, per channel, along a row; of the last STEP + 1 rows asked for. */
function openLevels({ rect, surfaces, mean }: Region): (y: number) => readonly Float64Array[] {
  const rows = Array.from({ length: STEP + 1 }, () => ({
    y: -1,
    levels: surfaces.map(() => new Float64Array(rect.width)),
  }));
  return (y) => {
    const row = rows[y % rows.length]!;
    if (row.y === y || y >= rect.height) return row.levels;
    row.y = y;
    for (const [c, surface] of surfaces.entries()) {
      const levels = row.levels[c]!;
      surface(y, levels);
      addRow(mean[c]!, y * rect.width, levels);
    }
    return row.levels;
  };
}

function addRow(values: Float32Array, from: number, into: Float64Array): void {
  for (let x = 0; x < into.length; x++) into[x] = values[from + x]! + into[x]!;
}

function judgeRow(
  { rect, band, mean }: Region,
  y: number,
  levels: readonly Float64Array[],
  beneath: readonly Float64Array[],
  steepest: number,
  farthest: number,
  found: Unevenness,
): void {
  const { width, height } = rect;
  for (let x = 0, p = y * width; x < width; x++, p++) {
    if (!band[p]) continue;
    const right = x + STEP < width && band[p + STEP]! > 0;
    const below = y + STEP < height && band[p + STEP * width]! > 0;
    let bend = 0;
    for (let c = 0; c < levels.length; c++) {
      const here = levels[c]![x]!;
      bend = Math.max(bend, Math.abs(mean[c]![p]!));
      if (right) {
        found.slopes++;
        if (Math.abs(levels[c]![x + STEP]! - here) >= steepest) found.steep++;
      }
      if (below) {
        found.slopes++;
        if (Math.abs(beneath[c]![x]! - here) >= steepest) found.steep++;
      }
    }
    found.bends++;
    if (bend >= farthest) found.far++;
  }
}
