/** What one run of the evaluation found: the form of eval.json, which the next run compares with. */
import type { SeedSet } from './catalogue';
import type { Score } from './metrics/score';

export interface MethodResult extends Score {
  /** Processor time, in milliseconds; of ours that of the second fill in a process. */
  readonly ms: number;
}

export interface OwnResult extends MethodResult {
  readonly coldMs: number;
  readonly extraMiB: number;
  readonly isRepeatable: boolean;
  readonly remarks: readonly string[];
}

export interface CaseResult {
  readonly id: string;
  readonly family: string;
  /** Of input, mask and truth: only cases with the same hash are compared. */
  readonly contentHash: string;
  readonly ours: OwnResult | { readonly error: string };
  readonly baselines: Readonly<Record<string, MethodResult>>;
}

export interface Evaluation {
  readonly date: string;
  readonly machine: string;
  readonly engineVersion: string;
  /** Of the code that ran: the version alone says nothing of work in progress. */
  readonly engineFingerprint: string;
  readonly seeds: SeedSet;
  /** Of the procedural scenes, in pixels. */
  readonly size: number;
  /** Versions and parameters of the baselines by id. */
  readonly baselines: Readonly<Record<string, string>>;
  /** What was left out, in sentences. */
  readonly notes: readonly string[];
  readonly cases: readonly CaseResult[];
}

export function hasScore(ours: CaseResult['ours']): ours is OwnResult {
  return 'psnr' in ours;
}

/** All numbers to three places: what is beyond is no measurement, and only makes diffs long. */
export function rounded(evaluation: Evaluation): Evaluation {
  const round = (_: string, value: unknown) =>
    typeof value === 'number' ? Number(value.toFixed(3)) : value;
  return JSON.parse(JSON.stringify(evaluation, round)) as Evaluation;
}
