/**
 * Expectation–maximisation from the coarsest level to the finest (Y. Wexler, E. Shechtman and
 * M. Irani, 2007): match every patch of the hole, repaint the hole from the matches, repeat.
 */
import { createRandom } from '../../../core/random';
import { levelForRepeats } from '../repeats/find-repeats';
import { initialise, type Start } from './initialise';
import { initialiseFromRepeats } from '../repeats/initialise-from-repeats';
import { layShiftMap } from '../repeats/shift-map';
import { isDrawn, type Level } from './level';
import type { Settings } from '../options';
import { BATCH, createMatching, surveyLevel, type Ground, type Matching } from './matching';
import type { Pace } from '../pace';
import { type Repeat, stepsAt } from '../repeats/repeats';
import { search, type SearchEffort } from './search';
import { AREA } from './targets';
import { trustIn, vote } from './vote';
import { settleChildren, upsample } from './upsample';

export interface EmOptions extends Pick<Settings, 'search' | 'bias' | 'pieces' | 'kernels'> {
  /** From `findRepeats`. */
  readonly repeats: readonly Repeat[];
  /** Halvings between the picture and the finest level. */
  readonly k: number;
}

interface Effort extends SearchEffort {
  readonly rounds: number;
}

/** Mean change below which another round is not worth it: 0.15 level, in quarter levels. */
const STILL = 0.6;
/** Both starts run down to the last level with so few targets; then the better one goes on. */
const CHEAP_TARGETS = 3000;
/** One sample's share in the comparison of the two starts: differences over 30 levels are equal. */
const COST_CAP = 120 * 120 * 4 * AREA;

/**
 * A fill from clear repeats is preferred up to so many times the other's distance: a level cannot see
 * the half pixel that the other is out of phase (15 dB on stripes). Others must win outright, as lines of
 * different text repeat too, at 0.07 and more; stripes, tiles and cloth do below 0.05.
 */
const IN_PHASE = 1.5;
const CLEAR_MISFIT = 0.05;

/**
 * Drawn pictures whose patches differ by more, eight levels throughout, are of words that are nowhere
 * else: lines of text have two to four times as much, cards and tables at most a third.
 */
const HOPELESS = 32 * 32 * 4 * AREA;
/** Whole pieces are laid at the finest level where the hole has no more pixels: some tenths of a second. */
const MOST_CUT = 8000;

/** Four times the probes at the coarse levels cost 10 % and gain 0.1 dB; more rounds gain nothing. */
function effortAt(index: number, coarsest: number): Effort {
  const whole = 1 << 20;
  if (index === coarsest) return { rounds: 10, passes: 2, probes: 16, radius: whole };
  if (index >= 3) return { rounds: 6, passes: 2, probes: 16, radius: whole };
  if (index === 2) return { rounds: 4, passes: 2, probes: 12, radius: whole };
  if (index === 1) return { rounds: 2, passes: 2, probes: 4, radius: 16 };
  return { rounds: 1, passes: 1, probes: 2, radius: 8 };
}

/**
 * Fills the hole of every level, `levels[0]` being the finest. They are taken out of `levels`, so that
 * each is freed as soon as the next finer one is done.
 *
 * @param onLevel - told after each level is done: its index and its matching
 * @returns the finest level's matching
 */
export async function completeLevels(
  levels: Level[],
  seed: number,
  options: EmOptions,
  pace: Pace,
  onLevel: (index: number, matching: Matching) => Promise<void>,
): Promise<Matching> {
  const coarsest = levels.length - 1;
  const ofRepeats = options.repeats.length > 0 ? levelForRepeats(levels) : -1;
  const grounds: Ground[] = [];
  while (levels.length > 0) {
    grounds.push(await surveyLevel(levels.shift()!, options.bias, options.kernels, pace));
    if (pace.due()) await pace.rest();
  }
  let fork = coarsest;
  while (fork > 0 && grounds[fork - 1]!.targets.position.length <= CHEAP_TARGETS) fork--;
  const restart = Math.min(ofRepeats, fork - 1);
  const cut = grounds.findIndex(({ holes }) => holes.length <= MOST_CUT);

  const descend = async (start: Start): Promise<Matching> => {
    let m = await initialise(grounds[coarsest]!, start, seed, pace);
    await refine(m, undefined, coarsest, coarsest, seed, options, pace);
    for (let i = coarsest - 1; i >= fork; i--) m = await stepDown(m, grounds[i]!, i);
    return m;
  };
  const stepDown = async (above: Matching, ground: Ground, index: number): Promise<Matching> => {
    const m = createMatching(ground);
    await upsample(above, m, createRandom(seed, 3, index), pace);
    await refine(m, above, index, coarsest, seed, options, pace);
    return m;
  };

  const onion = await descend('onion');
  const { samples } = grounds[fork]!.level;
  const onionSamples = samples.slice();
  let best = await descend('membrane');
  if (meanCost(onion) <= meanCost(best)) {
    best = onion;
    samples.set(onionSamples);
  }
  await onLevel(fork, best);
  for (let i = fork - 1; i >= 0; i--) {
    grounds.length = i + 1;
    best = await stepDown(best, grounds[i]!, i);
    if (i === restart) best = await startAgain(best, i, coarsest, seed, options, pace);
    else if (i === cut && options.pieces && isHopeless(best)) await cutOut(best, pace);
    await onLevel(i, best);
  }
  return best;
}

/** Fills a level once more, from repeats, and returns that or `found`, whichever is better. */
async function startAgain(
  found: Matching,
  index: number,
  coarsest: number,
  seed: number,
  options: EmOptions,
  pace: Pace,
): Promise<Matching> {
  const { samples } = found.level;
  const kept = samples.slice();
  const steps = stepsAt(options.repeats, options.k + index);
  const m = await initialiseFromRepeats(found, steps, seed, pace);
  await refine(m, undefined, index, coarsest, seed, options, pace);
  const isClear = options.repeats[0]!.misfit < CLEAR_MISFIT;
  if (meanCost(m) < (isClear ? IN_PHASE : 1) * meanCost(found)) return m;
  samples.set(kept);
  return found;
}

/** Whether words stand there that are nowhere else. */
const isHopeless = (m: Matching): boolean => meanCost(m) > HOPELESS && isDrawn(m.level);

/** Fills a level from whole pieces instead of patches. */
async function cutOut(m: Matching, pace: Pace): Promise<void> {
  await layShiftMap(m, pace);
  const trust = await trustIn(m, pace);
  for (let round = 0; round < 2; round++) {
    await vote(m, trust, pace);
    await rescoreAll(m, pace);
  }
}

async function refine(
  m: Matching,
  above: Matching | undefined,
  index: number,
  coarsest: number,
  seed: number,
  options: EmOptions,
  pace: Pace,
): Promise<void> {
  const effort = effortAt(index, coarsest);
  const random = createRandom(seed, 4, index);
  const trust = await trustIn(m, pace);
  if (above) {
    await repaint();
    await settleChildren(above, m, pace);
  }
  for (let round = 0; round < effort.rounds; round++) {
    // The first guess knows nothing yet: let good matches travel before they are painted.
    const passes = index === coarsest && round === 0 ? 6 : effort.passes;
    await search(m, options.search, { ...effort, passes }, random, pace);
    const change = await repaint();
    if (index > 0 && change < STILL) break;
  }

  async function repaint(): Promise<number> {
    const change = await vote(m, trust, pace);
    await rescoreAll(m, pace);
    return change;
  }
}

async function rescoreAll(m: Matching, pace: Pace): Promise<void> {
  for (let from = 0; from < m.match.length; from += BATCH) {
    m.kernels.rescore(m, from, Math.min(from + BATCH, m.match.length));
    if (pace.due()) await pace.rest();
  }
}

function meanCost({ cost }: Matching): number {
  let sum = 0;
  for (let t = 0; t < cost.length; t++) sum += Math.min(cost[t]!, COST_CAP);
  return sum / Math.max(cost.length, 1);
}
