/** The order of a grid's cells as unknowns of linear equations in which the banded matrix is narrow. */

export interface NarrowOrder {
  /** The cells. */
  readonly free: readonly number[];
  /** Per cell its number among them, or -1. */
  readonly indexAt: Int32Array;
  /** How far apart, in that order, two are at most that an equation joins. */
  readonly reach: number;
}

/**
 * The cells that `isFree` marks with 1, row by row or column by column.
 *
 * @param steps - from a cell to those after it, row by row, that an equation joins it with
 */
export function orderNarrowly(
  isFree: Uint8Array,
  width: number,
  steps: readonly number[],
): NarrowOrder {
  const rows: number[] = [];
  isFree.forEach((is, p) => is === 1 && rows.push(p));
  const columns = [...rows].sort((p, q) => (p % width) - (q % width) || p - q);
  const [byRow, byColumn] = [rows, columns].map((free) => {
    const indexAt = new Int32Array(isFree.length).fill(-1);
    free.forEach((p, i) => (indexAt[p] = i));
    return { free, indexAt, reach: reachOf(free, indexAt, steps) };
  });
  return byColumn!.reach < byRow!.reach ? byColumn! : byRow!;
}

function reachOf(free: readonly number[], indexAt: Int32Array, steps: readonly number[]): number {
  let reach = 0;
  for (const step of steps) {
    free.forEach((p, i) => {
      const other = indexAt[p - step] ?? -1;
      if (other >= 0) reach = Math.max(reach, Math.abs(i - other));
    });
  }
  return reach;
}
