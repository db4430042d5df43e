/** How far a smooth fill can be doubted: by as much as a plate over the same hole would differ from it. */
import type { Raster } from '../../../core/raster';
import type { Pace } from '../pace';
import { HOLE, KNOWN } from '../pixel-kind';
import type { Survey } from '../survey';
import { layCellGrid } from './cell-grid';
import { sideOf } from './grid-around';
import type { Region } from './smooth-region';
import { bendPlate } from './thin-plate';

/**
 * Root mean square, in levels, over coarse cells of the hole. Where the surroundings say what is in
 * it, every way of continuing them comes to the same (below 2 levels, and the error was below 7); in
 * corners of the picture and in marble they part (10 to 30, as did the truth).
 *
 * @param filled - the scene's picture with the hole filled
 */
export async function doubtOf(
  scene: Survey,
  { rect, kind }: Region,
  filled: Raster,
  pace: Pace,
): Promise<number> {
  const side = sideOf(kind, pace);
  const plate = await layCellGrid(scene, rect, side, pace);
  const isHole = plate.kind.map((of) => Number(of === HOLE));
  // So wide both ways that no plate spans it, and so wide that none is sure.
  if (!bendPlate(plate, isHole)) return Infinity;
  const all = new Uint8Array(kind.length).fill(KNOWN);
  const cells = await layCellGrid({ ...scene, image: filled }, rect, side, pace, all);
  let [squares, count] = [0, 0];
  for (const [c, heights] of plate.heights.entries()) {
    for (let p = 0; p < isHole.length; p++) {
      if (isHole[p] !== 1) continue;
      squares += (heights[p]! - cells.heights[c]![p]!) ** 2;
      count++;
    }
  }
  return Math.sqrt(squares / Math.max(count, 1));
}
