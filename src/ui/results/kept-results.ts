/**
 * What is kept of a picture's results beside their pixels, in case the window closes by accident: as
 * text, in which another version, or somebody else, may have written anything. Pure.
 */
import { RESULT_MODES } from '../../figma/contract';
import type { EngineId, FillRemark, FillReport, FillResult } from '../../inference/contract';
import type { Finish } from '../../inference/core/finish';
import type { Size } from '../../inference/core/geometry';
import type { Part } from '../../inference/core/shelf';
import { PRESETS } from '../../inference/engines/moebius/presets';
import type { PresetId } from '../../inference/engines/moebius/settings';
import { maskKey, type Picture } from '../document/picture';
import { strokesFrom, strokesText } from '../document/strokes-text';
import type { Operation } from '../editor/operations';
import { parseRect } from '../host/parse-layers';
import { arrayOf, fields, number, oneOf, string } from '../host/parse-value';
import { withFinish, type Recipe, type Variation } from './variations';

/** Bytes of a result's packed pixels, and of what it can be finished anew with; 0 where there is nothing. */
export interface PackedSizes {
  readonly pixels: number;
  readonly finishing: number;
}

type Told =
  'recipe' | 'operations' | 'setting' | 'madeAt' | 'finish' | 'name' | 'isKept' | 'applied';

export interface KeptResult extends Pick<Variation, Told> {
  readonly made: Finish;
  readonly report: FillReport;
  readonly sizes: PackedSizes;
  readonly isShown: boolean;
}

const VERSION = 1;
const ENGINES: readonly EngineId[] = ['quick-fill', 'moebius'];

/** A remark that is new has to be named here before it compiles. */
const REMARKS: { readonly [R in FillRemark]: R } = {
  'nothing-to-learn-from': 'nothing-to-learn-from',
  'likely-poor': 'likely-poor',
  resumed: 'resumed',
  'random-weights': 'random-weights',
};

export function keptResult(
  { recipe, operations, setting, madeAt, finish, name, isKept, applied, raw }: Variation,
  sizes: PackedSizes,
  isShown: boolean,
): KeptResult {
  const told = { recipe, operations, setting, madeAt, finish, name, isKept, applied };
  return { ...told, made: raw.layers.made, report: raw.report, sizes, isShown };
}

/** The result with its pixels; without a finish that only what was not kept could give it. */
export function variationFrom(
  { recipe, operations, setting, madeAt, finish, name, isKept, applied, made }: KeptResult,
  raw: FillResult,
  picture: Pick<Picture, 'layer' | 'edit' | 'size'>,
): Variation {
  const { match, grain } = raw.layers;
  const told = { recipe, operations, setting, madeAt, name, isKept, applied, finish: made };
  const asMade = { ...told, id: 0, picture: maskKey(picture), raw, result: raw };
  const possible = {
    match: match ? finish.match : made.match,
    grain: grain ? finish.grain : made.grain,
    feather: finish.feather,
  };
  return withFinish(asMade, possible, picture.size);
}

type Named = Pick<KeptResult, 'madeAt' | 'recipe'>;

export const pixelsName = (one: Named) => `${nameOf(one)} pixels`;
export const finishingName = (one: Named) => `${nameOf(one)} finishing`;

/** No window makes two at once, and no two windows the same. */
function nameOf({ madeAt, recipe }: Named): string {
  return `${madeAt} ${recipe.engine} ${recipe.seed}`;
}

/**
 * The dearest first: the one on show, those marked to be kept, those that took long to make, the newest.
 * What they can be finished anew with comes after all of them, unless one looks otherwise without it.
 */
export function partsOf(results: readonly KeptResult[]): readonly Part[] {
  const rank = ({ isShown, isKept, recipe }: KeptResult) =>
    (isShown ? 4 : 0) + (isKept ? 2 : 0) + (recipe.engine === 'moebius' ? 1 : 0);
  const dearest = [...results].sort((a, b) => rank(b) - rank(a) || b.madeAt - a.madeAt);
  const pixelsOf = (one: KeptResult) => ({ name: pixelsName(one), bytes: one.sizes.pixels });
  const finishingOf = (one: KeptResult) =>
    one.sizes.finishing > 0 ? [{ name: finishingName(one), bytes: one.sizes.finishing }] : [];
  return [
    ...dearest.flatMap((one) => [pixelsOf(one), ...(isRefinished(one) ? finishingOf(one) : [])]),
    ...dearest.flatMap((one) => (isRefinished(one) ? [] : finishingOf(one))),
  ];
}

function isRefinished({ finish, made }: KeptResult): boolean {
  return finish.match !== made.match || finish.grain !== made.grain;
}

const texts = new WeakMap<readonly Operation[], string>();

/** @param picture - its size */
export function writeResults(results: readonly KeptResult[], picture: Size): string {
  const masks: string[] = [];
  const plain = results.map(({ operations, ...one }) => {
    const text = texts.get(operations) ?? strokesText(operations, picture);
    texts.set(operations, text);
    const mask = masks.indexOf(text);
    return { ...one, mask: mask >= 0 ? mask : masks.push(text) - 1 };
  });
  return JSON.stringify({ version: VERSION, masks, results: plain });
}

/**
 * @param current - the mask there is: masks are compared by the identity of their operations, so those
 *   that say the same become the same ones
 * @returns none for anything but what `writeResults` of this version makes
 */
export function readResults(
  text: string,
  current: readonly Operation[],
  picture: Size,
): readonly KeptResult[] {
  try {
    const { version, masks, results } = fields(JSON.parse(text));
    if (version !== VERSION) return [];
    const share = sharing(current, picture);
    const operations = arrayOf(masks, (mask) => share(strokesFrom(string(mask))));
    return arrayOf(results, (one) => parseResult(one, operations));
  } catch {
    return []; // foreign or damaged: the same as nothing kept
  }
}

function sharing(current: readonly Operation[], picture: Size) {
  const textOf = (operation: Operation) => strokesText([operation], picture);
  const known = new Map(current.map((operation) => [textOf(operation), operation]));
  return (operations: readonly Operation[]) =>
    operations.map((operation) => {
      const text = textOf(operation);
      const same = known.get(text) ?? operation;
      if (text !== '') known.set(text, same);
      return same;
    });
}

function parseResult(value: unknown, masks: readonly (readonly Operation[])[]): KeptResult {
  const { recipe, mask, setting, madeAt, finish, name, isKept, applied, ...rest } = fields(value);
  const { made, report, sizes, isShown } = rest;
  const operations = masks[number(mask)];
  if (!operations) throw new TypeError('a result without its mask');
  const { pixels, finishing } = fields(sizes);
  return {
    recipe: parseRecipe(recipe),
    operations,
    setting: string(setting),
    madeAt: number(madeAt),
    finish: parseFinish(finish),
    name: name === null ? null : string(name),
    isKept: isKept === true,
    applied: applied === null ? null : oneOf(RESULT_MODES, applied),
    made: parseFinish(made),
    report: parseReport(report),
    sizes: { pixels: number(pixels), finishing: number(finishing) },
    isShown: isShown === true,
  };
}

function parseRecipe(value: unknown): Recipe {
  const { engine, preset, seed, windows } = fields(value);
  return {
    engine: oneOf(ENGINES, engine),
    preset: preset === null ? null : oneOf(Object.keys(PRESETS) as PresetId[], preset),
    seed: number(seed) >>> 0,
    windows: arrayOf(windows, parseRect),
  };
}

function parseFinish(value: unknown): Finish {
  const { match, grain, feather } = fields(value);
  return { match: number(match), grain: number(grain), feather: number(feather) };
}

function parseReport(value: unknown): FillReport {
  const { engine, engineVersion, seed, regions, windows, ...rest } = fields(value);
  const { filledPixels, milliseconds, remarks, confidence, millisecondsPerStep } = rest;
  return {
    engine: oneOf(ENGINES, engine),
    engineVersion: string(engineVersion),
    seed: number(seed),
    regions: arrayOf(regions, parseRect),
    windows: arrayOf(windows, parseRect),
    filledPixels: number(filledPixels),
    milliseconds: number(milliseconds),
    remarks: arrayOf(remarks, (remark) => oneOf(Object.values(REMARKS), remark)),
    confidence: number(confidence),
    millisecondsPerStep:
      millisecondsPerStep === undefined ? undefined : number(millisecondsPerStep),
  };
}
