/**
 * Which donor each target copies, and how well it fits: the arrays. What is done with them is in
 * `kernels/`, whose readable form is `kernels/reference.ts`.
 */
import { listDonors, type Donors } from './donors';
import type { Kernels, LevelKernels } from '../kernels/kernels';
import type { TakeList } from '../kernels/loops';
import type { Level } from './level';
import type { Pace } from '../pace';
import { HOLE } from '../pixel-kind';
import { listTargets, type TargetList, type Targets } from './targets';

/** More than any distance: 49 × 4 × 1023² is 205 million. */
export const UNMATCHED = 1 << 30;
/** Targets handled between two looks at the clock: less than a millisecond's work. */
export const BATCH = 512;
/** Donors offered to one target at a time, at most. */
export const MAX_CANDIDATES = 16;

/** What is the same for every matching of one level. */
export interface Ground {
  readonly level: Level;
  readonly targets: Targets;
  readonly donors: Donors;
  /** From `patchSums`. */
  readonly donorSums: Uint16Array<ArrayBuffer>;
  /** Whether a donor's colours may be shifted to meet the target's. */
  readonly allowBias: boolean;
  /** The pixels to repaint, ascending. */
  readonly holes: Int32Array<ArrayBuffer>;
  /** Room for one batch of candidates and for one weight per target; contents last for one call. */
  readonly candidates: Int32Array<ArrayBuffer>;
  readonly weights: Float64Array<ArrayBuffer>;
  readonly kernels: LevelKernels;
}

/** The arrays of one matching, one entry per target. */
export interface MatchArrays {
  /** The donor's centre as a pixel index, or -1. */
  readonly match: Int32Array<ArrayBuffer>;
  /** The distance, or UNMATCHED. */
  readonly cost: Int32Array<ArrayBuffer>;
  /** The shift of red, green and blue, in quarter levels; three per target. */
  readonly bias: Int16Array<ArrayBuffer>;
  /** The sums of the patch's samples, as of the last `rescore`; four per target. */
  readonly sums: Int32Array<ArrayBuffer>;
}

export interface Matching extends Ground, MatchArrays {}

/** What a ground is made of. */
export interface Plan extends Pick<Ground, 'level' | 'allowBias' | 'holes'> {
  readonly targets: TargetList;
  /** Lists `Donors.position` of `level`, which may have moved, where `take` gives room. */
  readonly listDonors: (level: Level, take?: TakeList) => Int32Array<ArrayBuffer>;
}

/** The level's arrays may be moved: use `level` of what is returned, not the one given. */
export async function surveyLevel(
  level: Level,
  allowBias: boolean,
  kernels: Kernels,
  pace: Pace,
): Promise<Ground> {
  const targets = listTargets(level, pace.loops);
  if (pace.due()) await pace.rest();
  const holes = pace.loops.listOf(level.kind, HOLE);
  return kernels.open({
    level,
    targets,
    listDonors: (moved, take) => listDonors(moved, pace.loops, take),
    allowBias,
    holes,
  });
}

/** A matching in which nothing is matched yet. A level has room for two: one per start. */
export function createMatching(ground: Ground): Matching {
  const arrays = ground.kernels.createArrays();
  arrays.match.fill(-1);
  arrays.cost.fill(UNMATCHED);
  return { ...ground, ...arrays };
}
