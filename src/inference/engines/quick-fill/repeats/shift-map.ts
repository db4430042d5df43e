/**
 * Puts a fill together from few large pieces, cut where they agree, as one would with lines of text:
 * of words that are nowhere else, patches make but half letters.
 *
 * After Y. Pritch, E. Kav-Venaki and S. Peleg (2009), with the shifts that the matching itself found
 * most often (K. He and J. Sun, 2012). A piece is what lies one shift away; it costs how much pieces
 * differ where they meet, and how much they do from the known pixels along the rim.
 */
import { type Matching, UNMATCHED } from '../patches/matching';
import type { Pace } from '../pace';
import { KNOWN } from '../pixel-kind';
import { type GridGraph, minCut } from './min-cut';
import { donorAt, type Step } from './repeats';

const MOST_SHIFTS = 32;
/** Of any cut, in quarter levels over all channels: few pieces rather than many. */
const CUT = 64;
/** Of a cut beside which nothing is known of either piece, and of taking what is not known. */
const [BLIND, ABSENT] = [1 << 13, 1 << 22];

/** What each of the hole's pixels may take; those are numbered as in `Matching.holes`. */
interface Pieces extends GridGraph {
  readonly samples: Int16Array;
  readonly shifts: number;
  /** Per pixel and shift the pixel that would be copied, or -1. */
  readonly sources: Int32Array;
  /** Per pixel and shift what it costs to take that, whatever is beside it. */
  readonly costs: Int32Array;
  /** Per pixel the shift it takes. */
  readonly taken: Uint8Array;
}

/** Gives the targets in the hole the donors of their pieces, and those around it none. */
export async function layShiftMap(m: Matching, pace: Pace): Promise<void> {
  const shifts = commonShifts(m);
  const pieces = layOut(m, shifts);
  for (let shift = 0; shift < shifts.length; shift++) {
    expand(pieces, shift);
    if (pace.due()) await pace.rest();
  }
  m.cost.fill(UNMATCHED);
  m.bias.fill(0);
  m.holes.forEach((p, i) => {
    const donor = donorAt(m, p, shifts[pieces.taken[i]!]!);
    if (donor < 0) return;
    const t = m.targets.indexAt[p]!;
    m.match[t] = donor;
    m.cost[t] = 0;
  });
}

/** The shifts that most targets want, the commonest first. */
function commonShifts({ match, targets: { position }, level: { width } }: Matching): Step[] {
  const counts = new Map<string, { step: Step; count: number }>();
  for (let t = 0; t < match.length; t++) {
    const [x, donorX] = [position[t]! % width, match[t]! % width];
    const step = { dx: donorX - x, dy: (match[t]! - donorX - position[t]! + x) / width };
    const key = `${step.dx},${step.dy}`;
    const seen = counts.get(key) ?? { step, count: 0 };
    seen.count++;
    counts.set(key, seen);
  }
  const sorted = [...counts.values()].sort((a, b) => b.count - a.count);
  return sorted.slice(0, MOST_SHIFTS).map(({ step }) => step);
}

function layOut({ holes, level }: Matching, steps: readonly Step[]): Pieces {
  const { width, kind, samples } = level;
  const nodes = new Map(Array.from(holes, (p, i) => [p, i]));
  const shifts = steps.length;
  const to = new Int32Array(4 * holes.length);
  const sources = new Int32Array(shifts * holes.length);
  const costs = new Int32Array(sources.length);
  holes.forEach((p, i) => {
    const x = p % width;
    const beside = [x > 0 ? p - 1 : -1, x + 1 < width ? p + 1 : -1, p - width, p + width];
    beside.forEach((q, arc) => (to[4 * i + arc] = nodes.get(q) ?? -1));
    const rim = beside.filter((q) => kind[q] === KNOWN);
    steps.forEach((step, shift) => {
      const source = (sources[i * shifts + shift] = knownAt(level, p, step));
      let cost = source < 0 ? ABSENT : 0;
      for (const q of rim) {
        const there = knownAt(level, q, step);
        if (there >= 0) cost += CUT + 2 * difference(samples, q, there);
      }
      costs[i * shifts + shift] = cost;
    });
  });
  const taken = Uint8Array.from(holes, (_, i) => {
    const own = costs.subarray(i * shifts, (i + 1) * shifts);
    return own.indexOf(Math.min(...own));
  });
  const capacity = new Int32Array(to.length);
  const terminal = new Int32Array(holes.length);
  return { samples, shifts, sources, costs, taken, to, capacity, terminal };
}

/** The pixel a step away from `p` if it is known, else -1. */
function knownAt({ width, kind }: Matching['level'], p: number, { dx, dy }: Step): number {
  const x = (p % width) + dx;
  const q = p + dy * width + dx;
  return x >= 0 && x < width && kind[q] === KNOWN ? q : -1;
}

function difference(samples: Int16Array, p: number, q: number): number {
  let sum = 0;
  for (let c = 0; c < 4; c++) sum += Math.abs(samples[4 * p + c]! - samples[4 * q + c]!);
  return sum;
}

/** Lets every pixel at once keep what it takes or change to `shift`, whichever costs less in all. */
function expand(pieces: Pieces, shift: number): void {
  const { shifts, costs, taken, to, capacity, terminal } = pieces;
  capacity.fill(0);
  for (let i = 0; i < taken.length; i++) {
    terminal[i] = costs[i * shifts + shift]! - costs[i * shifts + taken[i]!]!;
  }
  for (let i = 0; i < taken.length; i++) {
    for (let arc = 4 * i + 1; arc < 4 * i + 4; arc += 2) {
      const j = to[arc]!;
      if (j < 0) continue;
      const both = cutCost(pieces, i, j, taken[i]!, taken[j]!);
      const right = cutCost(pieces, i, j, taken[i]!, shift);
      const left = cutCost(pieces, i, j, shift, taken[j]!);
      terminal[i]! += left - both;
      terminal[j]! -= left;
      capacity[arc] = Math.max(right + left - both, 0);
    }
  }
  const keeps = minCut(pieces);
  for (let i = 0; i < taken.length; i++) if (keeps[i] === 0) taken[i] = shift;
}

/** What it costs that pixel `i` takes shift `a` and `j`, beside it, takes `b`. */
function cutCost(
  { samples, shifts, sources }: Pieces,
  i: number,
  j: number,
  a: number,
  b: number,
): number {
  if (a === b) return 0;
  let [sum, known] = [0, 0];
  for (const n of [i, j]) {
    const [one, other] = [sources[n * shifts + a]!, sources[n * shifts + b]!];
    if (one < 0 || other < 0) continue;
    sum += difference(samples, one, other);
    known++;
  }
  return CUT + (known === 0 ? BLIND : (2 * sum) / known);
}
