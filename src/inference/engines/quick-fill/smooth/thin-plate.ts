/**
 * The least bent surface through given values: a thin plate on a grid of cells.
 *
 * Unlike the membrane it goes on with the slopes it finds, and with what curvature they tell of. Of
 * all surfaces it has the least sum of squared second differences along, down and, twice, across;
 * beyond the grid, and where nothing is known or asked, it is free.
 */
import type { Size } from '../../../core/geometry';
import { addTo, createBandedMatrix, factorise, substitute } from './banded';
import { orderNarrowly } from './narrow-order';

/** Heights of cells, an array for each channel; NaN where nothing is known. */
export interface Cells extends Size {
  readonly heights: readonly Float64Array<ArrayBuffer>[];
}

/** Second differences: the cells they join, as steps right and down, and their factors. */
// prettier-ignore
const BENDS = [
  { steps: [[0, 0], [1, 0], [2, 0]], factors: [1, -2, 1] },
  { steps: [[0, 0], [0, 1], [0, 2]], factors: [1, -2, 1] },
  { steps: [[0, 0], [1, 0], [0, 1], [1, 1]], factors: [1, -1, -1, 1].map((f) => Math.SQRT2 * f) },
] as const;

/** Multiplications to factorise with: some 50 ms. A hole that is wide both ways takes more. */
const MOST_WORK = 40e6;

/** Of what is to be least, one square: of the heights at `places`, each times its factor, added up; they may change afterwards. */
export type AddSquare = (places: readonly number[], factors: readonly number[]) => void;

/**
 * Overwrites the heights of the cells that `isUnknown` marks with 1.
 *
 * @returns false, having written nothing, where there are too many of them
 */
export function bendPlate(cells: Cells, isUnknown: Uint8Array): boolean {
  return settle(cells, isUnknown, (add) => addBends(cells, 1, add));
}

/** The squares of all second differences, times `stiffness`. */
export function addBends({ width, height }: Size, stiffness: number, add: AddSquare): void {
  const bends = BENDS.map(({ steps, factors }) => ({
    ways: steps.map(([i, j]) => j * width + i),
    right: Math.max(...steps.map(([i]) => i)),
    down: Math.max(...steps.map(([, j]) => j)),
    factors: factors.map((factor) => Math.sqrt(stiffness) * factor),
    places: steps.map(() => 0),
  }));
  for (let y = 0, p = 0; y < height; y++) {
    for (let x = 0; x < width; x++, p++) {
      for (let b = 0; b < bends.length; b++) {
        const { ways, right, down, factors, places } = bends[b]!;
        if (x + right >= width || y + down >= height) continue;
        for (let n = 0; n < ways.length; n++) places[n] = p + ways[n]!;
        add(places, factors);
      }
    }
  }
}

/**
 * As `bendPlate`, for any squares of heights that are at most two cells apart; those with a cell of
 * which nothing is known or asked are left out.
 */
export function settle(
  { width, heights }: Cells,
  isUnknown: Uint8Array,
  addSquares: (add: AddSquare) => void,
): boolean {
  const steps = [1, 2, width - 1, width, width + 1, 2 * width];
  const { free: unknown, indexAt, reach } = orderNarrowly(isUnknown, width, steps);
  if (unknown.length * reach * reach > MOST_WORK) return false;
  const matrix = createBandedMatrix(unknown.length, reach);
  const sides = heights.map(() => new Float64Array(unknown.length));
  const bearsOn = openBearing(indexAt, heights[0]!);
  // By index: most of a plate's time goes here, and an iterator would take most of that.
  addSquares((places, factors) => {
    if (!bearsOn(places)) return;
    for (let i = 0; i < places.length; i++) {
      const row = indexAt[places[i]!]!;
      if (row < 0) continue;
      for (let j = 0; j < places.length; j++) {
        const q = places[j]!;
        const product = factors[i]! * factors[j]!;
        const column = indexAt[q]!;
        if (column > row) continue;
        if (column >= 0) addTo(matrix, row, column, product);
        else for (let c = 0; c < sides.length; c++) sides[c]![row]! -= product * heights[c]![q]!;
      }
    }
  });
  factorise(matrix);
  sides.forEach((side, c) => {
    substitute(matrix, side);
    unknown.forEach((p, i) => (heights[c]![p] = side[i]!));
  });
  return true;
}

/** Whether a square of the heights at some places tells of one that is asked for, and of none beyond what is known. */
function openBearing(indexAt: Int32Array, heights: Float64Array) {
  return (places: readonly number[]): boolean => {
    let isAsked = false;
    for (let i = 0; i < places.length; i++) {
      const p = places[i]!;
      if (indexAt[p]! >= 0) isAsked = true;
      else if (Number.isNaN(heights[p]!)) return false;
    }
    return isAsked;
  };
}
