/**
 * Smooth surroundings that no quadratic fits: a mesh gradient, a glow, light from two sides.
 *
 * The picture is taken in coarse cells, and a spline is laid over the hole's. How freely it may bend
 * is tried where the answer is known.
 */
import type { Pace } from '../pace';
import { keepCalm } from './calm-cells';
import { openGridRows, type CellGrid } from './cell-grid';
import { layGridAround, missingIn } from './grid-around';
import { errorsOf, RIM, roughnessOf, touches, trialAround, trialsBeside } from './spline-trials';
import type { Heights, Region } from './smooth-region';
import { openSpline } from './spline';
import type { Survey } from '../survey';

/** Cells in the hole, about. */
const CELLS = 250;
/** Variances of a cell's third differences, in squared levels: from a kink to a quadratic. */
const VARIANCES = [10, 1, 0.1, 0.01, 0.001, 1e-5];
/** Variance of a cell's mean, in squared levels, by rounding: much of it goes on through a flat cell. */
const ROUNDING = 0.02;
/**
 * Of the trials, in levels. Around the hole gradients of all kinds came out at 0.1 to 2.1, concrete at
 * 2.1 to 3.7, everything else at 5 and more; beside it at 0 to 1.8, concrete at 4.8 and more.
 */
const MAX_ERROR = 2.5;
/** In levels. What passed its trials came out at 1.2 at most; nearly all else is spared them by this. */
const MAX_ROUGHNESS = 2;

/** @returns the spline over the region; undefined where trials speak against it */
export async function findSpline(
  scene: Survey,
  { rect, kind, noise }: Pick<Region, 'rect' | 'kind' | 'noise'>,
  pace: Pace,
): Promise<Heights[] | undefined> {
  // Most pictures are found out by their roughness, which needs fewer cells than the trials.
  const rim = await layGridAround(scene, kind, CELLS, pace, RIM + 1);
  if (!rim || isRough(keepCalm(rim))) return undefined;
  const grid = await layGridAround(scene, kind, CELLS, pace);
  if (!grid) return undefined;
  const calm = keepCalm(grid);
  const around = trialAround(calm);
  const gives = VARIANCES.map((of) => of / ((noise * noise) / grid.side ** 2 + ROUNDING));
  const errors = await errorsOf(calm, around, gives, pace);
  const least = errors.indexOf(Math.min(...errors));
  if (!(errors[least]! <= MAX_ERROR)) return undefined;
  const give = gives[least]!;
  const beside: number[] = [];
  for (const trial of trialsBeside(grid))
    beside.push(...(await errorsOf(grid, trial, [give], pace)));
  // On some sides of the hole there may be something else.
  const usual = beside.sort((a, b) => a - b)[(beside.length - 1) >> 1];
  // What a border cuts off cannot be told from the rim alone.
  if (usual === undefined ? touches(grid).some(Boolean) : usual > MAX_ERROR) return undefined;
  const spline = openSpline(calm, missingIn(calm, rect));
  return spline?.(give).map((heights) => openGridRows(calm, heights, rect));
}

const isRough = (grid: CellGrid): boolean =>
  roughnessOf(grid, trialAround(grid).scored) > MAX_ROUGHNESS;
