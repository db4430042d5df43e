/** The surroundings of a hole in coarse cells, and heights between the cells' centres. */
import type { Rect } from '../../../core/geometry';
import type { Raster } from '../../../core/raster';
import type { RowWork } from '../box-sum';
import { inStrips, type Pace } from '../pace';
import { HOLE, KNOWN, VOID } from '../pixel-kind';
import { cropAlone, type Survey } from '../survey';
import type { Cells } from './thin-plate';

/** The cells of `rect`, from its upper left; the last ones may be cut off. */
export interface CellGrid extends Cells {
  readonly rect: Rect;
  /** Of a cell, in pixels. */
  readonly side: number;
  /** HOLE where any of a cell is; else KNOWN where half of it is; else VOID. */
  readonly kind: Uint8Array;
}

/** @param kinds - of the pixels of `rect`, where not those of the scene */
export async function layCellGrid(
  scene: Survey,
  rect: Rect,
  side: number,
  pace: Pace,
  kinds?: Uint8Array,
): Promise<CellGrid> {
  const { image, channels } = scene;
  const width = Math.ceil(rect.width / side);
  const height = Math.ceil(rect.height / side);
  const of = kinds ?? (await cropAlone(scene, rect, pace));
  const { addRows, ...cells } = pace.loops.openCells({ image, rect, kind: of, side });
  await inStrips(rect, pace, addRows);
  const { counts, sums } = cells;
  const kind = cells.kind.slice();
  for (let cell = 0; cell < kind.length; cell++) {
    const [x, y] = [cell % width, Math.floor(cell / width)];
    const pixels = Math.min(side, rect.width - x * side) * Math.min(side, rect.height - y * side);
    if (kind[cell] !== HOLE && 2 * counts[cell]! < pixels) kind[cell] = VOID;
  }
  const heights = Array.from({ length: channels }, (_, c) =>
    Float64Array.from(kind, (is, cell) =>
      is === KNOWN ? sums[4 * cell + c]! / counts[cell]! : NaN,
    ),
  );
  return { width, height, heights, rect, side, kind };
}

/** What cells are laid over. @see CellGrid */
export interface CellsIn extends Pick<CellGrid, 'rect' | 'side'> {
  readonly image: Raster;
  /** Of the pixels of `rect`. */
  readonly kind: Uint8Array;
}

/** Of a row of cells, or of all: `sums`, four a cell, and `counts` are of the known pixels. */
interface CellSums {
  /** HOLE where any of a cell is, else KNOWN. */
  readonly kind: Uint8Array;
  readonly counts: Int32Array;
  readonly sums: Int32Array;
}

export interface CellWork extends CellSums {
  /** To be called for all rows. */
  readonly addRows: RowWork;
}

/** The reference. */
export function openCells({ image, rect, kind: of, side }: CellsIn): CellWork {
  const width = Math.ceil(rect.width / side);
  const cells = width * Math.ceil(rect.height / side);
  const [counts, sums] = [new Int32Array(cells), new Int32Array(4 * cells)];
  const kind = new Uint8Array(cells).fill(KNOWN);
  const addRows: RowWork = (from, to) => {
    for (let y = from; y < to; y++) {
      const cell = Math.floor(y / side) * width;
      const row = of.subarray(y * rect.width, (y + 1) * rect.width);
      const start = 4 * ((rect.y + y) * image.width + rect.x);
      const beside = { kind: kind.subarray(cell), counts: counts.subarray(cell) };
      addRow(image.data, start, row, side, { ...beside, sums: sums.subarray(4 * cell) });
    }
  };
  return { kind, counts, sums, addRows };
}

/** Adds a row of pixels, whose kinds are `row`, to its cells, and tells which of them are of the hole. */
function addRow(
  data: Uint8ClampedArray,
  start: number,
  row: Uint8Array,
  side: number,
  { kind, counts, sums }: CellSums,
): void {
  for (let x = 0, cell = 0, s = start; x < row.length; cell++) {
    let [red, green, blue, alpha, count] = [0, 0, 0, 0, 0];
    for (const end = Math.min(x + side, row.length); x < end; x++, s += 4) {
      if (row[x] !== KNOWN) {
        if (row[x] === HOLE) kind[cell] = HOLE;
        continue;
      }
      red += data[s]!;
      green += data[s + 1]!;
      blue += data[s + 2]!;
      alpha += data[s + 3]!;
      count++;
    }
    counts[cell]! += count;
    sums[4 * cell]! += red;
    sums[4 * cell + 1]! += green;
    sums[4 * cell + 2]! += blue;
    sums[4 * cell + 3]! += alpha;
  }
}

/**
 * Reads rows of a channel at the pixels of `part`, by Catmull and Rom's splines through the centres
 * of the cells; beyond the outermost centres it goes straight on.
 *
 * @returns writes the heights of row `y` of `part`
 */
export function openGridRows(
  { width, height, side, rect }: CellGrid,
  heights: Float64Array,
  part: Rect,
): (y: number, into: Float64Array) => void {
  const columns = Array.from({ length: part.width }, (_, x) => tapsAt(part.x + x - rect.x, side));
  // Two cells more on either side.
  const row = new Float64Array(width + 4);
  return (y, into) => {
    const { first, weights } = tapsAt(part.y + y - rect.y, side);
    for (let i = 0; i < width; i++) {
      const at = (j: number) => heights[j * width + i]!;
      row[i + 2] = weights.reduce((sum, w, n) => sum + w * straightOn(at, first + n, height), 0);
    }
    const at = (i: number) => row[i + 2]!;
    for (const i of [-2, -1, width, width + 1]) row[i + 2] = straightOn(at, i, width);
    columns.forEach(({ first, weights: [a, b, c, d] }, x) => {
      const i = first + 2;
      into[x] = a * row[i]! + b * row[i + 1]! + c * row[i + 2]! + d * row[i + 3]!;
    });
  };
}

/** The first of the four cells around a pixel, and their weights. */
function tapsAt(pixel: number, side: number) {
  const exact = (pixel + 0.5) / side - 0.5;
  const before = Math.floor(exact);
  const t = exact - before;
  const weights = [
    ((2 - t) * t - 1) * t,
    (3 * t - 5) * t * t + 2,
    ((4 - 3 * t) * t + 1) * t,
    (t - 1) * t * t,
  ].map((weight) => weight / 2) as [number, number, number, number];
  return { first: before - 1, weights };
}

/** Of `count` values number `i`, or what the outermost two say of it. */
function straightOn(at: (i: number) => number, i: number, count: number): number {
  const end = i < 0 ? 0 : count - 1;
  const inner = i < 0 ? 1 : count - 2;
  return i === Math.min(Math.max(i, 0), count - 1)
    ? at(i)
    : at(end) + Math.abs(i - end) * (at(end) - at(inner));
}
