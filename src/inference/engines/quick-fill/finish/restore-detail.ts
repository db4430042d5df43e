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
import { localMeans } from '../smooth/local-means';
import type { Pace } from '../pace';
import { HOLE, KNOWN, VOID } from '../pixel-kind';
import { crop, type Survey } from '../survey';

/** Box means one after the other, each twice as wide: sigma 0.8, 1.6, 3.6 and 7.5 pixels in all. */
const RADII = [1, 2, 5, 11];
/** The surroundings are looked at as far as this, in pixels, and in squares as large. */
const CELL = 32;
/** Fewer squares say nothing about how even a band is. */
const MIN_CELLS = 8;
/**
 * Lower quartile of the squares' strengths over the upper: gravel and grass have 0.6 to 0.9, faces and
 * streets 0.3 to 0.5. Below the first the surroundings tell nothing about the hole, above the second all.
 */
const [UNEVEN, EVEN] = [0.2, 0.8];
/** More would be noise blown up. */
const MAX_GAIN = 1.5;
/** Gains below this are not seen. */
const MIN_EFFECT = 0.01;
/** Grows from nothing at the rim to all of it at this depth in pixels, so that the join stays. */
const FADE = 4;
/** Of a part and its surroundings: 32 bytes for each are needed. Larger parts stay as they are. */
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
    const rect = intersect(inflate(part, CELL), wholeOf(out));
    const area = rect.width * rect.height;
    if (area > MAX_AREA) continue;
    const kind = crop(scene.kind, out.width, rect);
    const holes = kind.reduce((sum, of) => sum + (of === HOLE ? 1 : 0), 0);
    if (holes < MIN_SHARE * area) continue;
    const bands = await bandsOf(out, kind, rect, pace);
    const shares = await sharesIn(kind, rect, pace);
    const gains = bands.map((band) => gainOf(band, kind, shares, rect));
    if (gains.some((gain) => gain > MIN_EFFECT)) {
      await amplify(out, shares, rect, bands, gains, pace);
    }
  }
}

/** Per pixel, how much of the gain is applied there: 0 outside the hole. */
async function sharesIn(kind: Uint8Array, rect: Rect, pace: Pace): Promise<Float32Array> {
  const depth = await chamferAtPace(kind, rect, (of) => of !== HOLE, pace);
  const shares = new Float32Array(depth.length);
  for (let p = 0; p < depth.length; p++) shares[p] = Math.min(depth[p]! / (FADE * CHAMFER_STEP), 1);
  return shares;
}

/**
 * What must be added for the strength in the hole to be the median of the squares around it, as far as
 * they are even enough to be believed.
 */
function gainOf(
  band: Float32Array,
  kind: Uint8Array,
  shares: Float32Array,
  { width, height }: Rect,
): number {
  const across = Math.ceil(width / CELL);
  const sums = new Float64Array(across * Math.ceil(height / CELL));
  const counts = new Int32Array(sums.length);
  const hole: Strength = { inside: 0, amplified: 0, holes: 0 };
  for (let y = 0; y < height; y++) {
    const cells = Math.floor(y / CELL) * across;
    addStrengths(band, kind, shares, y * width, width, hole, sums, counts, cells);
  }
  const { inside, amplified, holes } = hole;
  const isSquare = (_: number, cell: number) => counts[cell]! >= (CELL * CELL) / 4;
  const around = sums
    .map((sum, cell) => sum / counts[cell]!)
    .filter(isSquare)
    .sort();
  if (around.length < MIN_CELLS || inside === 0) return 0;
  const quantile = (share: number) => around[Math.floor(share * around.length)]!;
  const evenness = quantile(0.25) / Math.max(quantile(0.75), 1e-9);
  const belief = (evenness - UNEVEN) / (EVEN - UNEVEN);
  const wanted = ((quantile(0.5) * holes) / inside) ** Math.min(Math.max(belief, 0), 1);
  // What the rim goes without is made good inside.
  return Math.min((Math.max(wanted - 1, 0) * inside) / amplified, MAX_GAIN - 1);
}

/** Of the hole: the sum of a band's magnitudes, the same by shares, and how many. */
interface Strength {
  inside: number;
  amplified: number;
  holes: number;
}

/** Adds a row's magnitudes, to the hole's or to those of the squares from `cells` on. */
function addStrengths(
  band: Float32Array,
  kind: Uint8Array,
  shares: Float32Array,
  row: number,
  width: number,
  hole: Strength,
  sums: Float64Array,
  counts: Int32Array,
  cells: number,
): void {
  let { inside, amplified, holes } = hole;
  for (let x = 0, p = row; x < width; x++, p++) {
    const strength = Math.abs(band[p]!);
    if (kind[p] === HOLE) {
      inside += strength;
      amplified += shares[p]! * strength;
      holes++;
    } else if (kind[p] === KNOWN) {
      const cell = cells + Math.floor(x / CELL);
      sums[cell]! += strength;
      counts[cell]!++;
    }
  }
  hole.inside = inside;
  hole.amplified = amplified;
  hole.holes = holes;
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
  for (let y = 0; y < rect.height; y++) {
    const s = 4 * ((rect.y + y) * width + rect.x);
    writeLightness(data, s, kind, y * rect.width, rect.width, finer);
  }
  const bands: Float32Array[] = [];
  for (const radius of RADII) {
    const [coarser] = (await localMeans([finer], heard, rect, radius, pace)) as [typeof finer];
    for (let p = 0; p < heard.length; p += rect.width) {
      subtract(heard, coarser, finer, p, p + rect.width);
    }
    bands.push(finer);
    if (pace.due()) await pace.rest();
    finer = coarser;
  }
  return bands;
}

function writeLightness(
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

/** Takes from the finer, from `from` to `to`, what the coarser has, and from that what lies off limits. */
function subtract(
  kind: Uint8Array,
  coarser: Float32Array,
  finer: Float32Array,
  from: number,
  to: number,
): void {
  for (let p = from; p < to; p++) {
    if (kind[p] === VOID) coarser[p] = 0;
    finer[p]! -= coarser[p]!;
  }
}

async function amplify(
  { width, data }: Raster,
  shares: Float32Array,
  rect: Rect,
  bands: readonly Float32Array[],
  gains: readonly number[],
  pace: Pace,
): Promise<void> {
  for (let y = 0; y < rect.height; y++) {
    if (pace.due()) await pace.rest();
    const s = 4 * ((rect.y + y) * width + rect.x);
    amplifyRow(data, s, shares, y * rect.width, rect.width, bands, gains);
  }
}

function amplifyRow(
  data: Uint8ClampedArray,
  s: number,
  shares: Float32Array,
  row: number,
  width: number,
  bands: readonly Float32Array[],
  gains: readonly number[],
): void {
  for (let p = row; p < row + width; p++, s += 4) {
    if (shares[p] === 0) continue;
    let added = 0;
    for (let band = 0; band < bands.length; band++) added += gains[band]! * bands[band]![p]!;
    added *= shares[p]!;
    for (let c = 0; c < 3; c++) data[s + c]! += added;
  }
}
