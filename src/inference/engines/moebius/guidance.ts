/**
 * Classifier-free guidance: Ho, Salimans 2022, arXiv 2207.12598.
 *
 * The model is asked twice, under two of the labels it was trained with, and its answer for "continue
 * the background" is pushed further away from its answer for "put an object here". Both questions go
 * as one batch of two, which costs about twice one question.
 */
import type { MoebiusSettings } from './settings';

/** The model's two answers; `unconditional` is null where only one question was asked. */
export interface Prediction {
  /** 4 × 64 × 64: the noise seen under the label "background" (ids 0–9). */
  readonly conditional: Float32Array;
  /** 4 × 64 × 64: the noise seen under the label "object" (ids 10–19). */
  readonly unconditional: Float32Array | null;
}

/**
 * Whether step `index` (0-based) of `total` is guided. Scale 1 would give the conditional answer back,
 * so nobody needs to be asked twice; neither outside the interval, a share [from, to) of the steps.
 */
export function isGuided(
  {
    guidanceScale,
    guidanceInterval: [from, to],
  }: Pick<MoebiusSettings, 'guidanceScale' | 'guidanceInterval'>,
  index: number,
  total: number,
): boolean {
  const share = index / total;
  return guidanceScale !== 1 && share >= from && share < to;
}

/** u + scale·(c − u); the conditional answer itself where there is no other. 4 × 64 × 64. */
export function guide({ conditional, unconditional }: Prediction, scale: number): Float32Array {
  if (!unconditional) return conditional;
  return conditional.map((c, i) => unconditional[i]! + scale * (c - unconditional[i]!));
}
