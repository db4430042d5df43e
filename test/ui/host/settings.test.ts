import { expect, it } from 'vitest';
import type { Settings } from '../../../src/figma/contract';
import { readSettings } from '../../../src/figma/settings';
import { PARSE_RESULT } from '../../../src/ui/host/parse';

/** One that is new does not compile until it is here. */
const SETTINGS: Required<Settings> = {
  version: 1,
  brushSize: 60,
  brushHardness: 0.25,
  windowSize: { width: 560, height: 680 },
  engineReached: true,
  resultMode: 'patch-layer',
  bell: true,
  overlayColour: '#00c2ff',
  knowsSteps: false,
  language: 'ja',
};

const hello = {
  selection: { kind: 'problem', problem: 'nothing-selected', layerName: null, canRender: false },
  handover: null,
  cameBack: false,
  launch: 'open',
};

it('every setting survives the way to the main thread and back', () => {
  expect(readSettings(SETTINGS)).toEqual(SETTINGS);
  expect(PARSE_RESULT.hello({ ...hello, settings: SETTINGS }).settings).toEqual(SETTINGS);
});

it('a language that cannot be one is forgotten', () => {
  expect(readSettings({ ...SETTINGS, language: '../de' })).not.toHaveProperty('language');
});
