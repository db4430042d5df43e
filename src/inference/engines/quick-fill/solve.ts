/** A few linear equations. */

/** Gauss–Jordan elimination with pivoting. @param rows - an augmented matrix, changed. @returns undefined where it is singular */
export function solve(rows: Float64Array[]): Float64Array | undefined {
  const n = rows.length;
  for (let c = 0; c < n; c++) {
    let pivot = c;
    for (let r = c + 1; r < n; r++) {
      if (Math.abs(rows[r]![c]!) > Math.abs(rows[pivot]![c]!)) pivot = r;
    }
    const row = rows[pivot]!;
    if (Math.abs(row[c]!) < 1e-9) return undefined;
    rows[pivot] = rows[c]!;
    rows[c] = row;
    for (const other of rows) {
      if (other === row || other[c] === 0) continue;
      const factor = other[c]! / row[c]!;
      for (let k = c; k <= n; k++) other[k]! -= factor * row[k]!;
    }
  }
  return Float64Array.from(rows, (row, c) => row[n]! / row[c]!);
}
