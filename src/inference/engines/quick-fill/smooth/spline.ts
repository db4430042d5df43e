/**
 * The least crooked surface near given values: a smoothing spline on a grid of cells.
 *
 * It has the least sum of squared third differences, which charge nothing for any quadratic, where
 * the thin plate's second ones charge for all but planes; so a curvature goes on into the hole as a
 * slope does. And it need not meet the values at the hole's rim, which would pass their grain on.
 */
import type { Size } from '../../../core/geometry';
import { addTo, type BandedMatrix, createBandedMatrix, factorise, substitute } from './banded';
import { orderNarrowly } from './narrow-order';
import type { Cells } from './thin-plate';

/** Third differences: the cells they join, as steps right and down, and their factors. */
// prettier-ignore
const TWISTS = [
  { steps: [[0, 0], [1, 0], [2, 0], [3, 0]], factors: [-1, 3, -3, 1] },
  { steps: [[0, 0], [0, 1], [0, 2], [0, 3]], factors: [-1, 3, -3, 1] },
  ...[
    [[0, 0], [1, 0], [2, 0], [0, 1], [1, 1], [2, 1]],
    [[0, 0], [0, 1], [0, 2], [1, 0], [1, 1], [1, 2]],
  ].map((steps) => ({ steps, factors: [1, -2, 1, -1, 2, -1].map((f) => Math.sqrt(3) * f) })),
];
/** Cells, in each direction, that the values around what is unknown may be missed in. */
const RIM = 3;
/** Multiplications to factorise with: some 40 ms. */
const MOST_WORK = 30e6;

/** Heights by the surface; @param give - how often the variance of third differences is the noise's */
export type Spline = (give: number) => Float64Array<ArrayBuffer>[];

/** @returns undefined where there are too many of the cells that `isUnknown` marks with 1 */
export function openSpline(cells: Cells, isUnknown: Uint8Array): Spline | undefined {
  const isFree = loosenRim(cells, isUnknown);
  const { free, indexAt, reach } = orderNarrowly(isFree, cells.width, stepsOf(cells.width));
  if (free.length * reach * reach > MOST_WORK) return undefined;
  const twists = sumTwists(cells, indexAt, createBandedMatrix(free.length, reach));
  return (give) => {
    const matrix = { ...twists, entries: twists.entries.slice() };
    free.forEach((p, row) => isUnknown[p] === 1 || addTo(matrix, row, row, give));
    factorise(matrix);
    return cells.heights.map((values) => {
      const side = Float64Array.from(free, (p) => (isUnknown[p] === 1 ? 0 : give * values[p]!));
      substitute(matrix, side);
      const surface = values.slice();
      free.forEach((p, row) => (surface[p] = side[row]!));
      return surface;
    });
  };
}

/** Marks the unknown cells, and the known ones at most RIM from them. */
function loosenRim({ width, height, heights }: Cells, isUnknown: Uint8Array): Uint8Array {
  const isFree = isUnknown.slice();
  for (let p = 0; p < isUnknown.length; p++) {
    if (isUnknown[p] !== 1) continue;
    const [x, y] = [p % width, Math.floor(p / width)];
    for (let j = Math.max(y - RIM, 0); j <= Math.min(y + RIM, height - 1); j++) {
      for (let i = Math.max(x - RIM, 0); i <= Math.min(x + RIM, width - 1); i++) {
        if (!Number.isNaN(heights[0]![j * width + i]!)) isFree[j * width + i] = 1;
      }
    }
  }
  return isFree;
}

/** From a cell to those after it that a twist joins it with. */
function stepsOf(width: number): number[] {
  const down = [1, 2].flatMap((rows) => [-2, -1, 0, 1, 2].map((i) => rows * width + i));
  return [1, 2, 3, ...down, 3 * width];
}

/** The squares of all third differences of free cells: beyond them the surface is free too. */
function sumTwists(
  { width, height }: Size,
  indexAt: Int32Array,
  matrix: BandedMatrix,
): BandedMatrix {
  for (const { steps, factors } of TWISTS) {
    const ways = steps.map(([i, j]) => j! * width + i!);
    const [right, down] = [0, 1].map((n) => Math.max(...steps.map((step) => step[n]!)));
    for (let y = 0; y + down! < height; y++) {
      for (let x = 0; x + right! < width; x++) addSquare(y * width + x, ways);
    }
    function addSquare(p: number, ways: readonly number[]): void {
      for (let n = 0; n < ways.length; n++) if (indexAt[p + ways[n]!]! < 0) return;
      for (let i = 0; i < ways.length; i++) {
        const row = indexAt[p + ways[i]!]!;
        for (let j = 0; j < ways.length; j++) {
          const column = indexAt[p + ways[j]!]!;
          if (column <= row) addTo(matrix, row, column, factors[i]! * factors[j]!);
        }
      }
    }
  }
  return matrix;
}
