/** What stands beside a hole is no part of its background: only cells up to the next step are. */
import { HOLE, KNOWN, VOID } from '../pixel-kind';
import type { CellGrid } from './cell-grid';

/** In levels: how far a cell of a steep gradient may be from the mean of those beside it; at most 3 were. */
const CALM = 10;

/** The grid without the known cells that no way leads to from the hole but over a step. */
export function keepCalm(grid: CellGrid): CellGrid {
  const kind = grid.kind.map((of) => (of === HOLE ? HOLE : VOID));
  const reached = Array.from(kind.keys()).filter((p) => kind[p] === HOLE);
  // It grows while it is walked through.
  for (const p of reached) {
    for (const q of besides(grid, p)) {
      if (grid.kind[q] !== KNOWN || kind[q] === KNOWN || !isCalm(grid, q)) continue;
      kind[q] = KNOWN;
      reached.push(q);
    }
  }
  const heights = grid.heights.map((values) =>
    values.map((height, p) => (kind[p] === KNOWN ? height : NaN)),
  );
  return { ...grid, kind, heights };
}

/** Across and down, each from the known ones on both sides. */
function isCalm({ width, height, kind, heights }: CellGrid, p: number): boolean {
  const [x, y] = [p % width, Math.floor(p / width)];
  const isSpanned = (step: number) => kind[p - step] === KNOWN && kind[p + step] === KNOWN;
  const bends = (step: number) =>
    heights.some((of) => Math.abs(of[p]! - (of[p - step]! + of[p + step]!) / 2) > CALM);
  if (x > 0 && x < width - 1 && isSpanned(1) && bends(1)) return false;
  return !(y > 0 && y < height - 1 && isSpanned(width) && bends(width));
}

function besides({ width, kind }: CellGrid, p: number): number[] {
  const sides = [p - width, p + width];
  if (p % width > 0) sides.push(p - 1);
  if (p % width < width - 1) sides.push(p + 1);
  return sides.filter((q) => q >= 0 && q < kind.length);
}
