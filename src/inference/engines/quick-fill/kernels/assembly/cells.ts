/** The sums of `../../smooth/cell-grid.ts` over the cells of a coarse grid. */

const KNOWN: u8 = 0;
const HOLE: u8 = 1;

/**
 * Adds a row of pixels to its cells, of `side` pixels each: the known ones to their `sums`, four integers a cell, and
 * `counts`; marks the cells that have any of the hole.
 */
export function addToCells(
  width: i32,
  side: i32,
  kind: usize,
  data: usize,
  cellKind: usize,
  counts: usize,
  sums: usize,
): void {
  for (let x = 0; x < width; cellKind++, counts += 4, sums += 16) {
    let sum = v128.load(sums);
    let count = load<i32>(counts);
    for (const end = min(x + side, width); x < end; x++) {
      const is = load<u8>(kind + x);
      if (is == KNOWN) {
        const bytes = v128.load32_zero(data + ((<usize>x) << 2));
        sum = i32x4.add(sum, i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(bytes)));
        count++;
      } else if (is == HOLE) {
        store<u8>(cellKind, HOLE);
      }
    }
    v128.store(sums, sum);
    store<i32>(counts, count);
  }
}
