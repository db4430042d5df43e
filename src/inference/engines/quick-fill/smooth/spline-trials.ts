/** Tries splines where the answer is known: on the cells around the hole, and on holes like it. */
import type { Pace } from '../pace';
import { HOLE, KNOWN } from '../pixel-kind';
import type { CellGrid } from './cell-grid';
import { openSpline } from './spline';

/** Cells around the hole that are tried, and left between it and a trial hole. */
export const RIM = 2;
/** What of a trial hole lies beyond the grid is cut off; this share of it must remain. */
const MIN_SHARE = 0.6;
/** What errs so many times as much as another spline is clearly worse. */
const WORSE = 1.2;

export interface Trial {
  /** 1 where the spline is to tell what is there. */
  readonly isUnknown: Uint8Array;
  /** The cells that its error is taken of. */
  readonly scored: readonly number[];
}

/** How far, in levels, cells are from the mean of the four beside them: next to nothing on a smooth surface. */
export function roughnessOf(
  { width, height, kind, heights }: CellGrid,
  cells: readonly number[],
): number {
  let [squares, count] = [0, 0];
  for (const p of cells) {
    const [x, y] = [p % width, Math.floor(p / width)];
    if (x === 0 || y === 0 || x === width - 1 || y === height - 1) continue;
    const beside = [p - 1, p + 1, p - width, p + width];
    if (beside.some((q) => kind[q] !== KNOWN)) continue;
    for (const values of heights) {
      const mean = beside.reduce((sum, q) => sum + values[q]!, 0) / 4;
      squares += (values[p]! - mean) ** 2;
      count++;
    }
  }
  return Math.sqrt(squares / Math.max(count, 1));
}

/**
 * Root mean square errors in levels of splines that may bend as much as each of `gives` says, one
 * after the other, until they get worse.
 *
 * @returns none where it would take too long
 */
export async function errorsOf(
  grid: CellGrid,
  { isUnknown, scored }: Trial,
  gives: readonly number[],
  pace: Pace,
): Promise<number[]> {
  const spline = openSpline(grid, isUnknown);
  const errors: number[] = [];
  for (const give of spline ? gives : []) {
    if (errors.length > 0 && errors.at(-1)! > WORSE * Math.min(...errors)) break;
    if (pace.due()) await pace.rest();
    let squares = 0;
    spline!(give).forEach((values, c) => {
      for (const p of scored) squares += (values[p]! - grid.heights[c]![p]!) ** 2;
    });
    errors.push(Math.sqrt(squares / Math.max(grid.heights.length * scored.length, 1)));
  }
  return errors;
}

/** The hole, grown by its rim. */
export function trialAround({ width, height, kind }: CellGrid): Trial {
  const isUnknown = new Uint8Array(kind.length);
  const scored: number[] = [];
  for (let y = 0, p = 0; y < height; y++) {
    for (let x = 0; x < width; x++, p++) {
      if (!isNear(kind, width, height, x, y)) continue;
      isUnknown[p] = 1;
      if (kind[p] === KNOWN) scored.push(p);
    }
  }
  return { isUnknown, scored };
}

function isNear(kind: Uint8Array, width: number, height: number, x: number, y: number): boolean {
  for (let j = Math.max(y - RIM, 0); j <= Math.min(y + RIM, height - 1); j++) {
    for (let i = Math.max(x - RIM, 0); i <= Math.min(x + RIM, width - 1); i++) {
      if (kind[j * width + i] === HOLE) return true;
    }
  }
  return false;
}

/** The hole's shape left, right, above and below it, where all is known; at a border only along it. */
export function trialsBeside(grid: CellGrid): Trial[] {
  const { left, right, top, bottom } = boxOf(grid);
  const [atSide, atEnd] = touches(grid);
  const [across, down] = [right - left + 1 + RIM, bottom - top + 1 + RIM];
  const ways = [
    ...(atSide ? [] : [[-across, 0], [across, 0]]),
    ...(atEnd ? [] : [[0, -down], [0, down]]),
  ]; // prettier-ignore
  return ways.flatMap(([dx, dy]) => trialAt(grid, dx!, dy!) ?? []);
}

function trialAt({ width, height, kind }: CellGrid, dx: number, dy: number): Trial | undefined {
  const isUnknown = new Uint8Array(kind.length);
  const scored: number[] = [];
  let all = 0;
  for (let p = 0; p < kind.length; p++) {
    if (kind[p] !== HOLE) continue;
    all++;
    const [x, y] = [(p % width) + dx, Math.floor(p / width) + dy];
    const isIn = dx === 0 ? y >= RIM && y < height - RIM : x >= RIM && x < width - RIM;
    if (!isIn) continue;
    const q = y * width + x;
    if (kind[q] !== KNOWN) return undefined;
    isUnknown[q] = 1;
    scored.push(q);
  }
  return scored.length < MIN_SHARE * all ? undefined : { isUnknown, scored };
}

function boxOf({ width, kind }: CellGrid) {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  kind.forEach((of, p) => {
    if (of !== HOLE) return;
    const [x, y] = [p % width, Math.floor(p / width)];
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  });
  return box;
}

/** Whether the hole reaches the grid's left or right border, and its upper or lower. */
export function touches(grid: CellGrid): [atSide: boolean, atEnd: boolean] {
  const { left, right, top, bottom } = boxOf(grid);
  return [left === 0 || right === grid.width - 1, top === 0 || bottom === grid.height - 1];
}
