/**
 * Paints the picture's own pixels from a matching found at a lower resolution, so that what is copied
 * stays sharp. How one row is painted is in `kernels/reference-lift`.
 */
import type { Raster } from '../../../core/raster';
import type { Canvas } from '../kernels/canvas';
import type { Matching } from '../patches/matching';
import { inStrips, type Pace } from '../pace';
import { exactShifts, type Repeat } from '../repeats/repeats';
import type { Survey } from '../survey';
import { fitWeights } from '../patches/vote';

/** As in `vote`, a little sharper: at 1 seams inside the fill show, at 10 grass goes soft. */
const SOFTNESS = 4;

/**
 * @param k - halvings between the picture and the matching's level
 * @returns a canvas over `out` on which the hole is painted
 */
export async function lift(
  { kind }: Survey,
  matching: Matching,
  k: number,
  repeats: readonly Repeat[],
  allowBias: boolean,
  out: Raster,
  pace: Pace,
): Promise<Canvas> {
  const weights = await fitWeights(matching, SOFTNESS, pace);
  const below = { matching, k, weights, allowBias, exact: exactShifts(repeats, k) };
  const canvas = pace.loops.openCanvas(out, kind, below);
  await inStrips(out, pace, (from, to) => canvas.load(from, to));
  for (let y = 0; y < matching.level.height; y++) {
    if (pace.due()) await pace.rest();
    canvas.liftRow(y);
  }
  return canvas;
}
