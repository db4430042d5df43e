/**
 * The smoothest surface through given values: Laplace's equation on the pixels of a hole.
 *
 * Kinds as in `pixel-kind`: KNOWN values are fixed, HOLE values are solved for, VOID pixels and the
 * outside of the picture are as if they were not there (zero slope across them). A coarse-to-fine
 * start, then multigrid V-cycles: O(pixels).
 */
import type { Pace } from './pace';
import { HOLE, KNOWN, VOID } from './pixel-kind';

/** One resolution, framed by one VOID pixel on every side. */
interface Grid {
  /** With the frame. */
  readonly width: number;
  readonly height: number;
  readonly kind: Uint8Array;
  /** 0 in VOID pixels, so that a sum over neighbours need not ask. */
  readonly values: Float32Array;
  /** Hole pixels, ascending. */
  readonly holes: Int32Array;
  /** Per hole: neighbours that are not VOID. */
  readonly neighbours: Uint8Array;
  /** Per hole: RELAXATION over `neighbours`, or 0. */
  readonly step: Float32Array;
  /** Per hole: what the sum of differences to the neighbours should be. */
  readonly target: Float32Array;
}

const START_SWEEPS = 4;
const SMOOTHING_SWEEPS = 2;
const COARSEST_SWEEPS = 24;
/** Each divides the error by about 4; after 3 it is below 0.04 % of the range in a 400-pixel hole. */
const CYCLES = 3;
const RELAXATION = 1.3;

/**
 * Overwrites the HOLE entries of `values` (width × height). A part of the hole that no KNOWN pixel
 * touches takes what lies near it; where nothing is known at all, the hole becomes 0.
 *
 * @param cycles - V-cycles after the start: 1 will do where a percent of the range may be wrong
 */
export async function solveMembrane(
  values: Float32Array,
  kind: Uint8Array,
  width: number,
  height: number,
  pace: Pace,
  cycles = CYCLES,
): Promise<void> {
  const grids = [frame(values, kind, width, height)];
  for (let last = grids[0]!; Math.min(last.width, last.height) > 4; last = grids.at(-1)!) {
    if (pace.due()) await pace.rest();
    const next = coarsen(last);
    if (next.holes.length === 0) break;
    grids.push(next);
  }
  for (let g = grids.length - 1; g >= 0; g--) {
    const isCoarsest = g === grids.length - 1;
    if (!isCoarsest) prolong(grids[g + 1]!, grids[g]!, true);
    if (pace.due()) await pace.rest();
    await sweep(grids[g]!, isCoarsest ? COARSEST_SWEEPS : START_SWEEPS, pace);
  }
  for (let cycle = 0; cycle < cycles; cycle++) await correct(grids, 0, pace);

  if (pace.due()) await pace.rest();
  const { holes, values: solved } = grids[0]!;
  for (const p of holes) {
    const x = p % (width + 2);
    values[((p - x) / (width + 2) - 1) * width + x - 1] = solved[p]!;
  }
}

function frame(values: Float32Array, kind: Uint8Array, width: number, height: number): Grid {
  const w = width + 2;
  const framedKind = new Uint8Array(w * (height + 2)).fill(VOID);
  const framed = new Float32Array(framedKind.length);
  for (let y = 0, p = 0; y < height; y++) {
    for (let x = 0, q = (y + 1) * w + 1; x < width; x++, p++, q++) {
      framedKind[q] = kind[p]!;
      if (kind[p] === KNOWN) framed[q] = values[p]!;
    }
  }
  return createGrid(w, height + 2, framedKind, framed);
}

function createGrid(width: number, height: number, kind: Uint8Array, values: Float32Array): Grid {
  let count = 0;
  for (let p = 0; p < kind.length; p++) if (kind[p] === HOLE) count++;
  const holes = new Int32Array(count);
  const neighbours = new Uint8Array(count);
  const step = new Float32Array(count);
  for (let p = 0, h = 0; p < kind.length; p++) {
    if (kind[p] !== HOLE) continue;
    let count = 0;
    if (kind[p - 1] !== VOID) count++;
    if (kind[p + 1] !== VOID) count++;
    if (kind[p - width] !== VOID) count++;
    if (kind[p + width] !== VOID) count++;
    neighbours[h] = count;
    step[h] = count > 0 ? RELAXATION / count : 0;
    holes[h++] = p;
  }
  const target = new Float32Array(count);
  return { width, height, kind, values, holes, neighbours, step, target };
}

/** Half the size; a cell is fixed as soon as one of its four pixels is, to their mean. */
function coarsen({ width, height, kind, values }: Grid): Grid {
  const w = ((width - 1) >> 1) + 2;
  const h = ((height - 1) >> 1) + 2;
  const coarseKind = new Uint8Array(w * h).fill(VOID);
  const coarseValues = new Float32Array(w * h);
  for (let y = 1; y < h - 1; y++) {
    for (let x = 1; x < w - 1; x++) {
      let sum = 0;
      let fixed = 0;
      let holes = 0;
      for (let c = 0; c < 4; c++) {
        const j = 2 * y - 1 + (c >> 1);
        const i = 2 * x - 1 + (c & 1);
        if (j >= height || i >= width) continue;
        const p = j * width + i;
        if (kind[p] === KNOWN) {
          sum += values[p]!;
          fixed++;
        } else if (kind[p] === HOLE) holes++;
      }
      const q = y * w + x;
      if (fixed > 0) {
        coarseKind[q] = KNOWN;
        coarseValues[q] = sum / fixed;
      } else if (holes > 0) coarseKind[q] = HOLE;
    }
  }
  return createGrid(w, h, coarseKind, coarseValues);
}

/** Gauss–Seidel with over-relaxation. */
async function sweep(grid: Grid, times: number, pace: Pace): Promise<void> {
  const { width, values, holes, neighbours, step, target } = grid;
  for (let n = 0; n < times; n++) {
    if (pace.due()) await pace.rest();
    for (let h = 0; h < holes.length; h++) {
      const p = holes[h]!;
      const sum = values[p - 1]! + values[p + 1]! + values[p - width]! + values[p + width]!;
      values[p]! += step[h]! * (sum - target[h]! - neighbours[h]! * values[p]!);
    }
  }
}

/** One V-cycle: smooth, solve for the remaining error one grid down, smooth again. */
async function correct(grids: readonly Grid[], g: number, pace: Pace): Promise<void> {
  const fine = grids[g]!;
  const coarse = grids[g + 1];
  if (!coarse) {
    await sweep(fine, COARSEST_SWEEPS, pace);
    return;
  }
  await sweep(fine, SMOOTHING_SWEEPS, pace);
  // From here on the coarse grid holds a correction: nothing to correct where values are fixed.
  coarse.values.fill(0);
  restrictResidual(fine, coarse);
  if (pace.due()) await pace.rest();
  await correct(grids, g + 1, pace);
  prolong(coarse, fine, false);
  if (pace.due()) await pace.rest();
  await sweep(fine, SMOOTHING_SWEEPS, pace);
}

/** The coarse right side: four pixels' residuals added up, as a cell's step is twice as long. */
function restrictResidual(fine: Grid, coarse: Grid): void {
  const { width, values, holes, neighbours, target } = fine;
  const sums = new Float32Array(coarse.kind.length);
  for (let h = 0; h < holes.length; h++) {
    const p = holes[h]!;
    const sum = values[p - 1]! + values[p + 1]! + values[p - width]! + values[p + width]!;
    const x = p % width;
    const y = (p - x) / width;
    sums[((y + 1) >> 1) * coarse.width + ((x + 1) >> 1)]! +=
      target[h]! - sum + neighbours[h]! * values[p]!;
  }
  for (let h = 0; h < coarse.holes.length; h++) coarse.target[h] = sums[coarse.holes[h]!]!;
}

/** Bilinear interpolation onto the hole pixels of `fine`: replaces them (`set`) or is added. */
function prolong(coarse: Grid, fine: Grid, set: boolean): void {
  const { kind, values } = coarse;
  for (const p of fine.holes) {
    const x = p % fine.width;
    const y = (p - x) / fine.width;
    const near = ((y + 1) >> 1) * coarse.width + ((x + 1) >> 1);
    // Odd pixels are the first of their cell, so their other neighbour is the cell before.
    const beside = x & 1 ? -1 : 1;
    const above = y & 1 ? -coarse.width : coarse.width;
    let sum = 9 * values[near]!;
    let weights = 9;
    if (kind[near + beside] !== VOID) {
      sum += 3 * values[near + beside]!;
      weights += 3;
    }
    if (kind[near + above] !== VOID) {
      sum += 3 * values[near + above]!;
      weights += 3;
    }
    if (kind[near + above + beside] !== VOID) {
      sum += values[near + above + beside]!;
      weights++;
    }
    fine.values[p] = sum / weights + (set ? 0 : fine.values[p]!);
  }
}
