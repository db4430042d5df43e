/**
 * Gives the fill the strength of detail that its surroundings have.
 *
 * A mean of patches that disagree fades what they hold, patches are bent in tone to fit, and those
 * that fit best are often the blander ones. So detail is split into bands, and a band that is weaker
 * in the hole than around it is amplified: wholly where its strength is the same all along the rim,
 * as of gravel or grass, and hardly where it is not, as of a face or an edge.
 * Nothing but lightness is added: colours keep their hues.
 */
import { inflate, intersect, wholeOf, type Rect } from '../../core/geometry';
import type { Raster } from '../../core/raster';
import { CHAMFER_STEP, chamferAtPace } from './chamfer';
import { isDrawn, type Level } from './level';
import { localMeans } from './local-means';
import type { Pace } from './pace';
import { HOLE, KNOWN, VOID } from './pixel-kind';
import { crop, type Survey } from './survey';

/** Box means one after the other, each twice as wide: sigma 0.8, 1.6, 3.6 and 7.5 pixels in all. */
const RADII = [1, 2, 5, 11];
/** The surroundings are looked at as far as this, in pixels, and in squares as large. */
const CELL = 32;
/** Fewer squares say nothing about how even a band is. */
const MIN_CELLS = 8;
/** More would be noise blown up. */
const MAX_GAIN = 1.5;
/** Gains below this are not seen. */
const MIN_EFFECT = 0.01;
/** Grows from nothing at the rim to all of it at this depth in pixels, so that the join stays. */
const FADE = 4;
/** Of a part and its surroundings: 32 bytes for each are needed. Larger parts stay as they are. */
const MAX_AREA = 1 << 20;
/** As do those that the hole covers less of, as of a long thin stroke: it would take too long. */
const MIN_SHARE = 1 / 6;

/** Changes the hole's colours in `out`. @param level - the finest one */
export async function restoreDetail(
  scene: Survey,
  level: Level,
  out: Raster,
  pace: Pace,
): Promise<void> {
  if (isDrawn(level)) return;
  for (const part of scene.parts) {
    const rect = intersect(inflate(part, CELL), wholeOf(out));
    const area = rect.width * rect.height;
    if (area > MAX_AREA) continue;
    const kind = crop(scene.kind, out.width, rect);
    const holes = kind.reduce((sum, of) => sum + (of === HOLE ? 1 : 0), 0);
    if (holes < MIN_SHARE * area) continue;
    const bands = await bandsOf(out, kind, rect, pace);
    const gains = bands.map((band) => gainOf(band, kind, rect));
    if (gains.some((gain) => gain > MIN_EFFECT)) await amplify(out, kind, rect, bands, gains, pace);
  }
}

/**
 * The median strength of the squares around over that in the hole, to the power of how even they
 * are: the lower quartile over the upper.
 */
function gainOf(band: Float32Array, kind: Uint8Array, { width, height }: Rect): number {
  const across = Math.ceil(width / CELL);
  const sums = new Float64Array(across * Math.ceil(height / CELL));
  const counts = new Int32Array(sums.length);
  let [inside, holes] = [0, 0];
  for (let y = 0, p = 0; y < height; y++) {
    for (let x = 0; x < width; x++, p++) {
      const strength = Math.abs(band[p]!);
      if (kind[p] === HOLE) {
        inside += strength;
        holes++;
      } else if (kind[p] === KNOWN) {
        const cell = Math.floor(y / CELL) * across + Math.floor(x / CELL);
        sums[cell]! += strength;
        counts[cell]!++;
      }
    }
  }
  const isSquare = (_: number, cell: number) => counts[cell]! >= (CELL * CELL) / 4;
  const around = sums
    .map((sum, cell) => sum / counts[cell]!)
    .filter(isSquare)
    .sort();
  if (around.length < MIN_CELLS || inside === 0) return 0;
  const quantile = (share: number) => around[Math.floor(share * around.length)]!;
  const evenness = quantile(0.25) / Math.max(quantile(0.75), 1e-9);
  const wanted = ((quantile(0.5) * holes) / inside) ** evenness;
  return Math.min(Math.max(wanted, 1), MAX_GAIN) - 1;
}

/** The lightness of `rect` split into bands, the finest first; what lies off limits does not count. */
async function bandsOf(
  { width, data }: Raster,
  kind: Uint8Array,
  rect: Rect,
  pace: Pace,
): Promise<Float32Array[]> {
  const heard = kind.map((of) => (of === VOID ? VOID : KNOWN));
  let finer = new Float32Array(kind.length);
  for (let y = 0, p = 0; y < rect.height; y++) {
    let s = 4 * ((rect.y + y) * width + rect.x);
    for (let x = 0; x < rect.width; x++, p++, s += 4) {
      if (kind[p] !== VOID) finer[p] = (data[s]! + 2 * data[s + 1]! + data[s + 2]!) / 4;
    }
  }
  const bands: Float32Array[] = [];
  for (const radius of RADII) {
    const [coarser] = (await localMeans([finer], heard, rect, radius, pace)) as [typeof finer];
    for (let p = 0; p < heard.length; p++) {
      if (heard[p] === VOID) coarser[p] = 0;
      finer[p]! -= coarser[p]!;
    }
    bands.push(finer);
    if (pace.due()) await pace.rest();
    finer = coarser;
  }
  return bands;
}

async function amplify(
  { width, data }: Raster,
  kind: Uint8Array,
  rect: Rect,
  bands: readonly Float32Array[],
  gains: readonly number[],
  pace: Pace,
): Promise<void> {
  const depth = await chamferAtPace(kind, rect, (of) => of !== HOLE, pace);
  for (let y = 0, p = 0; y < rect.height; y++) {
    if (pace.due()) await pace.rest();
    let s = 4 * ((rect.y + y) * width + rect.x);
    for (let x = 0; x < rect.width; x++, p++, s += 4) {
      if (kind[p] !== HOLE) continue;
      let added = 0;
      for (let band = 0; band < bands.length; band++) added += gains[band]! * bands[band]![p]!;
      added *= Math.min(depth[p]! / (FADE * CHAMFER_STEP), 1);
      for (let c = 0; c < 3; c++) data[s + c]! += added;
    }
  }
}
