/** The surroundings of a hole as those need them that continue a surface over it. */
import { inflate, intersect, type Rect, wholeOf } from '../../../core/geometry';
import type { Pace } from '../pace';
import { HOLE, KNOWN } from '../pixel-kind';
import { layCellGrid, type CellGrid } from './cell-grid';
import type { Survey } from '../survey';

/** Cells of a plate in the hole, about: time grows with their square. */
const PLATE_CELLS = 600;
/** In pixels; smaller cells would follow the grain. */
const MIN_SIDE = 4;
/** Surroundings that are looked at, at least, in pixels: what a small hole's region shows, and more. */
const MIN_REACH = 80;

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
): Promise<CellGrid | undefined> {
  const { bounds, image } = scene;
  const side = sideOf(kind, pace, cells);
  const reach = Math.max(bounds.width, bounds.height, MIN_REACH);
  const wide = intersect(inflate(bounds, reach), wholeOf(image));
  if (Math.min(wide.width, wide.height) <= 2 * side) return undefined;
  const [left, across] = cellsAround(bounds.x - wide.x, bounds.width, side, margin);
  const [top, down] = cellsAround(bounds.y - wide.y, bounds.height, side, margin);
  const near = { x: wide.x + left, y: wide.y + top, width: across, height: down };
  return layCellGrid(scene, intersect(near, wide), side, pace);
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
  { width, height, side, kind, rect: whole }: CellGrid,
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
