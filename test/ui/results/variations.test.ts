import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FillResult } from '../../../src/inference/contract';
import type { Operation } from '../../../src/ui/editor/operations';
import {
  addVariation,
  changeVariation,
  isSame,
  isSameMask,
  isSibling,
  MAX_VARIATIONS,
  nextSeed,
  withFinish,
  withRestored,
  type Making,
  type Recipe,
  type Variation,
} from '../../../src/ui/results/variations';

const made = { match: 1, grain: 1, feather: 2 };

function resultOf(bytes = 4): FillResult {
  const data = new Uint8ClampedArray(bytes).fill(100);
  const coverage = new Uint8Array(bytes / 4).fill(255);
  const grain = new Int16Array((3 * bytes) / 4).fill(640);
  const patch = { x: 1, y: 1, width: bytes / 4, height: 1, data, coverage };
  return { patch, layers: { made, match: null, grain }, report: {} as FillResult['report'] };
}

const recipe = fc.record<Recipe>({
  engine: fc.constantFrom('quick-fill', 'moebius'),
  preset: fc.constantFrom('best', 'fast', null),
  seed: fc.nat(12),
  windows: fc.constant([]),
});
const seeded = (seed: number): Recipe => ({
  engine: 'quick-fill',
  preset: null,
  seed,
  windows: [],
});
const stroke = (x: number): Operation => ({
  kind: 'stroke',
  tool: 'brush',
  radius: 3,
  points: [{ x, y: 1 }],
});
const operations = [stroke(1)];
const making = (recipe: Recipe, part: Partial<Making> = {}): Making => ({
  recipe,
  picture: 'photo',
  operations,
  setting: '',
  madeAt: 0,
  ...part,
});
const listOf = (recipes: readonly Recipe[]) =>
  recipes.reduce<readonly Variation[]>(
    (list, one) => addVariation(list, making(one), resultOf()),
    [],
  );
const seedsOf = (list: readonly Variation[]) => list.map(({ recipe }) => recipe.seed);

describe('variations', () => {
  it('of one mask are at most as many as fit, each recipe once, the newest last', () => {
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

  it('that are kept stay when a ninth arrives, and the oldest of the others goes', () => {
    const eight = listOf([1, 2, 3, 4, 5, 6, 7, 8].map(seeded));
    const kept = changeVariation(eight, eight[0]!.id, { isKept: true, name: 'Boat gone' });
    const nine = addVariation(kept, making(seeded(9)), resultOf());
    expect(seedsOf(nine)).toEqual([1, 3, 4, 5, 6, 7, 8, 9]);
    expect(nine[0]).toMatchObject({ isKept: true, name: 'Boat gone' });
  });

  it('that were restored are in their places, under numbers of their own', () => {
    const at = (madeAt: number, seed: number) => making(seeded(seed), { madeAt });
    const list = addVariation([], at(50, 1), resultOf());
    const before = [at(20, 2), at(70, 3)].flatMap((one) => addVariation([], one, resultOf()));
    const all = withRestored(list, before);
    expect(seedsOf(all)).toEqual([2, 1, 3]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(3);
    expect(all[1]).toBe(list[0]);
  });

  it('that are all kept leave room for the newest, which then gives way to the next', () => {
    const all = listOf([1, 2, 3, 4, 5, 6, 7, 8].map(seeded)).map((one) => ({
      ...one,
      isKept: true,
    }));
    const nine = addVariation(all, making(seeded(9)), resultOf());
    expect(seedsOf(nine)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const ten = addVariation(nine, making(seeded(10)), resultOf());
    expect(seedsOf(ten)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 10]);
  });

  it('of other masks, and with other windows, are others, whatever their recipe', () => {
    const list = [
      making(seeded(1)),
      making(seeded(1), { operations: [stroke(2)] }),
      making(seeded(1), { setting: 'another window' }),
      making(seeded(1), { picture: 'other' }),
    ].reduce<readonly Variation[]>((all, one) => addVariation(all, one, resultOf()), []);
    expect(list).toHaveLength(4);
    expect(list.map((one) => isSibling(one, making(seeded(9))))).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  it('go, the oldest first, where all together come to more than there is memory for', () => {
    const bytes = 400 + 100 + 600; // pixels, coverage and a layer of grain
    const list = [1, 2, 3].reduce<readonly Variation[]>((all, seed) => {
      const added = addVariation(all, making(seeded(seed)), resultOf(400), 2 * bytes);
      return seed === 1 ? changeVariation(added, added[0]!.id, { isKept: true }) : added;
    }, []);
    expect(seedsOf(list)).toEqual([1, 3]);
  });

  it('are each known by a number that no other has had', () => {
    const one = listOf([seeded(1)]);
    const again = addVariation(one, making(seeded(1)), resultOf());
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

describe('a mask', () => {
  it('is the same when it is cleared and made again of the same operations', () => {
    expect(isSameMask(operations, [stroke(5), { kind: 'clear' }, ...operations])).toBe(true);
    expect(isSameMask(operations, [...operations, stroke(5)])).toBe(false);
  });
});

describe('withFinish', () => {
  const picture = { width: 40, height: 40 };
  const [variation] = listOf([seeded(1)]) as [Variation];

  it('finishes what was made, never what was finished before', () => {
    const none = withFinish(variation, { ...made, grain: 0 }, picture);
    expect(none.result.patch.data[0]).toBe(90);
    const double = withFinish(none, { ...made, grain: 2 }, picture);
    expect(double.result.patch.data[0]).toBe(110);
    expect(double.raw).toBe(variation.raw);
  });

  it('is the very result as made once everything is put back', () => {
    const none = withFinish(variation, { ...made, feather: 9 }, picture);
    expect(withFinish(none, made, picture).result).toBe(variation.raw);
  });
});
