/**
 * Looks for closer donors: what a neighbour found, shifted by one pixel, and donors drawn at random
 * from the whole picture.
 *
 * 'uniform' draws only such independent donors (M. Ashikhmin, 2001; P. Harrison, 2001). 'perturb' draws around the match
 * at hand instead, in windows halved down to one pixel; it is kept for comparison and off by default.
 */
import type { RandomStream } from '../../../core/random';
import { improve } from '../kernels/reference';
import { BATCH, MAX_CANDIDATES, type Matching } from './matching';
import type { Pace } from '../pace';

export type SearchVariant = 'uniform' | 'perturb';

export interface SearchEffort {
  readonly passes: number;
  /** Independent donors tried per target and pass ('uniform'); at most MAX_CANDIDATES. */
  readonly probes: number;
  /** Largest distance from the match at hand ('perturb'). */
  readonly radius: number;
}

/** `effort.passes` passes over all targets, forwards and backwards in turn. */
export async function search(
  m: Matching,
  variant: SearchVariant,
  effort: SearchEffort,
  random: RandomStream,
  pace: Pace,
): Promise<void> {
  const total = m.targets.position.length;
  for (let pass = 0; pass < effort.passes; pass++) {
    const side = pass % 2 === 0 ? -1 : 1;
    for (let done = 0; done < total; done += BATCH) {
      const first = side < 0 ? done : total - 1 - done;
      const count = Math.min(BATCH, total - done);
      if (variant === 'uniform') visitProbing(m, first, count, side, effort.probes, random);
      else visitPerturbing(m, first, count, side, effort.radius, random);
      if (pace.due()) await pace.rest();
    }
  }
}

function visitProbing(
  m: Matching,
  first: number,
  count: number,
  side: -1 | 1,
  probes: number,
  random: RandomStream,
): void {
  const each = Math.min(probes, MAX_CANDIDATES);
  random.draw(m.donors.position, m.candidates, count * each);
  m.kernels.visit(m, { first, count, side, each });
}

/** Where to look depends on what was just found, so the targets are visited one at a time. */
function visitPerturbing(
  m: Matching,
  first: number,
  count: number,
  side: -1 | 1,
  radius: number,
  random: RandomStream,
): void {
  for (let n = 0; n < count; n++) {
    const t = first - side * n;
    m.kernels.visit(m, { first: t, count: 1, side, each: 0 });
    perturb(m, t, radius, random);
  }
}

function perturb(m: Matching, t: number, radius: number, random: RandomStream): void {
  const { width, height } = m.level;
  const start = m.match[t]!;
  const x = start % width;
  const y = (start - x) / width;
  for (let r = Math.min(radius, Math.max(width, height)); r >= 1; r >>= 1) {
    const i = x - r + random.below(2 * r + 1);
    const j = y - r + random.below(2 * r + 1);
    if (i < 0 || j < 0 || i >= width || j >= height) continue;
    const donor = j * width + i;
    if (m.donors.isDonor[donor] === 1) improve(m, t, donor);
  }
}
