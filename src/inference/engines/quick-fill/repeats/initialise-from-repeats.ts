/**
 * A third first guess, for pictures that repeat themselves: what lies a repeat away, in phase however
 * large the hole is. Made at a level where the pattern still shows, unlike the other two.
 */
import { createRandom } from '../../../core/random';
import {
  BATCH,
  createMatching,
  MAX_CANDIDATES,
  type Ground,
  type Matching,
} from '../patches/matching';
import type { Pace } from '../pace';
import { KNOWN } from '../pixel-kind';
import { donorAt, type Step } from './repeats';

/**
 * Fills the hole's samples and matches them; where all that lies a step away is unknown, they stay.
 *
 * @param steps - those to prefer first; at least one
 */
export async function initialiseFromRepeats(
  ground: Ground,
  steps: readonly Step[],
  seed: number,
  pace: Pace,
): Promise<Matching> {
  const m = createMatching(ground);
  const random = createRandom(seed, 6);
  const donors = m.donors.position;
  for (let t = 0; t < m.match.length; t++) m.match[t] = donors[random.below(donors.length)]!;
  for (const p of m.holes) copyFrom(m, steps, p);
  if (pace.due()) await pace.rest();
  m.kernels.rescore(m, 0, m.match.length);
  const each = Math.min(steps.length, MAX_CANDIDATES);
  for (let first = 0; first < m.match.length; first += BATCH) {
    const count = Math.min(BATCH, m.match.length - first);
    for (let n = 0, i = 0; n < count; n++) {
      const p = m.targets.position[first + n]!;
      for (let s = 0; s < each; s++) m.candidates[i++] = donorAt(m, p, steps[s]!);
    }
    m.kernels.visit(m, { first, count, side: 0, each });
    if (pace.due()) await pace.rest();
  }
  return m;
}

/** Copies from the first step at which something is known. */
function copyFrom(
  { level: { samples, kind, width } }: Matching,
  steps: readonly Step[],
  p: number,
) {
  const x = p % width;
  for (const { dx, dy } of steps) {
    const q = p + dy * width + dx;
    if (x + dx < 0 || x + dx >= width || kind[q] !== KNOWN) continue;
    samples.copyWithin(4 * p, 4 * q, 4 * q + 4);
    return;
  }
}
