/**
 * Smooth surroundings that no quadratic fits: a mesh gradient, a glow, light from two sides.
 *
 * The picture is taken in coarse cells, and a thin plate is bent over the hole's.
 */
import { inflate, intersect, type Rect, wholeOf } from '../../../core/geometry';
import type { Pace } from '../pace';
import { HOLE, KNOWN } from '../pixel-kind';
import { layPlateGrid, openPlateRows, type PlateGrid } from './plate-grid';
import { errorOf, RIM, roughnessOf, touches, trialAround, trialsBeside } from './plate-trials';
import type { Heights, Region } from './smooth-region';
import type { Survey } from '../survey';
import { bendPlate } from './thin-plate';

/** Cells of a plate in the hole, about: time grows with their square. */
const PLATE_CELLS = 600;
/** In pixels; smaller cells would follow the grain. */
const MIN_SIDE = 4;
/** Surroundings that are looked at, at least, in pixels: what a small hole's region shows, and more. */
const MIN_REACH = 80;
/**
 * Of the trials, in levels. Around the hole gradients of all kinds came out at 0.1 to 2.1, concrete at
 * 2.1 to 3.7, everything else at 5 and more; beside it at 0 to 1.8, concrete at 4.8 and more.
 */
const MAX_ERROR = 2.5;
/** In levels. What passed its trials came out at 1.2 at most; nearly all else is spared them by this. */
const MAX_ROUGHNESS = 2;

/** @returns the plate over the region; undefined where trials speak against it */
export async function findPlate(
  scene: Survey,
  { rect, kind }: Pick<Region, 'rect' | 'kind'>,
  pace: Pace,
): Promise<Heights[] | undefined> {
  // The trials want more cells than the roughness, which most pictures are found out by.
  const rim = await layGridAround(scene, kind, PLATE_CELLS, pace, RIM + 1);
  if (!rim || roughnessOf(rim, trialAround(rim).scored) > MAX_ROUGHNESS) return undefined;
  const grid = await layGridAround(scene, kind, PLATE_CELLS, pace);
  if (!grid || errorOf(grid, trialAround(grid)) > MAX_ERROR) return undefined;
  const errors: number[] = [];
  for (const trial of trialsBeside(grid)) {
    if (pace.due()) await pace.rest();
    errors.push(errorOf(grid, trial));
  }
  // On some sides of the hole there may be something else.
  const usual = errors.sort((a, b) => a - b)[(errors.length - 1) >> 1];
  // What a border cuts off cannot be told from the rim alone.
  if (usual === undefined ? touches(grid).some(Boolean) : usual > MAX_ERROR) return undefined;
  if (!bendPlate(grid, missingIn(grid, rect))) return undefined;
  return grid.heights.map((heights) => openPlateRows(grid, heights, rect));
}

/**
 * The hole, of about `cells` cells, and its surroundings; undefined where those are too narrow.
 *
 * @param kind - of the pixels of the region
 * @param margin - of those cells how many are laid around the hole's, where not all
 */
export async function layGridAround(
  scene: Survey,
  kind: Uint8Array,
  cells: number,
  pace: Pace,
  margin = Infinity,
): Promise<PlateGrid | undefined> {
  const { bounds, image } = scene;
  const side = sideOf(kind, pace, cells);
  const reach = Math.max(bounds.width, bounds.height, MIN_REACH);
  const wide = intersect(inflate(bounds, reach), wholeOf(image));
  if (Math.min(wide.width, wide.height) <= 2 * side) return undefined;
  const [left, across] = cellsAround(bounds.x - wide.x, bounds.width, side, margin);
  const [top, down] = cellsAround(bounds.y - wide.y, bounds.height, side, margin);
  const near = { x: wide.x + left, y: wide.y + top, width: across, height: down };
  return layPlateGrid(scene, intersect(near, wide), side, pace);
}

/** From where, and how far, the cells reach that cover a length, and `margin` more either way; from 0. */
function cellsAround(from: number, length: number, side: number, margin: number): [number, number] {
  const first = Math.max(Math.floor(from / side) - margin, 0);
  return [first * side, (Math.ceil((from + length) / side) + margin - first) * side];
}

/** Of cells, in pixels, of which the hole in `kind` has about `cells`. */
export function sideOf(kind: Uint8Array, pace: Pace, cells = PLATE_CELLS): number {
  const pixels = pace.loops.countOf(kind, HOLE);
  return Math.max(MIN_SIDE, Math.ceil(Math.sqrt(pixels / cells)));
}

/** Marks the cells around `rect` that are not known, as far as heights in it are read from them. */
export function missingIn(
  { width, height, side, kind, rect: whole }: PlateGrid,
  rect: Rect,
): Uint8Array {
  const isMissing = new Uint8Array(kind.length);
  const [left, top] = [(rect.x - whole.x) / side - 2, (rect.y - whole.y) / side - 2];
  const [right, bottom] = [left + rect.width / side + 4, top + rect.height / side + 4];
  for (let y = 0, p = 0; y < height; y++) {
    for (let x = 0; x < width; x++, p++) {
      const isRead = x > left - 1 && x < right && y > top - 1 && y < bottom;
      if (kind[p] === HOLE || (isRead && kind[p] !== KNOWN)) isMissing[p] = 1;
    }
  }
  return isMissing;
}
