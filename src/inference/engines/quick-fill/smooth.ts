/**
 * Backgrounds without objects or texture: a wall, a sky, a gradient.
 *
 * Where the band around the hole is a smooth surface plus grain, the hole is filled with that very
 * surface, bent to meet the rim, and with grain of the same kind. Patches would copy the grain well
 * and the gradient badly.
 */
import type { Raster } from '../../core/raster';
import { createRandom, hash } from '../../core/random';
import { CHAMFER_STEP, chamferAtPace } from './chamfer';
import { growGrain } from './grain';
import { localMeans } from './local-means';
import { solveMembrane } from './membrane';
import { inBatches, type Pace } from './pace';
import { HOLE, KNOWN, VOID } from './pixel-kind';
import { isClearlyRough } from './rough';
import { isSmooth, type Region, surveyRegion, toU, toV } from './smooth-region';
import { heightAt } from './surface';
import type { Survey } from './survey';

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
  const region = await surveyRegion(scene, pace);
  if (!region || !(await isSmooth(region, pace))) return false;
  await paint(scene, region, seed, out, pace);
  return true;
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
  const bent = await bendToRim(region, grain, pace);
  for (let y = 0, p = 0; y < rect.height; y++) {
    if (pace.due()) await pace.rest();
    const row = (rect.y + y) * scene.image.width + rect.x;
    for (let x = 0; x < rect.width; x++, p++) {
      if (kind[p] !== HOLE) continue;
      for (let c = 0; c < surfaces.length; c++) {
        let value = heightAt(surfaces[c]!, toU(x, rect), toV(y, rect)) + bent[4 * p + c]!;
        if (grain && c < 3) value += grain[3 * p + c]!;
        if (!clean && c < 3) value += hash(seed, x, y, c) / 0x1_0000_0000 - 0.5;
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
): Promise<Float32Array> {
  const { rect, kind } = region;
  const rim = await rimOf(region, pace);
  const values = new Float32Array(4 * kind.length);
  const bases = region.noise <= CLEAN ? region.residual : region.mean;
  for (const [c, base] of bases.entries()) {
    if (pace.due()) await pace.rest();
    const error = grain && c < 3 ? await errorOfGrain(region, grain, c, rim, pace) : undefined;
    for (let p = 0; p < rim.length; p++) {
      if (rim[p] === KNOWN) values[4 * p + c] = base[p]! + (error?.[p] ?? 0);
    }
  }
  await solveMembrane(values, rim, rect, pace);
  return values;
}

/** The hole, and the known pixels that touch it. */
async function rimOf({ rect, kind }: Region, pace: Pace): Promise<Uint8Array> {
  const away = await chamferAtPace(kind, rect, (of) => of === HOLE, pace);
  const rim = new Uint8Array(kind.length).fill(VOID);
  await inBatches(rim.length, pace, (from, to) => {
    for (let p = from; p < to; p++) {
      if (kind[p] !== VOID && away[p]! <= CHAMFER_STEP + 1) rim[p] = kind[p]!;
    }
  });
  return rim;
}

/** On the rim: the picture less our grain, less the mean of that nearby. */
async function errorOfGrain(
  { rect, residual }: Region,
  grain: Float32Array,
  channel: number,
  rim: Uint8Array,
  pace: Pace,
): Promise<Float32Array> {
  const error = new Float32Array(rim.length);
  for (let p = 0; p < rim.length; p++) {
    if (rim[p] === KNOWN) error[p] = residual[channel]![p]! - grain[3 * p + channel]!;
  }
  const [mean] = await localMeans([error], rim, rect, GRAIN_RADIUS, pace);
  for (let p = 0; p < rim.length; p++) if (rim[p] === KNOWN) error[p]! -= mean![p]!;
  return error;
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
