/**
 * Surfaces whose contours go on through the hole: marble, glows, folds out of focus.
 *
 * Edge-enhancing diffusion (J. Weickert, 1998): slopes along a contour cost much, across it little.
 * Which way the contours run is read off the structure tensor of what there is so far, so the surface
 * and its contours are found in turns. A little of a plate's stiffness keeps curves curved.
 */
import type { Size } from '../../../core/geometry';
import { boxSumAtPace } from '../box-sum';
import type { Pace } from '../pace';
import { addBends, type AddSquare, type Cells, settle } from './thin-plate';

/** What slopes across contours cost, and bends, where slopes along them cost 1. */
export interface Looseness {
  readonly across: number;
  readonly bend: number;
}

/** The first is without contours. 7 cost 0.5 dB of marble, 16 gained 0.2. */
const ROUNDS = 11;
/** The tensor is smoothed by three boxes of 5 cells, about a Gaussian of sigma 2.5. */
const [BOXES, RADIUS] = [3, 2];
/** Squared slope in levels a cell, that is as much as none: below it there are no contours. */
const FAINT = 4;

/**
 * Overwrites the heights of the cells that `isUnknown` marks with 1.
 *
 * @returns false, having written nothing, where there are too many of them
 */
export async function bendAlongContours(
  cells: Cells,
  isUnknown: Uint8Array,
  { across, bend }: Looseness,
  pace: Pace,
): Promise<boolean> {
  for (let round = 0; round < ROUNDS; round++) {
    if (pace.due()) await pace.rest();
    const contours = round === 0 ? undefined : await contoursOf(cells, pace);
    const isDone = settle(cells, isUnknown, (add) => {
      addBends(cells, bend, add);
      addSlopes(cells, isUnknown, contours, across, add);
    });
    if (!isDone) return false;
  }
  return true;
}

/** At the corners between four cells: the direction of the contour there, as long as it is clear, up to 1. */
interface Contours {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** The cells around a corner, and what their heights say of the slopes right and down. */
const SQUARE = [[0, 0], [1, 0], [0, 1], [1, 1]] as const; // prettier-ignore
const RIGHT = [-0.5, 0.5, -0.5, 0.5];
const DOWN = [-0.5, -0.5, 0.5, 0.5];

function addSlopes(
  { width, height }: Size,
  isUnknown: Uint8Array,
  contours: Contours | undefined,
  across: number,
  add: AddSquare,
): void {
  const anyhow = Math.sqrt(contours ? across : 1);
  const [right, down] = [RIGHT, DOWN].map((slope) => slope.map((factor) => anyhow * factor));
  for (let y = 0; y + 1 < height; y++) {
    for (let x = 0; x + 1 < width; x++) {
      const p = y * width + x;
      const places = SQUARE.map(([i, j]) => p + j * width + i);
      if (!places.some((q) => isUnknown[q] === 1)) continue;
      add(places, right!);
      add(places, down!);
      if (!contours) continue;
      add(
        places,
        RIGHT.map((factor, i) => contours.x[p]! * factor + contours.y[p]! * DOWN[i]!),
      );
    }
  }
}

async function contoursOf(cells: Cells, pace: Pace): Promise<Contours> {
  const [xx, xy, yy, counts] = await tensorsOf(cells, pace);
  const [x, y] = [new Float64Array(counts.length), new Float64Array(counts.length)];
  for (let p = 0; p < counts.length; p++) {
    const n = Math.max(counts[p]!, 1);
    const [a, b, c] = [xx[p]! / n, xy[p]! / n, yy[p]! / n];
    const apart = Math.sqrt((a - c) * (a - c) + 4 * b * b);
    if (apart === 0) continue;
    const clear = apart / (a + c + FAINT);
    x[p] = Math.sqrt(clear * Math.max(0, 0.5 - (a - c) / apart / 2));
    y[p] = Math.sqrt(clear * Math.max(0, 0.5 + (a - c) / apart / 2)) * (b > 0 ? -1 : 1);
  }
  return { x, y };
}

/** Structure tensors at the corners, added up over their surroundings, and of how many corners. */
async function tensorsOf({ width, height, heights }: Cells, pace: Pace) {
  const create = () => new Float32Array(width * height);
  const sums = [create(), create(), create(), create()] as const;
  const [xx, xy, yy, counts] = sums;
  for (let y = 0; y + 1 < height; y++) {
    for (let x = 0; x + 1 < width; x++) {
      const p = y * width + x;
      const places = SQUARE.map(([i, j]) => p + j * width + i);
      if (places.some((q) => Number.isNaN(heights[0]![q]!))) continue;
      counts[p] = 1;
      for (const values of heights) {
        const slope = (factors: readonly number[]) =>
          factors.reduce((sum, factor, i) => sum + factor * values[places[i]!]!, 0);
        const [gx, gy] = [slope(RIGHT), slope(DOWN)];
        xx[p]! += gx * gx;
        xy[p]! += gx * gy;
        yy[p]! += gy * gy;
      }
    }
  }
  for (const sum of sums) {
    for (let n = 0; n < BOXES; n++) await boxSumAtPace(sum, { width, height }, RADIUS, pace);
  }
  return sums;
}
