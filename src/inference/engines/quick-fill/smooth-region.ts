/** What is around a hole, and whether it is smooth: a surface plus grain. */
import { inflate, intersect, wholeOf, type Rect } from '../../core/geometry';
import type { Raster } from '../../core/raster';
import { CHAMFER_STEP, chamferAtPace } from './chamfer';
import { localMeans } from './local-means';
import { inBatches, inStrips, type Pace } from './pace';
import { HOLE, KNOWN, VOID } from './pixel-kind';
import { fitSurface, heightAt, type Surface } from './surface';
import { crop, holeDepth, type Survey } from './survey';

const MIN_BAND = 12;
const MAX_BAND = 48;
const MAX_SAMPLES = 20_000;
/** Local means are taken over 7×7 known pixels. */
const MEAN_RADIUS = 3;

/** The part of the picture around the hole, and what is known about its smoothness. */
export interface Region {
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

/** Undefined where there is too little around the hole to tell. */
export async function surveyRegion(scene: Survey, pace: Pace): Promise<Region | undefined> {
  const { image, bounds } = scene;
  const depth = await holeDepth(scene, pace);
  const reach = Math.min(Math.max(0.5 * depth, MIN_BAND), MAX_BAND);
  const rect = intersect(inflate(bounds, MAX_BAND + MEAN_RADIUS), wholeOf(image));
  const kind = await cropAlone(scene, rect, pace);
  const away = await chamferAtPace(kind, rect, (of) => of === HOLE, pace);
  const band = new Uint8Array(kind.length);
  let count = 0;
  await inBatches(kind.length, pace, (from, to) => {
    for (let p = from; p < to; p++) {
      if (kind[p] !== KNOWN || away[p]! > reach * CHAMFER_STEP) continue;
      band[p] = 1;
      count++;
    }
  });
  if (count < 64) return undefined;
  const surfaces: Surface[] = [];
  const residual: Float32Array[] = [];
  for (let c = 0; c < scene.channels; c++) {
    surfaces.push(await fitChannel(image, rect, band, count, c, pace));
    residual.push(await subtract(image, rect, kind, surfaces[c]!, c, pace));
  }
  const mean = await localMeans(residual, kind, rect, MEAN_RADIUS, pace);
  let squares = 0;
  await inBatches(band.length, pace, (from, to) => {
    for (let p = from; p < to; p++) {
      if (!band[p]) continue;
      for (let c = 0; c < 3; c++) squares += (residual[c]![p]! - mean[c]![p]!) ** 2;
    }
  });
  return { rect, kind, band, surfaces, residual, mean, noise: Math.sqrt(squares / (3 * count)) };
}

/** The hole's other parts are neither filled nor learned from. */
async function cropAlone(
  { image, kind: whole, bounds }: Survey,
  rect: Rect,
  pace: Pace,
): Promise<Uint8Array<ArrayBuffer>> {
  const kind = crop(whole, image.width, rect);
  await inStrips(rect, pace, (from, to) => {
    for (let y = from, p = from * rect.width; y < to; y++) {
      const j = rect.y + y - bounds.y;
      for (let x = 0; x < rect.width; x++, p++) {
        if (kind[p] !== HOLE) continue;
        const i = rect.x + x - bounds.x;
        if (i < 0 || j < 0 || i >= bounds.width || j >= bounds.height) kind[p] = VOID;
      }
    }
  });
  return kind;
}

/** Coordinates in `rect` as the surface takes them, within ±1. */
export const toU = (x: number, { width }: Rect) => (2 * x) / width - 1;
export const toV = (y: number, { height }: Rect) => (2 * y) / height - 1;

async function fitChannel(
  { width, data }: Raster,
  rect: Rect,
  band: Uint8Array,
  count: number,
  channel: number,
  pace: Pace,
): Promise<Surface> {
  const stride = Math.ceil(count / MAX_SAMPLES);
  const size = Math.ceil(count / stride);
  const u = new Float64Array(size);
  const v = new Float64Array(size);
  const values = new Float64Array(size);
  let seen = 0;
  await inStrips(rect, pace, (from, to) => {
    for (let y = from, p = from * rect.width; y < to; y++) {
      for (let x = 0; x < rect.width; x++, p++) {
        if (!band[p] || seen++ % stride !== 0) continue;
        const i = (seen - 1) / stride;
        u[i] = toU(x, rect);
        v[i] = toV(y, rect);
        values[i] = data[4 * ((rect.y + y) * width + rect.x + x) + channel]!;
      }
    }
  });
  if (pace.due()) await pace.rest();
  return fitSurface(u, v, values);
}

async function subtract(
  { width, data }: Raster,
  rect: Rect,
  kind: Uint8Array,
  surface: Surface,
  channel: number,
  pace: Pace,
): Promise<Float32Array> {
  const residual = new Float32Array(kind.length);
  await inStrips(rect, pace, (from, to) => {
    for (let y = from, p = from * rect.width; y < to; y++) {
      const row = (rect.y + y) * width + rect.x;
      for (let x = 0; x < rect.width; x++, p++) {
        if (kind[p] !== KNOWN) continue;
        const height = heightAt(surface, toU(x, rect), toV(y, rect));
        residual[p] = data[4 * (row + x) + channel]! - height;
      }
    }
  });
  return residual;
}

/** Steps over which the slope of the local mean is measured. */
const STEP = 4;

/**
 * Thresholds tuned on procedural backgrounds and photographs; `noise` loosens them. Of the slopes of
 * the local mean, and of its distances from the surface, 98 % must be below theirs.
 */
export async function isSmooth(region: Region, pace: Pace): Promise<boolean> {
  const { rect, noise } = region;
  if (noise > 9) return false;
  const steepest = STEP * (0.8 + 0.12 * noise);
  const farthest = 5 + 0.3 * noise;
  const found: Unevenness = { slopes: 0, steep: 0, bends: 0, far: 0 };
  await inStrips(rect, pace, (from, to) => {
    for (let y = from; y < to; y++) judgeRow(region, y, steepest, farthest, found);
  });
  return found.steep <= 0.02 * found.slopes && found.far <= 0.02 * found.bends;
}

/** How many there are of each, and how many of those are too steep or too far. */
interface Unevenness {
  slopes: number;
  steep: number;
  bends: number;
  far: number;
}

function judgeRow(
  { rect, band, surfaces, mean }: Region,
  y: number,
  steepest: number,
  farthest: number,
  found: Unevenness,
): void {
  const { width, height } = rect;
  for (let x = 0, p = y * width; x < width; x++, p++) {
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
        found.slopes++;
        if (Math.abs(there - here) >= steepest) found.steep++;
      }
      if (below) {
        const q = p + STEP * width;
        const there = values[q]! + heightAt(surface, toU(x, rect), toV(y + STEP, rect));
        found.slopes++;
        if (Math.abs(there - here) >= steepest) found.steep++;
      }
    }
    found.bends++;
    if (bend >= farthest) found.far++;
  }
}
