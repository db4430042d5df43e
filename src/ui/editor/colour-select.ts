/**
 * Smart select: the pixels of a picture that look like one of them, all or those joined to it.
 *
 * Two passes, each in time and memory of its input: the picture, read once in bands from the top, to
 * runs of similar pixels; and these to the selection. A generator, so that whoever runs it can pause.
 */
import { unite, type Rect, type Size } from '../../inference/core/geometry';
import type { Point } from './operations';
import { createRunWriter, type RunMask } from './run-mask';
import { createSimilarity, type Colour, type Similarity } from './similar-colours';

export interface PixelSource extends Size {
  /** RGBA bytes of whole rows [from, to), not premultiplied; the next call may overwrite them. */
  rows(from: number, to: number): Uint8ClampedArray;
}

export interface ColourQuery {
  /** A pixel of the picture. */
  readonly seed: Point;
  /** See `createSimilarity`. */
  readonly tolerance: number;
  readonly contiguous: boolean;
}

/** Pixels read between two pauses: a few milliseconds of work. */
const BAND_PIXELS = 1 << 17;
/** Of a band of a very narrow picture: no canvas is much higher. */
const MAX_ROWS = 4096;

/**
 * @yields between pieces of a few milliseconds
 * @returns the selection; the picked pixel is always in it
 */
export function* selectByColour(
  source: PixelSource,
  { seed, tolerance, contiguous }: ColourQuery,
): Generator<void, RunMask> {
  const { width, height } = source;
  const at = seed.x * 4;
  const pixel = source.rows(seed.y, seed.y + 1);
  const colour: Colour = [pixel[at]!, pixel[at + 1]!, pixel[at + 2]!, pixel[at + 3]!];
  const isSimilar = createSimilarity(colour, tolerance);
  const runs = createRuns(height);
  const bandRows = Math.min(MAX_ROWS, Math.max(1, Math.floor(BAND_PIXELS / width)));
  for (let top = 0; top < height; top += bandRows) {
    const bottom = Math.min(height, top + bandRows);
    const data = source.rows(top, bottom);
    for (let y = top; y < bottom; y++) addRow(runs, data, (y - top) * width * 4, width, isSimilar);
    yield;
  }
  const isChosen = contiguous ? yield* joinedTo(seed, runs) : null;
  return toRunMask(runs, isChosen);
}

/** Runs of similar pixels in reading order; those of row y are rowEnds[y − 1] up to rowEnds[y]. */
interface Runs {
  readonly rowEnds: Uint32Array;
  rowCount: number;
  /** First column of each run, and the column after its last. */
  from: Uint32Array;
  to: Uint32Array;
  count: number;
}

function createRuns(height: number): Runs {
  const [from, to] = [new Uint32Array(1024), new Uint32Array(1024)];
  return { rowEnds: new Uint32Array(height), rowCount: 0, from, to, count: 0 };
}

function addRow(
  runs: Runs,
  data: Uint8ClampedArray,
  start: number,
  width: number,
  isSimilar: Similarity,
): void {
  let from = -1;
  // Neighbours are often equal, and then what held for one holds for the next.
  let last = -1;
  let wasSimilar = false;
  for (let x = 0, at = start; x < width; x++, at += 4) {
    const red = data[at]!;
    const green = data[at + 1]!;
    const blue = data[at + 2]!;
    const alpha = data[at + 3]!;
    const key = ((alpha * 256 + red) * 256 + green) * 256 + blue;
    if (key !== last) {
      last = key;
      wasSimilar = isSimilar(red, green, blue, alpha);
    }
    if (wasSimilar === from >= 0) continue;
    if (wasSimilar) from = x;
    else {
      push(runs, from, x);
      from = -1;
    }
  }
  if (from >= 0) push(runs, from, width);
  runs.rowEnds[runs.rowCount++] = runs.count;
}

function push(runs: Runs, from: number, to: number): void {
  if (runs.count === runs.from.length) {
    runs.from = doubled(runs.from);
    runs.to = doubled(runs.to);
  }
  runs.from[runs.count] = from;
  runs.to[runs.count++] = to;
}

function doubled(list: Uint32Array): Uint32Array {
  const larger = new Uint32Array(list.length * 2);
  larger.set(list);
  return larger;
}

const firstOf = ({ rowEnds }: Runs, y: number) => (y === 0 ? 0 : rowEnds[y - 1]!);

/** Runs looked at between two pauses. */
const PAUSE_EVERY = 1 << 16;

/** 1 for each run that is joined to the one with `seed` in it, over the edges of pixels. */
function* joinedTo(seed: Point, runs: Runs): Generator<void, Uint8Array> {
  const { rowEnds, from, to } = runs;
  const isChosen = new Uint8Array(runs.count);
  const first = firstEndingAfter(runs, seed.y, seed.x);
  isChosen[first] = 1;
  const open = [{ run: first, y: seed.y }];
  for (let looked = 0; open.length > 0; looked++) {
    if (looked % PAUSE_EVERY === PAUSE_EVERY - 1) yield;
    const { run, y } = open.pop()!;
    for (const row of [y - 1, y + 1]) {
      if (row < 0 || row >= rowEnds.length) continue;
      const end = rowEnds[row]!;
      let other = firstEndingAfter(runs, row, from[run]!);
      for (; other < end && from[other]! < to[run]!; other++) {
        if (isChosen[other] === 1) continue;
        isChosen[other] = 1;
        open.push({ run: other, y: row });
      }
    }
  }
  return isChosen;
}

/** The first run of the row that ends right of column `x`, or the first of the next row. */
function firstEndingAfter(runs: Runs, y: number, x: number): number {
  let low = firstOf(runs, y);
  let high = runs.rowEnds[y]!;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (runs.to[middle]! > x) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** @param isChosen - null: all of them */
function toRunMask(runs: Runs, isChosen: Uint8Array | null): RunMask {
  const rect = boundsOf(runs, isChosen);
  const writer = createRunWriter(rect);
  for (let y = 0; y < runs.rowCount; y++) {
    for (let i = firstOf(runs, y); i < runs.rowEnds[y]!; i++) {
      if (!isChosen || isChosen[i] === 1) writer.add(y, runs.from[i]!, runs.to[i]!);
    }
  }
  return { ...rect, runs: writer.finish() };
}

function boundsOf(runs: Runs, isChosen: Uint8Array | null): Rect {
  let bounds: Rect | null = null;
  for (let y = 0; y < runs.rowCount; y++) {
    let [left, right] = [Infinity, -Infinity];
    for (let i = firstOf(runs, y); i < runs.rowEnds[y]!; i++) {
      if (isChosen && isChosen[i] === 0) continue;
      left = Math.min(left, runs.from[i]!);
      right = Math.max(right, runs.to[i]!);
    }
    if (left === Infinity) continue;
    const row = { x: left, y, width: right - left, height: 1 };
    bounds = bounds ? unite(bounds, row) : row;
  }
  return bounds!; // the picked pixel at least is like itself
}
