/**
 * Splits the lightness around a hole into bands of detail, each kept at the resolution that it needs.
 *
 * A pyramid: before each halving a level is blurred by a box of 3×3 cells, and a band is what the box takes
 * away. All in all that is as much as Gaussian blurs of sigma 0.8, 1.9, 3.9 and 7.9 pixels.
 */
import type { Size } from '../../../core/geometry';
import { boxSumAtPace } from '../box-sum';
import { inBatches, type Pace } from '../pace';
import { HOLE, KNOWN } from '../pixel-kind';

const BANDS = 4;

/** A level's cells: 1, 2, 4 or 8 pixels wide. Shares are of a cell's pixels, 0–1. */
export interface Cells extends Size {
  /** What is to be filled. */
  readonly hole: Float32Array;
  readonly known: Float32Array;
  /** As `hole`, but pixels that may change in part only count as that part. */
  readonly free: Float32Array;
  /** In the square of 3×3 around, the cells that are not wholly off limits. */
  readonly heard: Float32Array;
}

/** The cells of every band, the finest first, which are the pixels. @param free - per pixel, 0–1 */
export async function layOutCells(
  kind: Uint8Array,
  free: Float32Array,
  { width, height }: Size,
  pace: Pace,
): Promise<Cells[]> {
  const [hole, known] = [new Float32Array(kind.length), new Float32Array(kind.length)];
  await inBatches(kind.length, pace, (from, to) => markCells(kind, from, to, hole, known));
  const all: Cells[] = [];
  let next: Omit<Cells, 'heard'> = { width, height, hole, known, free };
  while (all.length < BANDS) {
    const heard = new Float32Array(next.hole.length);
    const { hole, known } = next;
    await inBatches(heard.length, pace, (from, to) => markHeard(hole, known, from, to, heard));
    await boxSumAtPace(heard, next, 1, pace);
    all.push({ ...next, heard });
    next = {
      width: (next.width + 1) >> 1,
      height: (next.height + 1) >> 1,
      hole: meanOfBlocks(next.hole, next),
      known: meanOfBlocks(next.known, next),
      free: meanOfBlocks(next.free, next),
    };
    if (pace.due()) await pace.rest();
  }
  return all;
}

// Loops over all cells are functions of their own, called often: what only a step of a fill has, runs uncompiled.
function markCells(
  kind: Uint8Array,
  from: number,
  to: number,
  hole: Float32Array,
  known: Float32Array,
): void {
  for (let p = from; p < to; p++) {
    if (kind[p] === HOLE) hole[p] = 1;
    else if (kind[p] === KNOWN) known[p] = 1;
  }
}

function markHeard(
  hole: Float32Array,
  known: Float32Array,
  from: number,
  to: number,
  heard: Float32Array,
): void {
  for (let p = from; p < to; p++) if (hole[p]! + known[p]! > 0) heard[p] = 1;
}

/** Over 2×2 cells; what lies beyond the border is 0. */
function meanOfBlocks(values: Float32Array, { width, height }: Size): Float32Array {
  const across = (width + 1) >> 1;
  const means = new Float32Array(across * ((height + 1) >> 1));
  for (let y = 0, p = 0; y < height; y++) {
    const row = (y >> 1) * across;
    for (let x = 0; x < width; x++, p++) means[row + (x >> 1)]! += values[p]! / 4;
  }
  return means;
}

/** The bands of `light`, which is 0 where it is off limits; what is off limits has no say and is 0. */
export async function splitDetail(
  light: Float32Array,
  levels: readonly Cells[],
  pace: Pace,
): Promise<Float32Array[]> {
  const bands: Float32Array[] = [];
  let values = light;
  for (const [index, cells] of levels.entries()) {
    const band = new Float32Array(values.length);
    await boxSumAtPace(values, cells, 1, pace, { into: band, counts: cells.heard });
    const coarser = levels[index + 1];
    const sums = new Float32Array(coarser ? coarser.hole.length : 0);
    for (let y = 0; y < cells.height; y++) {
      const into = sums.subarray((y >> 1) * ((cells.width + 1) >> 1));
      takeDetail(values, cells, y * cells.width, into, band);
      if (pace.due()) await pace.rest();
    }
    if (coarser) divideByShares(sums, coarser);
    bands.push(band);
    values = sums;
  }
  return bands;
}

/** Of a row: adds the blurred values in `band` to those of the coarser level, and leaves what they lack. */
function takeDetail(
  values: Float32Array,
  { width, hole, known }: Cells,
  row: number,
  coarser: Float32Array,
  band: Float32Array,
): void {
  for (let x = 0, p = row; x < width; x++, p++) {
    const share = hole[p]! + known[p]!;
    coarser[x >> 1]! += share * band[p]!;
    band[p] = share > 0 ? values[p]! - band[p]! : 0;
  }
}

function divideByShares(sums: Float32Array, { hole, known }: Cells): void {
  for (let p = 0; p < sums.length; p++) sums[p]! /= Math.max(4 * (hole[p]! + known[p]!), 1e-9);
}

/** The sum of the bands, each times its gain, per pixel; as far as it is free. */
export async function joinDetail(
  bands: readonly Float32Array[],
  gains: readonly number[],
  levels: readonly Cells[],
  pace: Pace,
): Promise<Float32Array> {
  let sum = bands[BANDS - 1]!.map((value) => gains[BANDS - 1]! * value);
  for (let index = BANDS - 2; index >= 0; index--) {
    const cells = levels[index]!;
    const finer = new Float32Array(cells.hole.length);
    for (let y = 0; y < cells.height; y++) {
      const coarser = enlargeDown(sum, levels[index + 1]!, y);
      joinRow(coarser, bands[index]!, gains[index]!, cells, y * cells.width, finer);
      if (pace.due()) await pace.rest();
    }
    sum = finer;
  }
  await inBatches(sum.length, pace, (from, to) => multiply(sum, levels[0]!.free, from, to));
  return sum;
}

function multiply(values: Float32Array, by: Float32Array, from: number, to: number): void {
  for (let p = from; p < to; p++) values[p]! *= by[p]!;
}

/** Row `y` of the finer level, between two of the coarser. */
function enlargeDown(values: Float32Array, { width, height }: Size, y: number): Float32Array {
  const beside = Math.min(Math.max((y >> 1) + 2 * (y & 1) - 1, 0), height - 1);
  const row = new Float32Array(width);
  const [near, far] = [(y >> 1) * width, beside * width];
  for (let x = 0; x < width; x++) row[x] = (3 * values[near + x]! + values[far + x]!) / 4;
  return row;
}

/** Writes a row of a band and what the coarser ones come to there. */
function joinRow(
  coarser: Float32Array,
  band: Float32Array,
  gain: number,
  { width }: Cells,
  row: number,
  into: Float32Array,
): void {
  const last = coarser.length - 1;
  for (let x = 0, p = row; x < width; x++, p++) {
    const beside = Math.min(Math.max((x >> 1) + 2 * (x & 1) - 1, 0), last);
    into[p] = gain * band[p]! + (3 * coarser[x >> 1]! + coarser[beside]!) / 4;
  }
}
