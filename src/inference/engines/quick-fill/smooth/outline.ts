/**
 * The outline of a cut-out goes on through the hole.
 *
 * Where it runs is found in coarse cells, by following alpha's contours. How softly it fades is read
 * off the rim that is known: alpha as it depends on the distance to the outline.
 */
import { inflate, intersect, type Rect, wholeOf } from '../../../core/geometry';
import { CHAMFER_STEP, chamferAtPace } from '../chamfer';
import { inStrips, type Pace } from '../pace';
import { HOLE, KNOWN } from '../pixel-kind';
import { cropAlone, type Survey } from '../survey';
import { bendAlongContours } from './coherent';
import { solveMembrane } from './membrane';
import { openGridRows } from './cell-grid';
import { layGridAround, missingIn } from './grid-around';

/** Cells in the hole, about. */
const CELLS = 1200;
/** Stricter than for colours: an outline does not fade. */
const LOOSENESS = { across: 0.005, bend: 0.02 };
/** In pixels: how much of the rim around the hole is looked at, and how far a fade reaches. */
const AROUND = 64;
/** Levels; a rim that is further from any fade is not soft, or has alpha of its own. */
const MAX_ERROR = 12;
/** Alpha from which on a pixel is inside. */
const HALF = 128;

/**
 * Writes alpha in the hole of `out`.
 *
 * @param scene - transparent pixels are known
 * @returns false, having written nothing, where the rim does not fade as softly everywhere
 */
export async function continueOutline(
  scene: Survey,
  out: Survey['image'],
  pace: Pace,
): Promise<boolean> {
  const { image } = scene;
  const rect = intersect(inflate(scene.bounds, AROUND), wholeOf(image));
  const kind = await cropAlone(scene, rect, pace);
  const isOutside = await tellOutside(scene, rect, kind, pace);
  if (!isOutside) return false;
  const alphaAt = (p: number) => {
    const x = p % rect.width;
    const y = (p - x) / rect.width;
    return image.data[4 * ((rect.y + y) * image.width + rect.x + x) + 3]!;
  };
  const distance = await signedDistances(isOutside, rect, pace);
  const fade = fadeOf(distance, kind, alphaAt);
  if (fade.error > MAX_ERROR) return false;
  const values = new Float32Array(4 * kind.length);
  for (let p = 0; p < kind.length; p++) {
    if (kind[p] === KNOWN) values[4 * p] = alphaAt(p) - fade.at(distance[p]!);
  }
  await solveMembrane(values, kind, rect, pace);
  for (let y = 0, p = 0; y < rect.height; y++) {
    if (pace.due()) await pace.rest();
    const row = (rect.y + y) * out.width + rect.x;
    for (let x = 0; x < rect.width; x++, p++) {
      if (kind[p] === HOLE) out.data[4 * (row + x) + 3] = fade.at(distance[p]!) + values[4 * p]!;
    }
  }
  return true;
}

/** Per pixel of `rect` 0 inside and 1 outside; undefined where the hole is too large to tell. */
async function tellOutside(
  scene: Survey,
  rect: Rect,
  kind: Uint8Array,
  pace: Pace,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const laid = await layGridAround({ ...scene, channels: 4 }, kind, CELLS, pace);
  if (!laid) return undefined;
  const grid = { ...laid, heights: laid.heights.slice(3) };
  if (!(await bendAlongContours(grid, missingIn(grid, rect), LOOSENESS, pace))) return undefined;
  const readRow = openGridRows(grid, grid.heights[0]!, rect);
  const row = new Float64Array(rect.width);
  const isOutside = new Uint8Array(kind.length);
  await inStrips(rect, pace, (from, to) => {
    for (let y = from, p = from * rect.width; y < to; y++) {
      readRow(y, row);
      const start = 4 * ((rect.y + y) * scene.image.width + rect.x) + 3;
      for (let x = 0; x < rect.width; x++, p++) {
        const alpha = kind[p] === KNOWN ? scene.image.data[start + 4 * x]! : row[x]!;
        isOutside[p] = alpha < HALF ? 1 : 0;
      }
    }
  });
  return isOutside;
}

/** To the outline, in thirds of a pixel: above 0 inside. */
async function signedDistances(isOutside: Uint8Array, rect: Rect, pace: Pace): Promise<Int32Array> {
  const inwards = await chamferAtPace(isOutside, rect, (of) => of === 1, pace);
  const outwards = await chamferAtPace(isOutside, rect, (of) => of === 0, pace);
  const most = AROUND * CHAMFER_STEP;
  return Int32Array.from(
    inwards,
    (inside, p) => Math.min(inside, most) - Math.min(outwards[p]!, most),
  );
}

/** Alpha's mean over the known pixels at each distance, and how far, in levels, they are from it on the rim. */
function fadeOf(distance: Int32Array, kind: Uint8Array, alphaAt: (p: number) => number) {
  const most = AROUND * CHAMFER_STEP;
  const sums = new Float64Array(2 * most + 1);
  const counts = new Int32Array(2 * most + 1);
  distance.forEach((d, p) => {
    if (kind[p] !== KNOWN) return;
    sums[d + most]! += alphaAt(p);
    counts[d + most]!++;
  });
  let last = 0;
  const means = sums.map((sum, i) => (last = counts[i]! > 0 ? sum / counts[i]! : last));
  const at = (d: number) => means[d + most]!;
  let [squares, count] = [0, 0];
  distance.forEach((d, p) => {
    if (kind[p] !== KNOWN || at(d) < 1 || at(d) > 254) return;
    squares += (alphaAt(p) - at(d)) ** 2;
    count++;
  });
  return { at, error: Math.sqrt(squares / Math.max(count, 1)) };
}
