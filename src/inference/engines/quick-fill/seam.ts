/**
 * Takes the last difference in tone out of the join.
 *
 * The patches along the rim also say what the known pixels there ought to be. Where they are wrong
 * by a smooth amount, the fill beside them is wrong by as much: that error is averaged along the
 * rim, spread into the hole as a membrane, and subtracted.
 */
import type { Size } from '../../core/geometry';
import type { Band } from './band';
import { type Canvas, MOST_VOTES } from './kernels/canvas';
import { solveMembrane } from './membrane';
import { inBatches, inStrips, type Pace } from './pace';
import { HOLE, KNOWN, VOID } from './pixel-kind';
import type { Survey } from './survey';

/**
 * Averaging over a 3×3 square. 9×9 follows the tone only and leaves seams twice as strong on
 * photographs (2.0 levels, not 0.9); finer differences fade within as many pixels as they are wide.
 */
const RADIUS = 1;
const MAX_CORRECTION = 24;

export async function hideSeam(
  { image, kind }: Survey,
  band: Band,
  canvas: Canvas,
  pace: Pace,
): Promise<void> {
  const { rect, ring } = band;
  const area = rect.width * rect.height;
  const toPicture = (p: number) => {
    const x = p % rect.width;
    return (rect.y + (p - x) / rect.width) * image.width + rect.x + x;
  };
  // Only the ring holds the membrane; everything else outside the hole is as if it were not there.
  const around = new Uint8Array(area).fill(VOID);
  await inStrips(rect, pace, (from, to) => {
    for (let y = from, p = y * rect.width; y < to; y++) {
      const row = (rect.y + y) * image.width + rect.x;
      for (let x = 0; x < rect.width; x++, p++) if (kind[row + x] === HOLE) around[p] = HOLE;
    }
  });
  const errors = new Float32Array(4 * area);
  for (let from = 0; from < ring.length; from += MOST_VOTES) {
    if (pace.due()) await pace.rest();
    const some = ring.subarray(from, from + MOST_VOTES);
    const wanted = canvas.vote(some);
    for (let n = 0; n < some.length; n++) {
      const p = some[n]!;
      if (Number.isNaN(wanted[4 * n])) continue;
      const s = 4 * toPicture(p);
      around[p] = KNOWN;
      for (let c = 0; c < 3; c++) errors[4 * p + c] = image.data[s + c]! - wanted[4 * n + c]!;
    }
  }
  await smoothAlong(errors, around, band, pace);
  await solveMembrane(errors, around, rect, pace, 1);
  const { data } = canvas;
  for (let y = 0, p = 0; y < rect.height; y++) {
    if (pace.due()) await pace.rest();
    const row = (rect.y + y) * image.width + rect.x;
    for (let x = 0; x < rect.width; x++, p++) {
      if (around[p] !== HOLE) continue;
      for (let c = 0; c < 3; c++) data[4 * (row + x) + c]! += errors[4 * p + c]!;
    }
  }
}

/** Replaces the errors on the ring by their mean over a square, held within MAX_CORRECTION. */
async function smoothAlong(
  errors: Float32Array,
  around: Uint8Array,
  { rect, ring }: Band,
  pace: Pace,
): Promise<void> {
  const means = new Float32Array(4 * ring.length);
  await inBatches(ring.length, pace, (from, to) => {
    for (let n = from; n < to; n++) meanAround(errors, around, rect, ring[n]!, means, 4 * n);
  });
  for (let n = 0; n < ring.length; n++) {
    for (let c = 0; c < 3; c++) {
      const mean = means[4 * n + c]!;
      errors[4 * ring[n]! + c] = Math.min(Math.max(mean, -MAX_CORRECTION), MAX_CORRECTION);
    }
  }
}

/** Writes the mean of the errors on the ring in the square around `p` to `means`. */
function meanAround(
  errors: Float32Array,
  around: Uint8Array,
  { width, height }: Size,
  p: number,
  means: Float32Array,
  at: number,
): void {
  const x = p % width;
  const y = (p - x) / width;
  let counted = 0;
  for (let j = Math.max(y - RADIUS, 0); j <= Math.min(y + RADIUS, height - 1); j++) {
    for (let i = Math.max(x - RADIUS, 0); i <= Math.min(x + RADIUS, width - 1); i++) {
      const q = j * width + i;
      if (around[q] !== KNOWN) continue;
      for (let c = 0; c < 3; c++) means[at + c]! += errors[4 * q + c]!;
      counted++;
    }
  }
  for (let c = 0; c < 3; c++) means[at + c]! /= Math.max(counted, 1);
}
