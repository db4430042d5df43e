/** The outcomes of this session; the rules are in `variations.ts`. */
import { useMemo, useState } from 'preact/hooks';
import type { FillResult } from '../../inference/contract';
import {
  addVariation,
  changeVariation,
  withRestored,
  type Making,
  type Variation,
  type VariationPart,
} from './variations';

export function useVariations() {
  const [list, setList] = useState<readonly Variation[]>([]);
  const changes = useMemo(
    () => ({
      add: (making: Making, result: FillResult) =>
        setList((list) => addVariation(list, making, result)),
      change: (id: number, part: VariationPart) =>
        setList((list) => changeVariation(list, id, part)),
      restore: (restored: readonly Variation[]) => setList((list) => withRestored(list, restored)),
      /** Puts `variation` in the place of the one with its number. */
      put: (variation: Variation) =>
        setList((list) => list.map((one) => (one.id === variation.id ? variation : one))),
    }),
    [],
  );
  return { list, ...changes };
}
