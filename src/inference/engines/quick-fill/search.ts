/**
 * Looks for closer donors: what a neighbour found, shifted by one pixel, and donors drawn at random
 * from the whole picture.
 *
 * 'uniform' draws only such independent donors (M. Ashikhmin, 2001; P. Harrison, 2001). 'perturb' draws around the match
 * at hand instead, in windows halved down to one pixel; it is kept for comparison and off by default.
 */
import type { RandomStream } from '../../core/random';
import { improve, type Matching } from './matching';
import type { Pace } from './pace';

export type SearchVariant = 'uniform' | 'perturb';

export interface SearchEffort {
  readonly passes: number;
  /** Independent donors tried per target and pass ('uniform'). */
  readonly probes: number;
  /** Largest distance from the match at hand ('perturb'). */
  readonly radius: number;
}

/** Targets between two looks at the clock. */
const BATCH = 512;

/** `effort.passes` passes over all targets, forwards and backwards in turn. */
export async function search(
  m: Matching,
  variant: SearchVariant,
  effort: SearchEffort,
  random: RandomStream,
  pace: Pace,
): Promise<void> {
  const count = m.targets.position.length;
  for (let pass = 0; pass < effort.passes; pass++) {
    const forwards = pass % 2 === 0;
    for (let done = 0; done < count; done++) {
      const t = forwards ? done : count - 1 - done;
      propagate(m, t, forwards ? -1 : 1);
      if (variant === 'uniform') probe(m, t, effort.probes, random);
      else perturb(m, t, effort.radius, random);
      if (done % BATCH === 0 && pace.due()) await pace.rest();
    }
  }
}

/** Tries the donors of the neighbours on the side already visited (-1: left and up). */
function propagate(m: Matching, t: number, side: -1 | 1): void {
  const { width } = m.level;
  const { position, indexAt } = m.targets;
  const centre = position[t]!;
  if (position[t + side] === centre + side) adopt(m, t, t + side, -side);
  const vertical = indexAt[centre + side * width];
  if (vertical !== undefined && vertical >= 0) adopt(m, t, vertical, -side * width);
}

function adopt(m: Matching, t: number, neighbour: number, shift: number): void {
  const donor = m.match[neighbour]! + shift;
  if (donor !== m.match[t] && m.donors.isDonor[donor] === 1) improve(m, t, donor);
}

function probe(m: Matching, t: number, probes: number, random: RandomStream): void {
  const { position } = m.donors;
  for (let i = 0; i < probes; i++) improve(m, t, position[random.below(position.length)]!);
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
