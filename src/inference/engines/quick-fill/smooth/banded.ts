/** Symmetric positive definite systems whose entries lie near the diagonal: Cholesky's method. */

/** A row after the other, each from `reach` before the diagonal up to it. */
export interface BandedMatrix {
  readonly size: number;
  readonly reach: number;
  readonly entries: Float64Array;
}

export function createBandedMatrix(size: number, reach: number): BandedMatrix {
  return { size, reach, entries: new Float64Array(size * (reach + 1)) };
}

/** Adds to an entry of the lower half; that of the upper half is the same. */
export function addTo(
  { reach, entries }: BandedMatrix,
  row: number,
  column: number,
  value: number,
): void {
  entries[row * (reach + 1) + column - row + reach]! += value;
}

/** Pivots below this are taken for it: nothing holds that unknown. */
const LEAST_PIVOT = 1e-9;

/** Makes the matrix its own Cholesky factor. */
export function factorise({ size, reach, entries }: BandedMatrix): void {
  for (let row = 0; row < size; row++) {
    const from = Math.max(0, row - reach);
    const at = row * (reach + 1) + reach - row;
    for (let column = from; column <= row; column++) {
      const other = column * (reach + 1) + reach - column;
      let sum = entries[at + column]!;
      for (let k = Math.max(from, column - reach); k < column; k++) {
        sum -= entries[at + k]! * entries[other + k]!;
      }
      entries[at + column] =
        column === row ? Math.sqrt(Math.max(sum, LEAST_PIVOT)) : sum / entries[other + column]!;
    }
  }
}

/** Overwrites the right-hand side with the solution. */
export function substitute({ size, reach, entries }: BandedMatrix, side: Float64Array): void {
  const start = (row: number) => row * (reach + 1) + reach - row;
  for (let row = 0; row < size; row++) {
    const at = start(row);
    let sum = side[row]!;
    for (let k = Math.max(0, row - reach); k < row; k++) sum -= entries[at + k]! * side[k]!;
    side[row] = sum / entries[at + row]!;
  }
  for (let row = size - 1; row >= 0; row--) {
    const at = start(row);
    side[row]! /= entries[at + row]!;
    for (let k = Math.max(0, row - reach); k < row; k++) side[k]! -= entries[at + k]! * side[row]!;
  }
}
