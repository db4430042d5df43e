/**
 * Backgrounds without objects or texture: a wall, a sky, a gradient.
 *
 * Where the band around the hole is a smooth surface plus grain, the hole is filled with that very
 * surface, bent to meet the rim, and with grain of the same kind. Patches would copy the grain well
 * and the gradient badly.
 */
import { inflate, intersect, wholeOf, type Rect } from '../../core/geometry';
import type { Raster } from '../../core/raster';
import { createRandom, hash } from '../../core/random';
import { CHAMFER_STEP, chamferDistance } from './chamfer';
import { growGrain } from './grain';
import { solveMembrane } from './membrane';
import type { Pace } from './pace';
import { HOLE, KNOWN, VOID } from './pixel-kind';
import { isClearlyRough } from './rough';
import { fitSurface, heightAt, type Surface } from './surface';
import { crop, holeDepth, type Survey } from './survey';
import { boxSum } from './texture';

const MIN_BAND = 12;
const MAX_BAND = 48;
const MAX_SAMPLES = 20_000;
/** Local means are taken over 7×7 known pixels. */
const MEAN_RADIUS = 3;
/** Grain is what a mean over 21×21 leaves: 7×7 takes its coarser half away, and the fill looks flat. */
const GRAIN_RADIUS = 10;
/** Noise below this is rounding; dithering it cost a clean gradient 6 dB. */
const CLEAN = 0.35;
const STREAM = 5;

/** The part of the picture around the hole, and what is known about its smoothness. */
interface Region {
  readonly rect: Rect;
  readonly kind: Uint8Array<ArrayBuffer>;
  /** 1 where the pixel is known and near the hole. */
  readonly band: Uint8Array<ArrayBuffer>;
  readonly surfaces: readonly Surface[];
  /** Per channel: picture less surface, 0 where unknown. */
  readonly residual: readonly Float32Array[];
  /** Per channel: mean of the residual over the known pixels of 7×7. */
  readonly mean: readonly Float32Array[];
  /** Root mean square of picture less local mean, in levels. */
  readonly noise: number;
}

/** Fills the hole in `out` and returns true where the surroundings are smooth; else false. */
export async function fillSmooth(
  scene: Survey,
  seed: number,
  out: Raster,
  pace: Pace,
): Promise<boolean> {
  if (isClearlyRough(scene)) return false;
  const region = await surveyRegion(scene, pace);
  if (!region || !isSmooth(region)) return false;
  await paint(scene, region, seed, out, pace);
  return true;
}

async function surveyRegion(scene: Survey, pace: Pace): Promise<Region | undefined> {
  const { image, bounds } = scene;
  const depth = await holeDepth(scene, pace);
  const reach = Math.min(Math.max(0.5 * depth, MIN_BAND), MAX_BAND);
  const rect = intersect(inflate(bounds, MAX_BAND + MEAN_RADIUS), wholeOf(image));
  const kind = cropAlone(scene, rect);
  if (pace.due()) await pace.rest();
  const away = chamferDistance(kind, rect.width, rect.height, (of) => of === HOLE);
  if (pace.due()) await pace.rest();
  const band = new Uint8Array(kind.length);
  let count = 0;
  for (let p = 0; p < kind.length; p++) {
    if (kind[p] !== KNOWN || away[p]! > reach * CHAMFER_STEP) continue;
    band[p] = 1;
    count++;
  }
  if (count < 64) return undefined;
  if (pace.due()) await pace.rest();
  const surfaces: Surface[] = [];
  const residual: Float32Array[] = [];
  for (let c = 0; c < scene.channels; c++) {
    surfaces.push(fitChannel(image, rect, band, count, c));
    residual.push(subtract(image, rect, kind, surfaces[c]!, c));
    if (pace.due()) await pace.rest();
  }
  const mean = await localMeans(residual, kind, rect, MEAN_RADIUS, pace);
  if (pace.due()) await pace.rest();
  let squares = 0;
  for (let p = 0; p < band.length; p++) {
    if (!band[p]) continue;
    for (let c = 0; c < 3; c++) squares += (residual[c]![p]! - mean[c]![p]!) ** 2;
  }
  return { rect, kind, band, surfaces, residual, mean, noise: Math.sqrt(squares / (3 * count)) };
}

/** The hole's other parts are neither filled nor learned from. */
function cropAlone({ image, kind: whole, bounds }: Survey, rect: Rect): Uint8Array<ArrayBuffer> {
  const kind = crop(whole, image.width, rect);
  for (let y = 0, p = 0; y < rect.height; y++) {
    const j = rect.y + y - bounds.y;
    for (let x = 0; x < rect.width; x++, p++) {
      if (kind[p] !== HOLE) continue;
      const i = rect.x + x - bounds.x;
      if (i < 0 || j < 0 || i >= bounds.width || j >= bounds.height) kind[p] = VOID;
    }
  }
  return kind;
}

/** Per channel the mean over the known pixels of the square around each pixel. */
async function localMeans(
  channels: readonly Float32Array[],
  kind: Uint8Array,
  { width, height }: Rect,
  radius: number,
  pace: Pace,
): Promise<Float32Array[]> {
  const known = new Float32Array(kind.length);
  for (let p = 0; p < kind.length; p++) if (kind[p] === KNOWN) known[p] = 1;
  boxSum(known, width, height, radius);
  const means: Float32Array[] = [];
  for (const values of channels) {
    if (pace.due()) await pace.rest();
    const mean = values.slice();
    boxSum(mean, width, height, radius);
    for (let p = 0; p < mean.length; p++) mean[p]! /= Math.max(known[p]!, 1);
    means.push(mean);
  }
  return means;
}

const toU = (x: number, { width }: Rect) => (2 * x) / width - 1;
const toV = (y: number, { height }: Rect) => (2 * y) / height - 1;

function fitChannel(
  { width, data }: Raster,
  rect: Rect,
  band: Uint8Array,
  count: number,
  channel: number,
): Surface {
  const stride = Math.ceil(count / MAX_SAMPLES);
  const size = Math.ceil(count / stride);
  const [u, v, values] = [size, size, size].map((n) => new Float64Array(n)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let p = 0, seen = 0; p < band.length; p++) {
    if (!band[p] || seen++ % stride !== 0) continue;
    const i = (seen - 1) / stride;
    const x = p % rect.width;
    const y = (p - x) / rect.width;
    u[i] = toU(x, rect);
    v[i] = toV(y, rect);
    values[i] = data[4 * ((rect.y + y) * width + rect.x + x) + channel]!;
  }
  return fitSurface(u, v, values);
}

function subtract(
  { width, data }: Raster,
  rect: Rect,
  kind: Uint8Array,
  surface: Surface,
  channel: number,
): Float32Array {
  const residual = new Float32Array(kind.length);
  for (let y = 0, p = 0; y < rect.height; y++) {
    const row = (rect.y + y) * width + rect.x;
    for (let x = 0; x < rect.width; x++, p++) {
      if (kind[p] !== KNOWN) continue;
      residual[p] = data[4 * (row + x) + channel]! - heightAt(surface, toU(x, rect), toV(y, rect));
    }
  }
  return residual;
}

/** Steps over which the slope of the local mean is measured. */
const STEP = 4;

/**
 * Thresholds tuned on procedural backgrounds and photographs; `noise` loosens them. Of the slopes of
 * the local mean, and of its distances from the surface, 98 % must be below theirs.
 */
function isSmooth({ rect, band, surfaces, mean, noise }: Region): boolean {
  if (noise > 9) return false;
  const steepest = STEP * (0.8 + 0.12 * noise);
  const farthest = 5 + 0.3 * noise;
  const { width, height } = rect;
  let [slopes, steep, bends, far] = [0, 0, 0, 0];
  for (let y = 0, p = 0; y < height; y++) {
    for (let x = 0; x < width; x++, p++) {
      if (!band[p]) continue;
      const right = x + STEP < width && band[p + STEP] === 1;
      const below = y + STEP < height && band[p + STEP * width] === 1;
      let bend = 0;
      for (let c = 0; c < surfaces.length; c++) {
        const values = mean[c]!;
        const surface = surfaces[c]!;
        const here = values[p]! + heightAt(surface, toU(x, rect), toV(y, rect));
        bend = Math.max(bend, Math.abs(values[p]!));
        if (right) {
          const there = values[p + STEP]! + heightAt(surface, toU(x + STEP, rect), toV(y, rect));
          slopes++;
          if (Math.abs(there - here) >= steepest) steep++;
        }
        if (below) {
          const q = p + STEP * width;
          const there = values[q]! + heightAt(surface, toU(x, rect), toV(y + STEP, rect));
          slopes++;
          if (Math.abs(there - here) >= steepest) steep++;
        }
      }
      bends++;
      if (bend >= farthest) far++;
    }
  }
  return steep <= 0.02 * slopes && far <= 0.02 * bends;
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
  const grain = clean ? undefined : await growRegionGrain(region, seed, pace);
  for (let c = 0; c < surfaces.length; c++) {
    const bent = await bendToRim(region, c, c < 3 ? grain : undefined, pace);
    for (let y = 0, p = 0; y < rect.height; y++) {
      const row = (rect.y + y) * scene.image.width + rect.x;
      for (let x = 0; x < rect.width; x++, p++) {
        if (kind[p] !== HOLE) continue;
        let value = heightAt(surfaces[c]!, toU(x, rect), toV(y, rect)) + bent[p]!;
        if (grain && c < 3) value += grain[3 * p + c]!;
        if (!clean && c < 3) value += hash(seed, x, y, c) / 0x1_0000_0000 - 0.5;
        out.data[4 * (row + x) + c] = value;
      }
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
  channel: number,
  grain: Float32Array | undefined,
  pace: Pace,
): Promise<Float32Array> {
  const { rect, kind } = region;
  const clean = region.noise <= CLEAN;
  const values = (clean ? region.residual : region.mean)[channel]!.slice();
  const away = chamferDistance(kind, rect.width, rect.height, (of) => of === HOLE);
  const rim = Uint8Array.from(kind, (of, p) =>
    of === HOLE ? HOLE : of === KNOWN && away[p]! <= CHAMFER_STEP + 1 ? KNOWN : VOID,
  );
  if (grain) {
    const residual = region.residual[channel]!;
    const error = residual.map((r, p) => (rim[p] === KNOWN ? r - grain[3 * p + channel]! : 0));
    const [mean] = await localMeans([error], rim, rect, GRAIN_RADIUS, pace);
    for (let p = 0; p < rim.length; p++) {
      if (rim[p] === KNOWN) values[p]! += error[p]! - mean![p]!;
    }
  }
  await solveMembrane(values, rim, rect.width, rect.height, pace);
  return values;
}

async function growRegionGrain(
  region: Region,
  seed: number,
  pace: Pace,
): Promise<Float32Array | undefined> {
  const { rect, kind, residual, mean, noise } = region;
  const wide = await localMeans(residual, kind, rect, GRAIN_RADIUS, pace);
  const mask = new Uint8Array(kind.length);
  const fine = new Float32Array(3 * kind.length);
  for (let p = 0; p < kind.length; p++) {
    if (kind[p] !== KNOWN) continue;
    mask[p] = 1;
    for (let c = 0; c < 3; c++) {
      fine[3 * p + c] = residual[c]![p]! - wide[c]![p]!;
      const outlying = Math.abs(residual[c]![p]! - mean[c]![p]!) > 5 * noise + 1;
      if (outlying || Math.abs(mean[c]![p]!) > 5 + 0.3 * noise) mask[p] = 0;
    }
  }
  const calm = { width: rect.width, height: rect.height, mask, residual: fine };
  return growGrain(calm, createRandom(seed, STREAM));
}
