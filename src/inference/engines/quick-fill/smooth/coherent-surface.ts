/** Surroundings that are smooth, but that no spline foretells: their contours are followed instead. */
import type { Pace } from '../pace';
import { bendAlongContours, type Looseness } from './coherent';
import { openGridRows } from './cell-grid';
import { layGridAround, missingIn } from './grid-around';
import type { Heights, Region } from './smooth-region';
import type { Survey } from '../survey';

/** Cells in the hole, about. */
const CELLS = 1200;
/** Tuned on marble. */
const LOOSENESS: Looseness = { across: 0.01, bend: 0.03 };

/** @returns the surface over the region; undefined where the hole has too many cells */
export async function findCoherent(
  scene: Survey,
  { rect, kind }: Pick<Region, 'rect' | 'kind'>,
  pace: Pace,
): Promise<Heights[] | undefined> {
  const grid = await layGridAround(scene, kind, CELLS, pace);
  if (!grid) return undefined;
  if (!(await bendAlongContours(grid, missingIn(grid, rect), LOOSENESS, pace))) return undefined;
  return grid.heights.map((heights) => openGridRows(grid, heights, rect));
}
