import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FillResult } from '../../src/inference/contract';
import {
  addVariation,
  isSame,
  MAX_VARIATIONS,
  nextSeed,
  type Recipe,
  type Variation,
} from '../../src/ui/variations';

const result = () => ({ patch: {} }) as FillResult;
const recipe = fc.record<Recipe>({
  engine: fc.constantFrom('quick-fill', 'moebius'),
  preset: fc.constantFrom('best', 'fast', null),
  seed: fc.nat(12),
});
const listOf = (recipes: readonly Recipe[]) =>
  recipes.reduce<readonly Variation[]>((list, one) => addVariation(list, one, result()), []);

describe('variations', () => {
  it('are at most as many as fit, each recipe once, the newest last', () => {
    fc.assert(
      fc.property(fc.array(recipe, { minLength: 1, maxLength: 40 }), (recipes) => {
        const list = listOf(recipes);
        expect(list.length).toBeLessThanOrEqual(MAX_VARIATIONS);
        expect(list.at(-1)?.recipe).toEqual(recipes.at(-1));
        list.forEach((a, i) =>
          list.slice(i + 1).forEach((b) => expect(isSame(a.recipe, b.recipe)).toBe(false)),
        );
      }),
    );
  });

  it('are each known by a number that no other has had', () => {
    const first: Recipe = { engine: 'moebius', preset: 'best', seed: 1 };
    const one = listOf([first]);
    const again = addVariation(one, first, result());
    expect(again).toHaveLength(1);
    expect(again[0]?.id).not.toBe(one[0]?.id);
  });

  it('give a seed that none of them has, and begin with the one that was asked for', () => {
    expect(nextSeed([], 7)).toBe(7);
    fc.assert(
      fc.property(fc.array(recipe, { minLength: 1, maxLength: 8 }), (recipes) => {
        const list = listOf(recipes);
        const seed = nextSeed(list, 1);
        expect(list.some((variation) => variation.recipe.seed === seed)).toBe(false);
      }),
    );
  });
});
