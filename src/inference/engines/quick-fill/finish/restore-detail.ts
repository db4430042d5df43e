/**
 * Gives the fill the strength of detail that its surroundings have.
 *
 * A mean of patches that disagree fades what they hold, patches are bent in tone to fit, and those
 * that fit best are often the blander ones. So detail is split into bands, and a band that is weaker
 * in the hole than around it is amplified: wholly where its strength is the same all along the rim,
 * as of gravel or grass, and hardly where it is not, as of a face or an edge.
 * Nothing but lightness is added: colours keep their hues.
 */
import { inflate, intersect, wholeOf, type Rect } from '../../../core/geometry';
import type { Raster } from '../../../core/raster';
import { CHAMFER_STEP, chamferAtPace } from '../chamfer';
import { isDrawn, type Level } from '../patches/level';
import { inBatches, type Pace } from '../pace';
import { HOLE, VOID } from '../pixel-kind';
import { crop, type Survey } from '../survey';
import { type Cells, joinDetail, layOutCells, splitDetail } from './detail-bands';

/** The surroundings are looked at as far as this, in pixels, and in squares as large. */
const SQUARE = 32;
/** Fewer squares say nothing about how even a band is. */
const MIN_SQUARES = 8;
/**
 * Lower quartile of the squares' strengths over the upper: gravel and grass have 0.65 to 0.9, faces and
 * streets 0.3 to 0.5. Below the first the surroundings tell nothing about the hole, above the second all.
 */
const [UNEVEN, EVEN] = [0.2, 0.7];
/** A square counts as at most so many times the median: stray edges are no texture. */
const MOST = 1.6;
/** How much stronger a band may become: more would be noise blown up. */
const MAX_GAIN = 2;
/** Gains below this are not seen. */
const MIN_EFFECT = 0.01;
/**
 * By band, what its gain is multiplied by: neighbours hold a part of a band, so that it gains less than it is
 * amplified; but the finest gains by the others. Fitted on scenes of even textures.
 */
const OVERLAP = [0.75, 1.6, 1.8, 2.2];
/** Grows from nothing at the rim to all of it at this depth in pixels, so that the join stays. */
const FADE = 4;
/** Of a part and its surroundings: 40 bytes for each are needed. Larger parts stay as they are. */
const MAX_AREA = 1 << 20;
/** As do those that the hole covers less of, as of a hair: it would take too long. */
const MIN_SHARE = 1 / 60;

/** Changes the hole's colours in `out`. @param level - the finest one */
export async function restoreDetail(
  scene: Survey,
  level: Level,
  out: Raster,
  pace: Pace,
): Promise<void> {
  if (isDrawn(level)) return;
  for (const part of scene.parts) {
    const rect = intersect(inflate(part, SQUARE), wholeOf(out));
    const area = rect.width * rect.height;
    if (area > MAX_AREA) continue;
    const kind = crop(scene.kind, out.width, rect);
    if (pace.loops.countOf(kind, HOLE) >= MIN_SHARE * area)
      await restorePart(out, kind, rect, pace);
  }
}

async function restorePart(out: Raster, kind: Uint8Array, rect: Rect, pace: Pace): Promise<void> {
  const levels = await layOutCells(kind, await sharesIn(kind, rect, pace), rect, pace);
  const bands = await splitDetail(lightnessIn(out, kind, rect), levels, pace);
  const gains: number[] = [];
  for (const [i, band] of bands.entries()) {
    if (pace.due()) await pace.rest();
    gains.push(OVERLAP[i]! * gainOf(band, levels[i]!, SQUARE >> i));
  }
  if (!gains.some((gain) => gain > MIN_EFFECT)) return;
  await addLightness(out, rect, await joinDetail(bands, gains, levels, pace), pace);
}

/** Per pixel, how much of the gain is applied there: 0 outside the hole. */
async function sharesIn(kind: Uint8Array, rect: Rect, pace: Pace): Promise<Float32Array> {
  const depth = await chamferAtPace(kind, rect, (of) => of !== HOLE, pace);
  const shares = new Float32Array(depth.length);
  await inBatches(depth.length, pace, (from, to) => takeShares(depth, from, to, shares));
  return shares;
}

function takeShares(depth: Uint16Array, from: number, to: number, shares: Float32Array): void {
  for (let p = from; p < to; p++) shares[p] = Math.min(depth[p]! / (FADE * CHAMFER_STEP), 1);
}

/** A band's mean magnitude in the hole, and what of it a gain of 1 would add. */
function strengthInHole(band: Float32Array, { hole, free }: Cells): { all: number; free: number } {
  let [all, reached, count] = [0, 0, 0];
  for (let p = 0; p < band.length; p++) {
    if (hole[p] === 0) continue;
    const strength = Math.abs(band[p]!);
    all += hole[p]! * strength;
    reached += free[p]! * strength;
    count += hole[p]!;
  }
  return { all: all / count, free: reached / count };
}

/**
 * What must be added for the strength in the hole to be the mean of the squares around it, as far as they
 * are even enough to be believed.
 *
 * @param side - of a square, in cells
 */
function gainOf(band: Float32Array, cells: Cells, side: number): number {
  const around = strengthsAround(band, cells, side);
  const { all, free } = strengthInHole(band, cells);
  if (around.length < MIN_SQUARES || free === 0) return 0;
  const quantile = (share: number) => around[Math.floor(share * around.length)]!;
  const most = MOST * quantile(0.5);
  const mean = around.reduce((sum, of) => sum + Math.min(of, most), 0) / around.length;
  const evenness = quantile(0.25) / Math.max(quantile(0.75), 1e-9);
  const belief = (evenness - UNEVEN) / (EVEN - UNEVEN);
  const wanted = (mean / all) ** Math.min(Math.max(belief, 0), 1);
  // What the rim goes without is made good inside.
  return Math.min((Math.max(wanted - 1, 0) * all) / free, MAX_GAIN - 1);
}

/** A band's mean magnitude in every square of which at least a quarter is known, sorted. */
function strengthsAround(
  band: Float32Array,
  { width, height, known }: Cells,
  side: number,
): Float64Array {
  const across = Math.ceil(width / side);
  const sums = new Float64Array(across * Math.ceil(height / side));
  const counts = new Float64Array(sums.length);
  for (let y = 0, p = 0; y < height; y++) {
    const row = Math.floor(y / side) * across;
    for (let x = 0; x < width; x++, p++) {
      if (known[p] === 0) continue;
      const square = row + Math.floor(x / side);
      sums[square]! += known[p]! * Math.abs(band[p]!);
      counts[square]! += known[p]!;
    }
  }
  return sums
    .map((sum, square) => sum / counts[square]!)
    .filter((_, square) => counts[square]! >= (side * side) / 4)
    .sort();
}

function lightnessIn({ width, data }: Raster, kind: Uint8Array, rect: Rect): Float32Array {
  const light = new Float32Array(kind.length);
  for (let y = 0; y < rect.height; y++) {
    const s = 4 * ((rect.y + y) * width + rect.x);
    lightenRow(data, s, kind, y * rect.width, rect.width, light);
  }
  return light;
}

function lightenRow(
  data: Uint8ClampedArray,
  s: number,
  kind: Uint8Array,
  row: number,
  width: number,
  light: Float32Array,
): void {
  for (let p = row; p < row + width; p++, s += 4) {
    if (kind[p] !== VOID) light[p] = (data[s]! + 2 * data[s + 1]! + data[s + 2]!) / 4;
  }
}

async function addLightness(
  { width, data }: Raster,
  rect: Rect,
  added: Float32Array,
  pace: Pace,
): Promise<void> {
  for (let y = 0; y < rect.height; y++) {
    if (pace.due()) await pace.rest();
    const s = 4 * ((rect.y + y) * width + rect.x);
    addRow(data, s, added, y * rect.width, rect.width);
  }
}

function addRow(
  data: Uint8ClampedArray,
  s: number,
  added: Float32Array,
  row: number,
  width: number,
): void {
  for (let p = row; p < row + width; p++, s += 4) {
    if (added[p] === 0) continue;
    for (let c = 0; c < 3; c++) data[s + c]! += added[p]!;
  }
}
