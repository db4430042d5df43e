/**
 * Fills what shows a repeating plane in perspective: flagstones, tiles, a checkerboard.
 *
 * A patch copied from elsewhere on such a plane has another size and slant, so the plane itself is
 * found and every pixel is taken from where the pattern is the same. Only where what is known beside
 * the hole comes out right that way is the hole filled so.
 */
import { inflate, intersect, unite, wholeOf, type Rect } from '../../../core/geometry';
import type { Raster } from '../../../core/raster';
import { CHAMFER_STEP, chamferAtPace } from '../chamfer';
import { findPlane } from './find-plane';
import { levelForRepeats } from '../repeats/find-repeats';
import type { Level } from '../patches/level';
import type { Pace } from '../pace';
import { APART, partsOf } from '../parts';
import { HOLE, KNOWN } from '../pixel-kind';
import type { Pair, Plane } from './plane';
import { sampleAlong, waysOf } from './sample-plane';
import { spreadErrors } from '../finish/seam';
import { searchPlane, sharpenPlane } from './sharpen-plane';
import { crop, type Survey } from '../survey';

/** Squared difference over that of unrelated places: more is no exact repeat. */
const MAX_MISFIT = 0.1;
/** Along the rim, where the plane may end. */
const MAX_RIM_MISFIT = 0.15;
/** Beside the hole, in pixels: what is tried out there. */
const RIM = 8;

/**
 * Writes the hole's pixels that lie on a plane to `out`, the picture.
 *
 * @param levels - finest first, `levels[0]` being `k` halvings of the picture
 * @returns what is still to be filled; what was filled is known there
 */
export async function fillPlane(
  scene: Survey,
  levels: readonly Level[],
  k: number,
  allowBias: boolean,
  out: Raster,
  pace: Pace,
): Promise<Survey> {
  const plane = await exactPlane(scene, levels, k, pace);
  if (!plane) return scene;
  const kind = scene.kind.slice();
  let filled = 0;
  for (const part of scene.parts) {
    const outlook = openOutlook(scene, part, plane);
    filled += await fillPart(scene, outlook, allowBias, out, kind, pace);
  }
  if (filled === 0) return scene;
  const { bounds, image } = scene;
  const parts = await partsOf(kind, image.width, bounds, APART, pace);
  return {
    ...scene,
    kind,
    parts,
    bounds: parts.length > 0 ? parts.reduce(unite) : bounds,
    holePixels: scene.holePixels - filled,
    knownPixels: scene.knownPixels + filled,
  };
}

async function exactPlane(
  { image, kind, bounds }: Survey,
  levels: readonly Level[],
  k: number,
  pace: Pace,
): Promise<Plane | undefined> {
  let index = levelForRepeats(levels);
  const centre: Pair = [bounds.x + bounds.width / 2, bounds.y + bounds.height / 2];
  const first = await findPlane(levels[index]!, 2 ** (k + index), centre, pace);
  if (!first) return undefined;
  const sheetOf = (i: number) => ({ ...levels[i]!, scale: 2 ** (k + i) });
  const { scale } = sheetOf(index);
  let found = await searchPlane(sheetOf(index), first, 4 * scale, scale / 2, pace);
  for (; index >= 0 && found.misfit <= 2 * MAX_MISFIT; index--) {
    found = await sharpenPlane(sheetOf(index), found.plane, pace);
  }
  if (k > 0 && found.misfit <= 2 * MAX_MISFIT) {
    const sheet = { ...image, samples: image.data, kind, scale: 1 };
    found = await sharpenPlane(sheet, found.plane, pace);
  }
  return found.misfit <= MAX_MISFIT ? found.plane : undefined;
}

/** A part of the hole with its rim, and what the plane shows there. */
interface Outlook {
  readonly rect: Rect;
  /** The kinds of `rect`'s pixels. */
  readonly around: Uint8Array;
  /** What the plane should show at pixel `p` of `rect`: red, green, blue, alpha, until the next call. */
  readonly lookAt: (p: number) => Float64Array | undefined;
  /** The index in the picture of pixel `p` of `rect`. */
  readonly indexOf: (p: number) => number;
}

function openOutlook({ image, kind }: Survey, part: Rect, plane: Plane): Outlook {
  const rect = intersect(inflate(part, RIM), wholeOf(image));
  const ways = waysOf(plane);
  const colour = new Float64Array(4);
  const rowOf = (p: number) => rect.y + Math.floor(p / rect.width);
  const columnOf = (p: number) => rect.x + (p % rect.width);
  return {
    rect,
    around: crop(kind, image.width, rect),
    lookAt(p) {
      const [x, y] = [columnOf(p) + 0.5, rowOf(p) + 0.5];
      return sampleAlong(image, kind, plane, ways, x, y, colour) ? colour : undefined;
    },
    indexOf: (p) => rowOf(p) * image.width + columnOf(p),
  };
}

/** @param filled - where what was filled becomes known. @returns how many pixels */
async function fillPart(
  scene: Survey,
  outlook: Outlook,
  allowBias: boolean,
  out: Raster,
  filled: Uint8Array,
  pace: Pace,
): Promise<number> {
  const { rect, around, lookAt, indexOf } = outlook;
  const rim = await tryRim(scene, outlook, pace);
  if (rim.misfit > MAX_RIM_MISFIT) return 0;
  let count = 0;
  for (let p = 0; p < around.length; p++) {
    if (p % rect.width === 0 && pace.due()) await pace.rest();
    const colour = around[p] === HOLE ? lookAt(p) : undefined;
    if (!colour) continue;
    const q = indexOf(p);
    for (let c = 0; c < 4; c++) out.data[4 * q + c] = colour[c]!;
    filled[q] = KNOWN;
    count++;
  }
  if (allowBias) await spreadErrors(scene, { rect, ring: rim.ring }, rim.errors, out.data, pace);
  return count;
}

/** How well the plane foretells what is known beside the hole, and how much it is off next to it. */
async function tryRim({ image }: Survey, outlook: Outlook, pace: Pace) {
  const { rect, around, lookAt, indexOf } = outlook;
  const distance = await chamferAtPace(around, rect, (of) => of === HOLE, pace);
  const ring: number[] = [];
  const errors: number[] = [];
  const [sums, squares] = [new Float64Array(3), new Float64Array(3)];
  let [differences, count] = [0, 0];
  for (let p = 0; p < around.length; p++) {
    if (p % rect.width === 0 && pace.due()) await pace.rest();
    if (around[p] !== KNOWN || distance[p]! > RIM * CHAMFER_STEP) continue;
    const colour = lookAt(p);
    if (!colour) continue;
    const s = 4 * indexOf(p);
    count++;
    for (let c = 0; c < 3; c++) {
      const value = image.data[s + c]!;
      differences += (value - colour[c]!) ** 2;
      sums[c]! += value;
      squares[c]! += value * value;
    }
    if (distance[p]! > CHAMFER_STEP) continue;
    ring.push(p);
    for (let c = 0; c < 4; c++) errors.push(image.data[s + c]! - colour[c]!);
  }
  let unrelated = 0;
  for (let c = 0; c < 3; c++) unrelated += 2 * (squares[c]! - sums[c]! ** 2 / Math.max(count, 1));
  const misfit = differences / Math.max(unrelated, 1);
  return {
    misfit: count === 0 ? Infinity : misfit,
    ring: Int32Array.from(ring),
    errors: Float32Array.from(errors),
  };
}
