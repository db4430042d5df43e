/** Comparing results, choosing between them, finishing them, and finding them again. */
import { number, percent, plural } from './numbers';

const pixels = (count: number) =>
  plural(count, { one: '1 pixel', other: `${number(Math.round(2 * count) / 2)} pixels` });

export const deciding = {
  bar: 'Views of the result',
  original: 'Original',
  result: 'Result',
  split: 'Split view',
  /** @param at - share of the original, 0–1 */
  splitValue: (at: number) => `Original ${percent(at)}, result ${percent(1 - at)}`,
  sideBySide: 'Side by side',

  finish: 'Finish',
  finishAbout: 'Finish: colour, grain and edge, without filling again',
  match: 'Colour match',
  grain: 'Grain',
  feather: 'Feather',
  featherValue: pixels,
  finishReset: 'Reset',

  keep: 'Keep this result',
  keepAbout: 'Keep this result, however many follow',
  isKept: 'kept',
  rename: 'Name this result',
  name: 'Name of the result',

  history: 'Results of this session',
  historyAbout: 'Choose one to see it again with its mask; undo brings back the mask there is now.',
  seed: (seed: number) => `seed ${seed}`,
  fromSource: 'from a marked area',
  took: (seconds: number) => `took ${number(Math.round(10 * seconds) / 10)} s`,
  applied: (mode: string) => `applied (${mode})`,

  restored: 'Your mask from before is back.',
  restoredBoth: (results: number) =>
    plural(results, {
      one: 'Your mask and 1 result from before are back.',
      other: `Your mask and ${number(results)} results from before are back.`,
    }),
  restoredResults: (results: number) =>
    plural(results, {
      one: '1 result from before is back, under “Results of this session”.',
      other: `${number(results)} results from before are back, under “Results of this session”.`,
    }),
  restoredLost: (results: number) =>
    plural(results, {
      one: '1 result could not be kept.',
      other: `${number(results)} results could not be kept.`,
    }),
  restoredDrop: 'Start anew',
  restoredDropAbout: 'Clear the mask and let the results go; undo brings the mask back',
};
