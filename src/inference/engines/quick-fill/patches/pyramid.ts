/**
 * Halves the picture, again and again, without letting the hole's colours leak into what is known.
 *
 * How one halving works is in `halve`.
 */
import { deepest, depthsInHole } from '../hole-depth';
import { FINENESS, type Level } from './level';
import { countDonors } from './donors';
import { countTargets } from './targets';
import { halve } from './halve';
import type { Pace } from '../pace';
import { KNOWN } from '../pixel-kind';
import type { Survey } from '../survey';

/** How much of the picture the matching may see at its finest level. */
export interface Budget {
  readonly maxPixels: number;
  readonly maxHolePixels: number;
}

/** Halvings between the picture and the finest level that fits `budget`. */
export function halvings(
  { image, holePixels }: Pick<Survey, 'image' | 'holePixels'>,
  budget: Budget,
): number {
  for (let k = 0; ; k++) {
    const pixels = (image.width >> k) * (image.height >> k);
    if (pixels <= budget.maxPixels && holePixels / 4 ** k <= budget.maxHolePixels) return k;
  }
}

/** The picture `k` times halved, with its texture channel. */
export async function createFinestLevel(
  { image, kind }: Survey,
  k: number,
  pace: Pace,
): Promise<Level> {
  let level: Level;
  if (k === 0) {
    level = pace.loops.createLevel(image);
    level.kind.set(kind);
    level.wanted.set(kind);
    writeSamples(image.data, level);
  } else {
    const picture = { ...sizeOf(image), samples: image.data, kind, wanted: kind };
    level = await halve(picture, FINENESS, pace);
    for (let i = 1; i < k; i++) level = await halve(level, 1, pace);
  }
  if (pace.due()) await pace.rest();
  pace.loops.addTexture(level);
  if (pace.due()) await pace.rest();
  return level;
}

const sizeOf = ({ width, height }: { width: number; height: number }) => ({ width, height });

/** Where they are known; elsewhere they are 0. */
function writeSamples(data: Uint8ClampedArray, { samples, kind }: Level): void {
  for (let p = 0; p < kind.length; p++) {
    if (kind[p] !== KNOWN) continue;
    for (let c = 0; c < 3; c++) samples[4 * p + c] = data[4 * p + c]! * FINENESS;
  }
}

/** No level is made whose shorter side would be below three patches. */
const MIN_SIDE = 21;
const MIN_DONORS = 300;
/** A hole no deeper than a patch, with few targets, can be guessed from its rim. */
const SHALLOW = 6;
const FEW_TARGETS = 1500;

/** The levels from `finest` down to one where the hole is small; at least `finest` itself. */
export async function buildPyramid(finest: Level, pace: Pace): Promise<Level[]> {
  const levels = [finest];
  for (;;) {
    const last = levels.at(-1)!;
    if (pace.due()) await pace.rest();
    const isShallow = deepest(depthsInHole(last, pace.loops)) <= SHALLOW;
    if (pace.due()) await pace.rest();
    if (isShallow && countTargets(last, pace.loops) <= FEW_TARGETS) return levels;
    if (Math.min(last.width, last.height) < 2 * MIN_SIDE) return levels;
    const next = await halve(last, 1, pace);
    if (countDonors(next, pace.loops) < MIN_DONORS) return levels;
    levels.push(next);
  }
}
