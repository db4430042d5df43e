/**
 * The smoothest surface through given values: Laplace's equation on the pixels of a hole.
 *
 * Kinds as in `pixel-kind`: KNOWN values are fixed, HOLE values are solved for, VOID pixels and the
 * outside of the picture are as if they were not there (zero slope across them). A coarse-to-fine
 * start, then multigrid V-cycles: O(pixels). Four channels at once, in single precision.
 */
import type { Size } from '../../../core/geometry';
import type { Grid, GridShape, MembraneLoops } from '../kernels/membrane-loops';
import { inBatches, inStrips, type Pace } from '../pace';
import { HOLE, KNOWN, VOID } from '../pixel-kind';

const START_SWEEPS = 4;
const SMOOTHING_SWEEPS = 2;
const COARSEST_SWEEPS = 24;
/** Each divides the error by about 4; after 3 it is below 0.04 % of the range in a 400-pixel hole. */
export const CYCLES = 3;

/**
 * Overwrites the HOLE entries of `values` (width × height × 4). A part of the hole that no KNOWN pixel
 * touches takes what lies near it; where nothing is known at all, the hole becomes 0.
 *
 * @param cycles - V-cycles after the start: 1 will do where a percent of the range may be wrong
 */
export async function solveMembrane(
  values: Float32Array,
  kind: Uint8Array,
  { width, height }: Size,
  pace: Pace,
  cycles = CYCLES,
): Promise<void> {
  const fix = (grid: Grid) => copyKnown(values, width, grid, pace);
  const grid = await spanMembrane(kind, { width, height }, pace, cycles, fix);
  await copyHoles(grid, values, width, pace);
}

/**
 * As `solveMembrane`, without a copy of the values.
 *
 * @param fix - writes those of the KNOWN pixels to the grid, which has a frame of one pixel and is 0
 * @returns the grid, solved; valid until the next loop is opened
 */
export async function spanMembrane(
  kind: Uint8Array,
  size: Size,
  pace: Pace,
  cycles: number,
  fix: (grid: Grid) => Promise<void>,
): Promise<Grid> {
  const frames = await listFrames(kind, size, pace);
  const membrane = pace.loops.openMembrane(frames);
  const { grids } = membrane;
  for (const [g, grid] of grids.entries()) {
    grid.kind.set(frames[g]!.kind);
    await listHoles(membrane, grid, pace);
    await clear(grid.values, pace);
    await clear(grid.target, pace);
    if (g === 0) await fix(grid);
    else await inStrips(grid, pace, (from, to) => meanOfKnown(grids[g - 1]!, grid, from, to));
  }
  for (let g = grids.length - 1; g >= 0; g--) {
    const isCoarsest = g === grids.length - 1;
    if (!isCoarsest) await prolong(membrane, g, false, pace);
    await sweep(membrane, g, isCoarsest ? COARSEST_SWEEPS : START_SWEEPS, pace);
  }
  for (let cycle = 0; cycle < cycles; cycle++) await correct(membrane, 0, pace);
  return grids[0]!;
}

async function clear(values: Float32Array, pace: Pace): Promise<void> {
  await inBatches(values.length, pace, (from, to) => values.fill(0, from, to));
}

interface Frame extends GridShape {
  readonly kind: Uint8Array;
}

/** The kinds of every grid: the given ones in a frame, then half as many each way, while any is a hole. */
async function listFrames(kind: Uint8Array, { width, height }: Size, pace: Pace): Promise<Frame[]> {
  const framed = new Uint8Array((width + 2) * (height + 2)).fill(VOID);
  let holes = 0;
  await inStrips({ width, height }, pace, (from, to) => {
    for (let y = from; y < to; y++) {
      framed.set(kind.subarray(y * width, (y + 1) * width), (y + 1) * (width + 2) + 1);
    }
    holes += pace.loops.countOf(kind.subarray(from * width, to * width), HOLE);
  });
  let last: Frame = { width: width + 2, height: height + 2, kind: framed, holes };
  const frames = [last];
  while (Math.min(last.width, last.height) > 4) {
    last = await coarsen(last, pace);
    if (last.holes === 0) break;
    frames.push(last);
  }
  return frames;
}

/** A cell is fixed as soon as one of its four pixels is. */
async function coarsen({ width, height, kind }: Frame, pace: Pace): Promise<Frame> {
  const size = { width: ((width - 1) >> 1) + 2, height: ((height - 1) >> 1) + 2 };
  const coarse = new Uint8Array(size.width * size.height).fill(VOID);
  let holes = 0;
  await inStrips(size, pace, (from, to) => {
    for (let y = Math.max(from, 1); y < Math.min(to, size.height - 1); y++) {
      const row = coarse.subarray(y * size.width, (y + 1) * size.width);
      holes += coarsenRow(kind, width, (2 * y - 1) * width, row);
    }
  });
  return { ...size, kind: coarse, holes };
}

/** @param from - the first of two rows. @returns how many cells of the row, but for the frame, are holes */
function coarsenRow(kind: Uint8Array, width: number, from: number, row: Uint8Array): number {
  let holes = 0;
  for (let x = 1, p = from + 1; x < row.length - 1; x++, p += 2) {
    // KNOWN before HOLE before VOID.
    const first = Math.min(kind[p]!, kind[p + 1]!, kind[p + width]!, kind[p + width + 1]!);
    row[x] = first;
    if (first === HOLE) holes++;
  }
  return holes;
}

async function listHoles(membrane: MembraneLoops, grid: Grid, pace: Pace): Promise<void> {
  let count = 0;
  await inStrips(grid, pace, (from, to) => {
    count = membrane.listHoles(grid, from * grid.width, to * grid.width, count);
  });
}

/** @param width - of `values`, which has no frame */
async function copyKnown(values: Float32Array, width: number, grid: Grid, pace: Pace) {
  await inStrips(grid, pace, (from, to) => {
    for (let y = from; y < to; y++) {
      for (let x = 0; x < grid.width; x++) {
        const q = y * grid.width + x;
        if (grid.kind[q] !== KNOWN) continue;
        const p = (y - 1) * width + x - 1;
        for (let c = 0; c < 4; c++) grid.values[4 * q + c] = values[4 * p + c]!;
      }
    }
  });
}

async function copyHoles(grid: Grid, values: Float32Array, width: number, pace: Pace) {
  await inBatches(grid.holes.length, pace, (from, to) => {
    for (let h = from; h < to; h++) {
      const q = grid.holes[h]!;
      const x = q % grid.width;
      const p = ((q - x) / grid.width - 1) * width + x - 1;
      for (let c = 0; c < 4; c++) values[4 * p + c] = grid.values[4 * q + c]!;
    }
  });
}

/** Fixed cells get the mean of their fixed pixels. */
function meanOfKnown({ width, kind, values }: Grid, coarse: Grid, from: number, to: number): void {
  const sum = [0, 0, 0, 0];
  for (let y = from; y < to; y++) {
    for (let x = 0; x < coarse.width; x++) {
      const q = y * coarse.width + x;
      if (coarse.kind[q] !== KNOWN) continue;
      sum.fill(0);
      let fixed = 0;
      for (let i = 0; i < 4; i++) {
        const p = (2 * y - 1 + (i >> 1)) * width + 2 * x - 1 + (i & 1);
        if (kind[p] !== KNOWN) continue;
        for (let c = 0; c < 4; c++) sum[c]! += values[4 * p + c]!;
        fixed++;
      }
      for (let c = 0; c < 4; c++) coarse.values[4 * q + c] = sum[c]! / fixed;
    }
  }
}

async function sweep(membrane: MembraneLoops, g: number, times: number, pace: Pace): Promise<void> {
  const grid = membrane.grids[g]!;
  for (let n = 0; n < times; n++) {
    await inBatches(grid.holes.length, pace, (from, to) => membrane.sweep(grid, from, to));
  }
}

/** One V-cycle: smooth, solve for the remaining error one grid down, smooth again. */
async function correct(membrane: MembraneLoops, g: number, pace: Pace): Promise<void> {
  const { grids } = membrane;
  const [fine, coarse] = [grids[g]!, grids[g + 1]];
  if (!coarse) {
    await sweep(membrane, g, COARSEST_SWEEPS, pace);
    return;
  }
  await sweep(membrane, g, SMOOTHING_SWEEPS, pace);
  // From here on the coarse grid holds a correction: nothing to correct where values are fixed. Its
  // target is four pixels' residuals added up, as a cell's step is twice as long.
  await clear(coarse.values, pace);
  await inBatches(fine.holes.length, pace, (from, to) => membrane.restrict(fine, coarse, from, to));
  await inBatches(coarse.holes.length, pace, (from, to) => takeTargets(coarse, from, to));
  await clear(coarse.values, pace);
  await correct(membrane, g + 1, pace);
  await prolong(membrane, g, true, pace);
  await sweep(membrane, g, SMOOTHING_SWEEPS, pace);
}

function takeTargets({ values, holes, target }: Grid, from: number, to: number): void {
  for (let h = from; h < to; h++) {
    for (let c = 0; c < 4; c++) target[4 * h + c] = values[4 * holes[h]! + c]!;
  }
}

/** From grid `g` + 1 to grid `g`. */
async function prolong(membrane: MembraneLoops, g: number, add: boolean, pace: Pace) {
  const [fine, coarse] = [membrane.grids[g]!, membrane.grids[g + 1]!];
  await inBatches(fine.holes.length, pace, (from, to) =>
    membrane.prolong(coarse, fine, add, from, to),
  );
}
