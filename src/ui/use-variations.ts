/** The outcomes of the open picture, and how long fills take here; the rules are in `variations.ts`. */
import { useCallback, useState } from 'preact/hooks';
import type { FillResult } from '../inference/contract';
import { addVariation, nextSeed, type Recipe, type Variation } from './variations';

export function useVariations() {
  const [list, setList] = useState<readonly Variation[]>([]);
  return {
    list,
    add: useCallback(
      (recipe: Recipe, result: FillResult) => setList((list) => addVariation(list, recipe, result)),
      [],
    ),
    clear: useCallback(() => setList([]), []),
    nextSeed: (fallback: number) => nextSeed(list, fallback),
  };
}
