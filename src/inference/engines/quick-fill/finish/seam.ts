/**
 * Takes the last difference in tone out of the join.
 *
 * The patches along the rim also say what the known pixels there ought to be. Where they are wrong
 * by a smooth amount, the fill beside them is wrong by as much: that error is averaged along the
 * rim, spread into the hole as a membrane, and subtracted.
 */
import type { Band } from './band';
import { type Canvas, MOST_VOTES } from '../kernels/canvas';
import type { Grid } from '../kernels/membrane-loops';
import { spanMembrane } from '../smooth/membrane';
import { inBatches, type Pace } from '../pace';
import { HOLE, KNOWN, VOID } from '../pixel-kind';
import { cropAlone, type Survey } from '../survey';

/** The known pixels beside the hole, and a rectangle around it and them. */
export type Ring = Pick<Band, 'rect' | 'ring'>;

/**
 * Averaging over a 3×3 square (1 is also as far as the grid's frame lets it look). 9×9 follows the tone only and leaves seams twice as strong on
 * photographs (2.0 levels, not 0.9); finer differences fade within as many pixels as they are wide.
 */
const RADIUS = 1;
const MAX_CORRECTION = 24;

export async function hideSeam(
  scene: Survey,
  band: Band,
  canvas: Canvas,
  pace: Pace,
): Promise<void> {
  const { ring } = band;
  const errors = new Float32Array(4 * ring.length);
  for (let from = 0; from < ring.length; from += MOST_VOTES) {
    if (pace.due()) await pace.rest();
    const some = ring.subarray(from, from + MOST_VOTES);
    const wanted = canvas.vote(some);
    const { data } = scene.image;
    for (let n = 0; n < some.length; n++) {
      const s = 4 * pictureIndex(scene, band, some[n]!);
      const e = 4 * (from + n);
      for (let c = 0; c < 3; c++) errors[e + c] = data[s + c]! - wanted[4 * n + c]!;
    }
  }
  await spreadErrors(scene, band, errors, canvas.data, pace);
}

/** The index in the picture of a pixel of the rectangle around the hole. */
function pictureIndex({ image }: Survey, { rect }: Ring, p: number): number {
  const x = p % rect.width;
  return (rect.y + (p - x) / rect.width) * image.width + rect.x + x;
}

/**
 * Adds to the hole's colours in `data` what is wrong beside them.
 *
 * @param errors - of the ring's pixels, four each, in levels; NaN where nobody knows. Overwritten
 */
export async function spreadErrors(
  scene: Survey,
  along: Ring,
  errors: Float32Array,
  data: Uint8ClampedArray,
  pace: Pace,
): Promise<void> {
  const { image } = scene;
  const { rect, ring } = along;
  // Only the ring holds the membrane; everything else outside the hole is as if it were not there.
  const around = await cropAlone(scene, rect, pace);
  await inBatches(around.length, pace, (from, to) => {
    for (let p = from; p < to; p++) if (around[p] === KNOWN) around[p] = VOID;
  });
  for (let n = 0; n < ring.length; n++) {
    if (!Number.isNaN(errors[4 * n]!)) around[ring[n]!] = KNOWN;
  }
  const fix = (grid: Grid) => smoothAlong(errors, grid, along, pace);
  const { values, width } = await spanMembrane(around, rect, pace, 1, fix);
  for (let y = 0; y < rect.height; y++) {
    if (pace.due()) await pace.rest();
    const s = 4 * ((rect.y + y) * image.width + rect.x);
    const from = 4 * ((y + 1) * width + 1);
    addToHole(around, y * rect.width, (y + 1) * rect.width, data, s, values, from);
  }
}

/** Adds a row of colours, from place `v` of `values`, to those from place `s` of `data`. */
function addToHole(
  around: Uint8Array,
  row: number,
  end: number,
  data: Uint8ClampedArray,
  s: number,
  values: Float32Array,
  v: number,
): void {
  for (let p = row; p < end; p++, s += 4, v += 4) {
    if (around[p] !== HOLE) continue;
    for (let c = 0; c < 3; c++) data[s + c]! += values[v + c]!;
  }
}

/** Writes the errors on the ring, as their mean over a square, held within MAX_CORRECTION. */
async function smoothAlong(
  errors: Float32Array,
  grid: Grid,
  { rect, ring }: Ring,
  pace: Pace,
): Promise<void> {
  const { kind, values, width } = grid;
  const inGrid = (p: number) => {
    const x = p % rect.width;
    return ((p - x) / rect.width + 1) * width + x + 1;
  };
  await inBatches(ring.length, pace, (from, to) => {
    for (let n = from; n < to; n++) {
      const q = inGrid(ring[n]!);
      if (kind[q] === KNOWN) values.set(errors.subarray(4 * n, 4 * n + 3), 4 * q);
    }
  });
  await inBatches(ring.length, pace, (from, to) => {
    for (let n = from; n < to; n++) meanAround(grid, inGrid(ring[n]!), errors, 4 * n);
  });
  for (let n = 0; n < ring.length; n++) {
    const q = inGrid(ring[n]!);
    if (kind[q] !== KNOWN) continue;
    for (let c = 0; c < 3; c++) {
      const mean = errors[4 * n + c]!;
      values[4 * q + c] = Math.min(Math.max(mean, -MAX_CORRECTION), MAX_CORRECTION);
    }
  }
}

/** Writes the mean of the errors on the ring in the square around `p` to `means`. */
function meanAround(
  { kind, values, width }: Grid,
  p: number,
  means: Float32Array,
  at: number,
): void {
  let counted = 0;
  means.fill(0, at, at + 3);
  for (let j = -RADIUS; j <= RADIUS; j++) {
    for (let q = p + j * width - RADIUS; q <= p + j * width + RADIUS; q++) {
      if (kind[q] !== KNOWN) continue;
      for (let c = 0; c < 3; c++) means[at + c]! += values[4 * q + c]!;
      counted++;
    }
  }
  for (let c = 0; c < 3; c++) means[at + c]! /= Math.max(counted, 1);
}
