/**
 * The outcomes of one picture and mask that are kept side by side, newest last. Pure.
 */
import type { EngineId, FillResult } from '../inference/contract';
import type { PresetId } from '../inference/engines/moebius/settings';

/** More would not fit a strip that is still to be taken in at a glance, and each keeps its pixels. */
export const MAX_VARIATIONS = 8;

/** What would give the same outcome again. */
export interface Recipe {
  readonly engine: EngineId;
  /** null for engines without any. */
  readonly preset: PresetId | null;
  readonly seed: number;
}

export interface Variation {
  /** Grows with each variation and is never used again: what a list is keyed by. */
  readonly id: number;
  readonly recipe: Recipe;
  readonly result: FillResult;
}

/** The oldest gives way; the same recipe again takes the place of the one before. */
export function addVariation(
  list: readonly Variation[],
  recipe: Recipe,
  result: FillResult,
): readonly Variation[] {
  const id = Math.max(0, ...list.map((variation) => variation.id)) + 1;
  const others = list.filter((variation) => !isSame(variation.recipe, recipe));
  return [...others, { id, recipe, result }].slice(-MAX_VARIATIONS);
}

export function isSame(a: Recipe, b: Recipe): boolean {
  return a.engine === b.engine && a.preset === b.preset && a.seed === b.seed;
}

/** The seed after every seed used so far, so that *Another* never repeats one. */
export function nextSeed(list: readonly Variation[], fallback: number): number {
  const highest = Math.max(fallback - 1, ...list.map(({ recipe }) => recipe.seed));
  return (highest + 1) >>> 0;
}
