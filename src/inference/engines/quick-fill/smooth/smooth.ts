/**
 * Backgrounds without objects or texture: a wall, a sky, a gradient.
 *
 * Where the band around the hole is a smooth surface plus grain, the hole is filled with that very
 * surface, bent to meet the rim, and with grain of the same kind. Patches would copy the grain well
 * and the gradient badly.
 */
import { inflate, intersect } from '../../../core/geometry';
import type { Raster } from '../../../core/raster';
import { createRandom, mix, UNMIXED } from '../../../core/random';
import { growGrain } from '../finish/grain';
import { localMeans } from './local-means';
import type { Grid } from '../kernels/membrane-loops';
import { CYCLES, spanMembrane } from './membrane';
import { inBatches, inStrips, type Pace } from '../pace';
import { HOLE, KNOWN, VOID } from '../pixel-kind';
import { findPlate } from './plate-surface';
import { isClearlyRough } from './rough';
import {
  BESIDE,
  compare,
  GENTLE,
  isSmooth,
  type Region,
  STEEP,
  surveyRegion,
} from './smooth-region';
import type { Survey } from '../survey';

/** Grain is what a mean over 21×21 leaves: 7×7 takes its coarser half away, and the fill looks flat. */
const GRAIN_RADIUS = 10;
/** Noise below this is rounding; dithering it cost a clean gradient 6 dB. */
const CLEAN = 0.35;
const STREAM = 5;

/** Fills the hole in `out` and returns true where the surroundings are smooth; else false. */
export async function fillSmooth(
  scene: Survey,
  seed: number,
  out: Raster,
  pace: Pace,
): Promise<boolean> {
  if (isClearlyRough(scene)) return false;
  const region = await surveySmooth(scene, pace);
  if (!region) return false;
  await paint(scene, region, seed, out, pace);
  return true;
}

/** Undefined where the surroundings are not smooth. */
async function surveySmooth(scene: Survey, pace: Pace): Promise<Region | undefined> {
  const region = await surveyRegion(scene, pace);
  if (!region || (await isSmooth(region, GENTLE, pace))) return region;
  const plate = await findPlate(scene, region, pace);
  const bent = plate && (await compare(scene, region, plate, pace));
  return bent && (await isSmooth(bent, STEEP, pace)) ? bent : undefined;
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
  for (let y = 0, p = 0; y < rect.height; y++) {
    if (pace.due()) await pace.rest();
    const row = (rect.y + y) * scene.image.width + rect.x;
    surfaces.forEach((surface, c) => surface(y, heights[c]!));
    for (let x = 0; x < rect.width; x++, p++) {
      if (kind[p] !== HOLE) continue;
      const hashed = mix(hashes[x]!, y);
      const q = 4 * ((y + 1) * bent.width + x + 1);
      for (let c = 0; c < heights.length; c++) {
        let value = heights[c]![x]! + bent.values[q + c]!;
        if (grain && c < 3) value += grain[3 * p + c]!;
        if (!clean && c < 3) value += (mix(hashed, c) >>> 0) / 0x1_0000_0000 - 0.5;
        out.data[4 * (row + x) + c] = value;
      }
    }
  }
  if (grain) scene.grain?.add(rect, kind, grain);
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
  await inBatches(rim.length, pace, (from, to) => {
    for (let p = from; p < to; p++) {
      if (kind[p] === HOLE || band[p] === BESIDE) rim[p] = kind[p]!;
    }
  });
  const bases = region.noise <= CLEAN ? region.residual : region.mean;
  const errors = grain ? await errorsOfGrain(region, grain, rim, pace) : [];
  const fix = (grid: Grid) =>
    inStrips(rect, pace, (from, to) => {
      for (let y = from, p = from * rect.width; y < to; y++) {
        for (let x = 0; x < rect.width; x++, p++) {
          if (rim[p] !== KNOWN) continue;
          const q = 4 * ((y + 1) * grid.width + x + 1);
          bases.forEach((base, c) => (grid.values[q + c] = base[p]! + (errors[c]?.[p] ?? 0)));
        }
      }
    });
  return spanMembrane(rim, rect, pace, CYCLES, fix);
}

/** Per colour, on the rim: the picture less our grain, less the mean of that nearby. */
async function errorsOfGrain(
  { rect, residual }: Region,
  grain: Float32Array,
  rim: Uint8Array,
  pace: Pace,
): Promise<Float32Array[]> {
  const errors = [0, 1, 2].map(() => new Float32Array(rim.length));
  const onRim: number[] = [];
  await inBatches(rim.length, pace, (from, to) => {
    for (let p = from; p < to; p++) if (rim[p] === KNOWN) onRim.push(p);
  });
  errors.forEach((error, c) => {
    for (const p of onRim) error[p] = residual[c]![p]! - grain[3 * p + c]!;
  });
  const means = await localMeans(errors, rim, rect, GRAIN_RADIUS, pace);
  errors.forEach((error, c) => {
    for (const p of onRim) error[p]! -= means[c]![p]!;
  });
  return errors;
}

async function growRegionGrain(
  { bounds }: Survey,
  region: Region,
  seed: number,
  pace: Pace,
): Promise<Float32Array | undefined> {
  const { rect, kind, residual, mean, noise } = region;
  const wide = await localMeans(residual.slice(0, 3), kind, rect, GRAIN_RADIUS, pace);
  const mask = new Uint8Array(kind.length);
  const fine = new Float32Array(3 * kind.length);
  const farthest = 5 + 0.3 * noise;
  await inBatches(kind.length, pace, (from, to) => {
    for (let p = from; p < to; p++) {
      if (kind[p] !== KNOWN) continue;
      mask[p] = 1;
      for (let c = 0; c < 3; c++) {
        const [value, local] = [residual[c]![p]!, mean[c]![p]!];
        fine[3 * p + c] = value - wide[c]![p]!;
        if (Math.abs(value - local) > 5 * noise + 1 || Math.abs(local) > farthest) mask[p] = 0;
      }
    }
  });
  const calm = { width: rect.width, height: rect.height, mask, residual: fine };
  // The rim is asked how well the grain joins.
  const joined = intersect(inflate(bounds, 1), rect);
  const wanted = { ...joined, x: joined.x - rect.x, y: joined.y - rect.y };
  return growGrain(calm, wanted, createRandom(seed, STREAM), pace);
}
