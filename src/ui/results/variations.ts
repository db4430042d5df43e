/**
 * The outcomes of this session, with the mask, the recipe and the finish that they were made with;
 * oldest first. The ones of one picture and mask are variations of each other. Pure.
 */
import type { ResultMode } from '../../figma/contract';
import type { EngineId, FillResult } from '../../inference/contract';
import { refinish, type Finish } from '../../inference/core/finish';
import type { Rect, Size } from '../../inference/core/geometry';
import type { PresetId } from '../../inference/engines/moebius/settings';
import { visibleOperations, type Operation } from '../editor/operations';

/** Of one mask: more would not fit a strip that is still to be taken in at a glance. */
export const MAX_VARIATIONS = 8;

/** Of all together: some 20 results of a megapixel each. */
export const MAX_BYTES = 256 * 2 ** 20;

/** What would give the same outcome again. */
export interface Recipe {
  readonly engine: EngineId;
  /** null for engines without any. */
  readonly preset: PresetId | null;
  readonly seed: number;
  /** As in `FillJob`. */
  readonly windows: readonly Rect[];
}

export interface Making {
  readonly recipe: Recipe;
  /** What is filled, by `maskKey`. */
  readonly picture: string;
  /** The mask, as far as it shows. */
  readonly operations: readonly Operation[];
  /** What else the engine was told: another reach or window is another recipe. */
  readonly setting: string;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
}

export interface Variation extends Making {
  /** Grows with each variation and is never used again: what a list is keyed by. */
  readonly id: number;
  readonly raw: FillResult;
  readonly finish: Finish;
  /** `raw` with that finish. */
  readonly result: FillResult;
  readonly name: string | null;
  /** Stays, however many follow. */
  readonly isKept: boolean;
  /** How it was last applied; null where it was not. */
  readonly applied: ResultMode | null;
}

/** What a person can change of one. */
export type VariationPart = Partial<Pick<Variation, 'name' | 'isKept' | 'applied'>>;

/** The oldest that is not kept gives way; the same recipe again takes the place of the one before. */
export function addVariation(
  list: readonly Variation[],
  making: Making,
  raw: FillResult,
  maxBytes = MAX_BYTES,
): readonly Variation[] {
  const id = Math.max(0, ...list.map((variation) => variation.id)) + 1;
  const finish = raw.layers.made;
  const added = { ...making, id, raw, finish, result: raw };
  const before = list.find((one) => isAgain(one, making));
  const { name = null, isKept = false } = before ?? {};
  const all = [...list.filter((one) => one !== before), { ...added, name, isKept, applied: null }];
  return lightened(thinned(all, making), maxBytes);
}

/** With those that a window before left, in their places and under numbers of their own. */
export function withRestored(
  list: readonly Variation[],
  restored: readonly Variation[],
): readonly Variation[] {
  const highest = Math.max(0, ...list.map(({ id }) => id));
  const numbered = restored.map((one, index) => ({ ...one, id: highest + 1 + index }));
  return [...list, ...numbered].sort((a, b) => a.madeAt - b.madeAt);
}

/** Of the one mask, no more than fit. */
function thinned(list: readonly Variation[], making: Making): readonly Variation[] {
  const excess = list.filter((one) => isSibling(one, making)).length - MAX_VARIATIONS;
  if (excess <= 0) return list;
  const going = list.slice(0, -1).filter((one) => isSibling(one, making) && !one.isKept);
  return list.filter((one) => !going.slice(0, excess).includes(one));
}

function lightened(list: readonly Variation[], maxBytes: number): readonly Variation[] {
  const loose = list.slice(0, -1).filter(({ isKept }) => !isKept);
  let bytes = list.reduce((sum, one) => sum + weightOf(one), 0);
  let count = 0;
  while (bytes > maxBytes && count < loose.length) bytes -= weightOf(loose[count++]!);
  return list.filter((one) => !loose.slice(0, count).includes(one));
}

/** Bytes; what has another finish is counted as if it shared nothing with what it was made from. */
function weightOf({ raw, result }: Variation): number {
  const { match, grain } = raw.layers;
  const patch = raw.patch.data.length + raw.patch.coverage.length;
  const layers = (match?.byteLength ?? 0) + (grain?.byteLength ?? 0);
  return patch * (raw === result ? 1 : 2) + layers;
}

/** Of the same picture, with the same mask. */
export function isSibling(
  one: Pick<Making, 'picture' | 'operations'>,
  { picture, operations }: Pick<Making, 'picture' | 'operations'>,
): boolean {
  return one.picture === picture && isSameMask(one.operations, operations);
}

/** By identity: an operation is never changed, and undoing and doing again gives the same ones. */
export function isSameMask(a: readonly Operation[], b: readonly Operation[]): boolean {
  const [shownA, shownB] = [visibleOperations(a), visibleOperations(b)];
  return shownA.length === shownB.length && shownA.every((one, i) => one === shownB[i]);
}

function isAgain(one: Making, other: Making): boolean {
  return isSibling(one, other) && isSame(one.recipe, other.recipe) && one.setting === other.setting;
}

export function isSame(a: Recipe, b: Recipe): boolean {
  return a.engine === b.engine && a.preset === b.preset && a.seed === b.seed;
}

export function changeVariation(
  list: readonly Variation[],
  id: number,
  part: VariationPart,
): readonly Variation[] {
  return list.map((one) => (one.id === id ? { ...one, ...part } : one));
}

/** @param picture - the size of what is filled */
export function withFinish(variation: Variation, finish: Finish, picture: Size): Variation {
  const { raw } = variation;
  const { made } = raw.layers;
  const isAsMade =
    finish.match === made.match && finish.grain === made.grain && finish.feather === made.feather;
  const result = isAsMade
    ? raw
    : { ...raw, patch: refinish(raw.patch, raw.layers, finish, picture) };
  return { ...variation, finish, result };
}

/** The seed after every seed used so far, so that *Another* never repeats one. */
export function nextSeed(list: readonly Pick<Making, 'recipe'>[], fallback: number): number {
  const highest = Math.max(fallback - 1, ...list.map(({ recipe }) => recipe.seed));
  return (highest + 1) >>> 0;
}
