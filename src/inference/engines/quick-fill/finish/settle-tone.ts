/**
 * Takes the tone of a doubtful fill from its surroundings.
 *
 * Patches that fit badly bring tones of their own: a light blot on dark fur. Where the whole fill is
 * in doubt, what lies between it and a smooth surface that goes on with the rim's edges is blurred and
 * added: the coarse tone is the rim's, the texture stays the patches'. What `doubt` believes is left.
 */
import { inflate, intersect, wholeOf, type Rect } from '../../../core/geometry';
import type { Raster } from '../../../core/raster';
import { boxSumAtPace } from '../box-sum';
import { CHAMFER_STEP, chamferAtPace } from '../chamfer';
import { FINENESS, isDrawn, type Level } from '../patches/level';
import { spanEdges } from '../smooth/edge-surface';
import { doubtIn } from './doubted-tones';
import { inStrips, type Pace } from '../pace';
import { HOLE, KNOWN, VOID } from '../pixel-kind';
import type { Survey } from '../survey';

/** From this strain on the tone is settled; from the second on wholly so. */
const STRAINS = [155, 190] as const;
/** Three box means of this radius, in blocks: 3 takes texture along, 10 hardly helps. */
const RADIUS = 4;
/** What three sums over squares make of 1. */
const VOLUME = (2 * RADIUS + 1) ** 6;
/** Grows from nothing at the rim, where the join is good, to all of it at this depth, in blocks. */
const FADE = 4;

/**
 * Changes the hole's colours in `out`.
 *
 * @param k - halvings between the picture and `level`, which holds the estimate
 * @param strain - of the matching; see `strainIn`
 */
export async function settleTone(
  scene: Survey,
  level: Level,
  k: number,
  strain: number,
  out: Raster,
  pace: Pace,
): Promise<void> {
  const share = Math.min((strain - STRAINS[0]) / (STRAINS[1] - STRAINS[0]), 1);
  if (share <= 0 || isDrawn(level)) return;
  const blocks = { width: (level.width + 1) >> 1, height: (level.height + 1) >> 1 };
  const times = k + 1;
  for (const part of scene.parts) {
    const [left, top] = [part.x >> times, part.y >> times];
    const width = ((part.x + part.width - 1) >> times) - left + 1;
    const height = ((part.y + part.height - 1) >> times) - top + 1;
    const around = inflate({ x: left, y: top, width, height }, 3 * RADIUS);
    const rect = intersect(around, wholeOf(blocks));
    const shift = await toneError(level, rect, share, pace);
    await addSmoothly(scene, part, shift, rect, times, out, pace);
  }
}

/**
 * Surface less estimate, blurred and faded out towards the rim: four channels over `rect`, which is in
 * blocks, in levels. What the blur leaves of it is blurred and added too, which tells tone from detail more sharply.
 */
async function toneError(
  level: Level,
  rect: Rect,
  share: number,
  pace: Pace,
): Promise<Float32Array> {
  const { estimate, kind } = await blocksOf(level, rect, pace);
  const error = estimate.slice();
  await spanEdges(error, kind, rect, pace);
  const depth = await chamferAtPace(kind, rect, (of) => of !== HOLE, pace);
  const doubt = await doubtIn(estimate, kind, depth, rect, pace);
  for (let i = 0; i < error.length; i++) error[i] = doubt[i >> 2]! * (error[i]! - estimate[i]!);
  const channel = new Float32Array(kind.length);
  for (let c = 0; c < 3; c++) {
    for (let p = 0; p < kind.length; p++) channel[p] = kind[p] === HOLE ? error[4 * p + c]! : 0;
    await blur(channel, rect, pace);
    const once = channel.slice();
    for (let p = 0; p < kind.length; p++) if (kind[p] !== HOLE) channel[p] = 0;
    await blur(channel, rect, pace);
    // Outside of the hole the depth is 0.
    for (let p = 0; p < kind.length; p++) {
      error[4 * p + c] = 0;
      if (depth[p] === 0) continue;
      const fade = Math.min(depth[p]! / (FADE * CHAMFER_STEP), 1);
      error[4 * p + c] = ((2 * once[p]! - channel[p]!) * fade * share) / FINENESS;
    }
  }
  return error;
}

/** Means over 2×2 pixels of the level, which tell tones as well in a quarter of the time. */
async function blocksOf(level: Level, rect: Rect, pace: Pace) {
  const kind = new Uint8Array(rect.width * rect.height);
  const estimate = new Float32Array(4 * kind.length);
  await inStrips(rect, pace, (from, to) => {
    for (let y = from, q = from * rect.width; y < to; y++) {
      for (let x = 0; x < rect.width; x++, q++) {
        kind[q] = writeMean(level, 2 * (rect.x + x), 2 * (rect.y + y), estimate, 4 * q);
      }
    }
  });
  return { estimate, kind };
}

/** Of the hole's pixels in a block, where there are any; else of the known ones. @returns what they are */
function writeMean(level: Level, left: number, top: number, into: Float32Array, at: number) {
  const { samples, kind, width } = level;
  const right = Math.min(left + 2, width);
  const bottom = Math.min(top + 2, level.height);
  let is: number = VOID;
  let count = 0;
  for (let y = top; y < bottom; y++) {
    for (let p = y * width + left; p < y * width + right; p++) {
      const of = kind[p]!;
      if (of === VOID || (of === KNOWN && is === HOLE)) continue;
      if (of !== is) {
        is = of;
        count = 0;
        into.fill(0, at, at + 4);
      }
      count++;
      for (let c = 0; c < 4; c++) into[at + c]! += samples[4 * p + c]!;
    }
  }
  for (let c = 0; c < 4; c++) into[at + c]! /= Math.max(count, 1);
  return is;
}

async function blur(values: Float32Array, rect: Rect, pace: Pace): Promise<void> {
  for (let round = 0; round < 3; round++) {
    await boxSumAtPace(values, rect, RADIUS, pace);
  }
  for (let p = 0; p < values.length; p++) values[p]! /= VOLUME;
}

/** Adds `shift`, of the picture `times` halved, to a part's hole, between its cells bilinearly. */
async function addSmoothly(
  { kind }: Survey,
  part: Rect,
  shift: Float32Array,
  rect: Rect,
  times: number,
  { data, width }: Raster,
  pace: Pace,
): Promise<void> {
  const row = 4 * rect.width;
  const columns = Array.from({ length: part.width }, (_, i) =>
    between(part.x + i, times, rect.x, rect.width),
  );
  for (let y = part.y; y < part.y + part.height; y++) {
    if (pace.due()) await pace.rest();
    const { cell: j, share: down } = between(y, times, rect.y, rect.height);
    const first = y * width + part.x;
    const upper = shift.subarray(j * row, (j + 1) * row);
    const lower = shift.subarray((j + 1) * row, (j + 2) * row);
    addAlong(kind, first, columns, upper, lower, down, data);
  }
}

/** Adds to the pixels from `first` on what lies `down` the way from the cells of `upper` to those of `lower`. */
function addAlong(
  kind: Uint8Array,
  first: number,
  columns: readonly Cell[],
  upper: Float32Array,
  lower: Float32Array,
  down: number,
  data: Uint8ClampedArray,
): void {
  for (let n = 0, p = first; n < columns.length; n++, p++) {
    if (kind[p] !== HOLE) continue;
    const { cell, share: right } = columns[n]!;
    for (let s = 4 * cell, c = 0; c < 3; s++, c++) {
      const above = (1 - right) * upper[s]! + right * upper[s + 4]!;
      const below = (1 - right) * lower[s]! + right * lower[s + 4]!;
      data[4 * p + c]! += (1 - down) * above + down * below;
    }
  }
}

interface Cell {
  readonly cell: number;
  /** How far a pixel is towards the next, 0–1. */
  readonly share: number;
}

/** The cell before a pixel's centre, counted from `start`. */
function between(at: number, times: number, start: number, count: number): Cell {
  const exact = Math.min(Math.max((at + 0.5) / (1 << times) - 0.5 - start, 0), count - 1);
  const cell = Math.min(Math.floor(exact), Math.max(count - 2, 0));
  return { cell, share: exact - cell };
}
