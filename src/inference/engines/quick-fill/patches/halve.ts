/**
 * One halving: a coarse pixel stands for a 2×2 block and is the [1 3 3 1]/8 mean, in both directions,
 * of the known pixels around it. Integers up to the division, so the order of additions is free:
 * columns first, then along the row.
 */
import type { Level } from './level';
import type { Source } from '../kernels/loops';
import type { Pace } from '../pace';
import { HOLE, KNOWN, VOID } from '../pixel-kind';

const TAPS = [1, 3, 3, 1];
/** Half of the 64 parts that a coarse pixel's weights add up to. */
const HALF_WEIGHT = 32;
/** Rows made between two looks at the clock. */
const STRIP = 8;
/** Sums per column: the four samples and the weights. */
const SUMS = 5;

/** `gain` turns the source's units into quarter levels. */
export async function halve(source: Source, gain: number, pace: Pace): Promise<Level> {
  const width = (source.width + 1) >> 1;
  const height = (source.height + 1) >> 1;
  const level = pace.loops.createLevel({ width, height });
  for (let y = 0; y < height; y += STRIP) {
    pace.loops.halveRows(source, level, gain, y, Math.min(y + STRIP, height));
    if (pace.due()) await pace.rest();
  }
  return level;
}

/** Row `y` of `level`, in TypeScript. */
export function halveRow(source: Source, level: Level, gain: number, y: number): void {
  // One column more on the left and two on the right, always 0: no tap asks where the picture ends.
  const columns = new Int32Array(SUMS * (source.width + 3));
  sumColumns(source, y, columns);
  for (let x = 0; x < level.width; x++) settlePixel(source, level, columns, x, y, gain);
}

function sumColumns({ width, height, kind, samples }: Source, y: number, into: Int32Array): void {
  const bottom = Math.min(2 * y + 2, height - 1);
  for (let j = Math.max(2 * y - 1, 0); j <= bottom; j++) {
    const weight = TAPS[j - 2 * y + 1]!;
    const row = j * width;
    for (let x = 0, s = 4 * row, at = SUMS; x < width; x++, s += 4, at += SUMS) {
      if (kind[row + x] !== KNOWN) continue;
      into[at]! += weight * samples[s]!;
      into[at + 1]! += weight * samples[s + 1]!;
      into[at + 2]! += weight * samples[s + 2]!;
      into[at + 3]! += weight * samples[s + 3]!;
      into[at + 4]! += weight;
    }
  }
}

function settlePixel(
  { width, height, kind, wanted }: Source,
  level: Level,
  columns: Int32Array,
  x: number,
  y: number,
  gain: number,
): void {
  const right = 2 * x + 1 < width ? 1 : 0;
  const below = 2 * y + 1 < height ? width : 0;
  const p = 2 * y * width + 2 * x;
  const isWanted =
    (wanted[p]! | wanted[p + right]! | wanted[p + below]! | wanted[p + below + right]!) & 1;
  // The column of fine pixel 2x - 1, which is the first of the four.
  const a = SUMS * 2 * x;
  const weights = across(columns, a + 4);
  const isKnown =
    weights >= HALF_WEIGHT ||
    (isWanted === 0 &&
      (kind[p] === KNOWN ||
        kind[p + right] === KNOWN ||
        kind[p + below] === KNOWN ||
        kind[p + below + right] === KNOWN));
  const q = y * level.width + x;
  level.wanted[q] = isWanted;
  level.kind[q] = isKnown ? KNOWN : isWanted === 1 ? HOLE : VOID;
  if (!isKnown) return;
  const scale = gain / weights;
  for (let c = 0; c < 4; c++) level.samples[4 * q + c] = Math.round(across(columns, a + c) * scale);
}

/** The sum at `at` and at the three columns after it, with the taps' weights. */
function across(columns: Int32Array, at: number): number {
  return (
    columns[at]! + 3 * (columns[at + SUMS]! + columns[at + 2 * SUMS]!) + columns[at + 3 * SUMS]!
  );
}
