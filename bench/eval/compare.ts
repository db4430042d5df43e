/** What became better or worse since an earlier run. */
import { type CaseResult, hasScore, type OwnResult } from './evaluation';

/**
 * Smaller differences are not listed. The engine is deterministic, so these are not measuring errors:
 * they are about what another seed of the same scene changes.
 */
export const NOISE = { psnr: 0.15, tex: 0.01, seam: 0.15 } as const;
export type ComparedMetric = keyof typeof NOISE;

export interface Change {
  readonly id: string;
  readonly metric: ComparedMetric;
  readonly before: number;
  readonly after: number;
  readonly isBetter: boolean;
}

export interface Comparison {
  /** Worst first. */
  readonly changes: readonly Change[];
  readonly compared: number;
  /** Cases that fail now and did not, or have another input than before, or are new. */
  readonly newlyFailing: readonly string[];
  readonly incomparable: readonly string[];
}

export function compareRuns(
  before: readonly CaseResult[],
  after: readonly CaseResult[],
): Comparison {
  const earlier = new Map(before.map((one) => [one.id, one]));
  const changes: Change[] = [];
  const newlyFailing: string[] = [];
  const incomparable: string[] = [];
  let compared = 0;
  for (const { id, contentHash, ours } of after) {
    const old = earlier.get(id);
    if (old?.contentHash !== contentHash) incomparable.push(id);
    else if (hasScore(old.ours) && hasScore(ours)) {
      compared++;
      changes.push(...changesOf(id, old.ours, ours));
    } else if (hasScore(old.ours)) newlyFailing.push(id);
  }
  changes.sort((a, b) => inNoises(b) - inNoises(a));
  return { changes, compared, newlyFailing, incomparable };
}

function changesOf(id: string, old: OwnResult, ours: OwnResult): Change[] {
  return (Object.keys(NOISE) as ComparedMetric[])
    .map((metric): Change => {
      const [before, after] = [old[metric], ours[metric]];
      return { id, metric, before, after, isBetter: loss(metric, after) < loss(metric, before) };
    })
    .filter((change) => Math.abs(inNoises(change)) > 1);
}

/** Smaller is better; a seam blurred across (negative) is as wrong as one that shows. */
function loss(metric: ComparedMetric, value: number): number {
  switch (metric) {
    case 'psnr':
      return -value;
    case 'tex':
      return value;
    case 'seam':
      return Math.abs(value);
  }
}

/** How many times the noise a change is worse. */
function inNoises({ metric, before, after }: Change): number {
  return (loss(metric, after) - loss(metric, before)) / NOISE[metric];
}
