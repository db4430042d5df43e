/**
 * Backgrounds without objects or texture: a wall, a sky, a gradient.
 *
 * Where the band around the hole is a smooth surface plus grain, the hole is filled with that very
 * surface, bent to meet the rim, and with grain of the same kind. Patches would copy the grain well
 * and the gradient badly.
 */
import type { Raster } from '../../../core/raster';
import { mix, UNMIXED } from '../../../core/random';
import { findCoherent } from './coherent-surface';
import { doubtOf } from './doubt';
import type { Grid } from '../kernels/membrane-loops';
import { CYCLES, spanMembrane } from './membrane';
import { inBatches, type Pace } from '../pace';
import { HOLE, KNOWN, VOID } from '../pixel-kind';
import { GRAIN_RADIUS, growRegionGrain } from './region-grain';
import { isClearlyRough } from './rough';
import {
  BESIDE,
  compare,
  GENTLE,
  isSmooth,
  isUnbroken,
  type Region,
  STEEP,
  surveyRegion,
} from './smooth-region';
import { sparseMeans } from './sparse-means';
import { findSpline } from './spline-surface';
import type { Survey } from '../survey';

/** Noise below this is rounding; dithering it cost a clean gradient 6 dB. */
const CLEAN = 0.35;
/** Pixels of which a region's local means are taken: so much less is the variance of grain in them. */
const MEAN_AREA = 49;
/** Mean square, in levels, of what rounding makes of a slow gradient: bands that outlast a local mean. */
const FAINT_BANDING = 0.04;
/** In levels: what has more is taken for texture where no spline foretells it. */
const FAINT_GRAIN = 0.6;

/**
 * Fills the hole in `out` where the surroundings are smooth.
 *
 * @returns how far, in levels, the fill can be doubted; undefined where nothing was filled
 */
export async function fillSmooth(
  scene: Survey,
  seed: number,
  out: Raster,
  pace: Pace,
): Promise<number | undefined> {
  if (isClearlyRough(scene)) return undefined;
  const region = await surveySmooth(scene, pace);
  if (!region) return undefined;
  await paint(scene, region, seed, out, pace);
  return scene.isThin ? 0 : doubtOf(scene, region, out, pace);
}

/** Undefined where the surroundings are not smooth. */
async function surveySmooth(scene: Survey, pace: Pace): Promise<Region | undefined> {
  const region = await surveyRegion(scene, pace);
  if (!region) return undefined;
  // From both sides of what is thin, a surface has proved itself.
  if (scene.isThin) return (await isSmooth(region, STEEP, pace)) ? region : undefined;
  if (isMet(region) && (await isSmooth(region, GENTLE, pace))) return region;
  const spline = await findSpline(scene, region, pace);
  const bent = spline && (await compare(scene, region, spline, pace));
  if (bent && (await isSmooth(bent, STEEP, pace))) return bent;
  if (await isSmooth(region, GENTLE, pace)) return region;
  if (region.noise > FAINT_GRAIN || !(await isUnbroken(region, STEEP, pace))) return undefined;
  const coherent = await findCoherent(scene, region, pace);
  const along = coherent && (await compare(scene, region, coherent, pace));
  return along && (await isSmooth(along, STEEP, pace)) ? along : undefined;
}

/** Whether the surface leaves the band little but grain, and is the best there is. */
function isMet({ band, mean, noise }: Region): boolean {
  let [squares, count] = [0, 0];
  for (let p = 0; p < band.length; p++) {
    if (band[p] === 0) continue;
    for (let c = 0; c < 3; c++) squares += mean[c]![p]! * mean[c]![p]!;
    count += 3;
  }
  return squares < 1.2 * count * ((noise * noise) / MEAN_AREA + FAINT_BANDING);
}

async function paint(
  scene: Survey,
  region: Region,
  seed: number,
  out: Raster,
  pace: Pace,
): Promise<void> {
  const { rect, kind, surfaces } = region;
  const clean = region.noise <= CLEAN;
  const grain = clean ? undefined : await growRegionGrain(scene, region, seed, pace);
  const bent = await bendToRim(region, grain, pace);
  const heights = surfaces.map(() => new Float64Array(rect.width));
  // Of `hash(seed, x, y, c)` what the first two make.
  const hashes = Int32Array.from({ length: rect.width }, (_, x) => mix(mix(UNMIXED, seed), x));
  const dither = clean ? undefined : hashes;
  for (let y = 0; y < rect.height; y++) {
    if (pace.due()) await pace.rest();
    if (!kind.subarray(y * rect.width, (y + 1) * rect.width).includes(HOLE)) continue;
    const at = { y, p: y * rect.width, q: 4 * ((y + 1) * bent.width + 1) };
    const s = 4 * ((rect.y + y) * scene.image.width + rect.x);
    surfaces.forEach((surface, c) => surface(y, heights[c]!));
    paintRow(out.data, s, kind, at, heights, bent.values, grain, dither);
  }
  if (grain) scene.grain?.add(rect, kind, grain);
}

/** @param at - the row, and where it begins in `kind` (`p`) and in `bent` (`q`) */
function paintRow(
  data: Uint8ClampedArray,
  s: number,
  kind: Uint8Array,
  at: { readonly y: number; readonly p: number; readonly q: number },
  heights: readonly Float64Array[],
  bent: Float32Array,
  grain: Float32Array | undefined,
  hashes: Int32Array | undefined,
): void {
  const { y, p, q } = at;
  const width = heights[0]!.length;
  for (let x = 0; x < width; x++) {
    if (kind[p + x] !== HOLE) continue;
    const hashed = hashes ? mix(hashes[x]!, y) : 0;
    for (let c = 0; c < heights.length; c++) {
      let value = heights[c]![x]! + bent[q + 4 * x + c]!;
      if (grain && c < 3) value += grain[3 * (p + x) + c]!;
      if (hashes && c < 3) value += (mix(hashed, c) >>> 0) / 0x1_0000_0000 - 0.5;
      data[s + 4 * x + c] = value;
    }
  }
}

/**
 * The residual on the rim, spread over the hole. Where there is grain, its local mean, as grain
 * would make streaks; but what is left between the picture's grain and ours is bent away too, less
 * its mean along the rim, so that it fades within a few pixels (seams: 2.2 levels to 0.6).
 */
async function bendToRim(
  region: Region,
  grain: Float32Array | undefined,
  pace: Pace,
): Promise<Grid> {
  const { rect, kind, band } = region;
  const rim = new Uint8Array(kind.length).fill(VOID);
  await inBatches(rim.length, pace, (from, to) => markRim(kind, band, rim, from, to));
  const onRim = pace.loops.listOf(rim, KNOWN);
  const bases = region.noise <= CLEAN ? region.residual : region.mean;
  const values = bases.map((base) => Float32Array.from(onRim, (p) => base[p]!));
  if (grain) await addErrorsOfGrain(values, region, grain, onRim, pace);
  const fix = (grid: Grid) =>
    inBatches(onRim.length, pace, (from, to) => fixRim(grid, onRim, rect.width, values, from, to));
  return spanMembrane(rim, rect, pace, CYCLES, fix);
}

function markRim(kind: Uint8Array, band: Uint8Array, rim: Uint8Array, from: number, to: number) {
  for (let p = from; p < to; p++) if (kind[p] === HOLE || band[p] === BESIDE) rim[p] = kind[p]!;
}

/** @param width - of the area that `onRim` are pixels of, which has no frame */
function fixRim(
  grid: Grid,
  onRim: Int32Array,
  width: number,
  values: readonly Float32Array[],
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++) {
    const x = onRim[i]! % width;
    const q = ((onRim[i]! - x) / width + 1) * grid.width + x + 1;
    for (let c = 0; c < values.length; c++) grid.values[4 * q + c] = values[c]![i]!;
  }
}

/** Adds, per colour and pixel of the rim, the picture less our grain, less the mean of that nearby. */
async function addErrorsOfGrain(
  values: readonly Float32Array[],
  { rect, residual }: Region,
  grain: Float32Array,
  onRim: Int32Array,
  pace: Pace,
): Promise<void> {
  const errors = [0, 1, 2].map((c) =>
    Float32Array.from(onRim, (p) => residual[c]![p]! - grain[3 * p + c]!),
  );
  const means = await sparseMeans(errors, onRim, rect, GRAIN_RADIUS, pace);
  for (const [c, error] of errors.entries()) {
    for (let i = 0; i < error.length; i++) {
      values[c]![i]! += Math.fround(error[i]! - means[c]![i]!);
    }
  }
}
