/**
 * Arguments for every function among the words: each value there is a sentence for, and marks for what
 * is quoted, so that a language which forgets one is found out. A function without any does not compile.
 */
import {
  EDIT_MARKS,
  EDIT_STATES,
  PLACE_PROBLEMS,
  RESULT_MODES,
  RESULT_NOTES,
  SELECTION_PROBLEMS,
} from '../../../src/figma/contract';
import { PRESETS } from '../../../src/inference/engines/moebius/presets';
import type { PresetId } from '../../../src/inference/engines/moebius/settings';
import type { FillProgress, StepProgress } from '../../../src/inference/contract';
import type { DownloadProgress, ModelStatus } from '../../../src/inference/model-contract';
import type {
  Finding,
  FindingCode,
  FindingDetails,
} from '../../../src/inference/preflight/verdict';
import { TOOLS } from '../../../src/ui/editor/operations';
import { OVERLAY_COLOURS } from '../../../src/ui/editor/overlay-colour';
import type { HostKind } from '../../../src/ui/host/host';
import { COMMANDS, GROUPS, HELD } from '../../../src/ui/keys/keymap';
import { ENGLISH } from '../../../src/ui/words/english';
import type { Words } from '../../../src/ui/words/words';
import { FAILURE_CASES } from './failure-cases';

/** Of nothing but functions, which have a test of their own. */
type Topic = Exclude<keyof Words, 'numbers'>;

type Asked<T> = {
  readonly [
    K in keyof T as T[K] extends (...values: never[]) => unknown ? K : never
  ]: T[K] extends (...values: infer A) => unknown ? readonly A[] : never;
};

/** Functions of one value each. */
function each<V>(values: readonly V[]): readonly [V][] {
  return values.map((value) => [value]);
}

const COUNTS = [0, 1, 2, 37];
const BOX = { x: 11, y: 12, width: 13, height: 14 };
const HOSTS: readonly HostKind[] = ['figma', 'page'];
const PRESET_IDS = Object.keys(PRESETS) as PresetId[];

const status = (part: Partial<ModelStatus>): [ModelStatus] => [
  {
    id: 'moebius',
    title: 'Moebius',
    licence: '',
    credit: '',
    isStandIn: false,
    host: 'host.example',
    state: 'absent',
    bytesPresent: 0,
    bytesTotal: 1.24e9,
    kept: 'disk',
    ...part,
  },
];

const download = (part: Partial<DownloadProgress> = {}): DownloadProgress => ({
  stage: 'downloading',
  bytesDone: 3.1e8,
  bytesTotal: 1.24e9,
  bytesPerSecond: 12.3e6,
  secondsLeft: 75,
  startedOver: false,
  ...part,
});

const filling = (regions: number, stage?: StepProgress['stage']): FillProgress => {
  const progress = { fraction: 0.46, region: 1, regions };
  const step = { done: 3, total: 8, millisecondsPerStep: 1000, millisecondsLeft: 23_000 };
  return stage ? { ...progress, steps: { stage, ...step } } : progress;
};

const FINDINGS: { readonly [C in FindingCode]: FindingDetails[C] } = {
  'insecure-context': {},
  'no-webgpu': {},
  'no-adapter': {},
  'software-adapter': { description: 'SwiftShader' },
  'small-buffers': { maxStorageBufferBindingSize: 134_000_000, maxBufferSize: 268_000_000 },
  'gpu-wrong': { test: 'MARK', maxError: 1 },
  'gpu-failed': { test: 'MARK', message: '' },
  'no-storage': { reason: '' },
  'low-space': { neededBytes: 1.24e9, freeBytes: 3e8 },
  'no-jspi': {},
};
const findings = Object.entries(FINDINGS).map(
  ([code, details]) => ({ code, weight: 'limits', details }) as Finding,
);

/** Every sentence of a table of functions, each with its own kind of details. */
function eachOf<C extends string, V>(cases: Readonly<Record<C, V>>) {
  const entries = Object.entries(cases) as [C, V][];
  return Object.fromEntries(entries.map(([code, details]) => [code, [[details]]]));
}

const ENGINE_CODES = Object.keys(ENGLISH.engine) as (keyof typeof ENGLISH.engine)[];

export const SAMPLES: { readonly [T in Topic]: Asked<Words[T]> } = {
  batch: {
    fillAll: each([2, 37]),
    fillAllAbout: [[37, 'MARK']],
    position: [[5, 37, 'MARK']],
    done: [
      [37, 37],
      [1, 37],
      [2, 37],
    ],
    stopped: [
      [0, 37],
      [1, 37],
      [2, 37],
    ],
    failed: [[['MARK', 'MARQUE'], 'REASON']],
  },
  deciding: {
    splitValue: each([0, 0.37, 1]),
    featherValue: each([0, 1, 1.5, 37]),
    seed: each([37]),
    took: each([0.4, 37]),
    applied: [['MARK']],
    restoredBoth: each([1, 3]),
    restoredResults: each([1, 3]),
    restoredLost: each([1, 3]),
  },
  engine: Object.fromEntries(
    ENGINE_CODES.map((code) => [code, [['host.example']]]),
  ) as unknown as Asked<Words['engine']>,
  failures: eachOf(FAILURE_CASES) as unknown as Asked<Words['failures']>,
  firstSteps: {},
  keys: {},
  language: { auto: [['MARK']] },
  model: {
    finding: each(findings),
    state: [
      status({}),
      status({ state: 'partial', bytesPresent: 3.1e8 }),
      status({ state: 'ready' }),
      status({ state: 'ready', kept: 'memory' }),
    ],
    origin: [status({ licence: 'MARK', credit: 'MARQUE' })],
    download: [status({}), status({ bytesPresent: 3.1e8 })],
    work: [
      ['download', null],
      ['import', download()],
      ['verify', download({ secondsLeft: null })],
      ['remove', download({ bytesPerSecond: 0 })],
      ['export', download({ secondsLeft: 240 })],
      ['download', download({ stage: 'waiting' })],
      ['download', download({ stage: 'retrying' })],
      ['download', download({ stage: 'preparing' })],
    ],
    preset: each(PRESET_IDS),
    presetAbout: each(PRESET_IDS),
    seconds: each([23, 240]),
    slow: [
      [240, true],
      [240, false],
    ],
    working: [
      [filling(1, 'opening')],
      [filling(3, 'encoding')],
      [filling(3, 'denoising')],
      [filling(1, 'decoding')],
    ],
    variation: [[5, 4711, 'MARK']],
    window: each([0.62]),
  },
  notification: { note: RESULT_NOTES.map((note) => ['MARK', note]) },
  results: {
    mode: each(RESULT_MODES),
    modeAbout: each(RESULT_MODES),
    problem: each(PLACE_PROBLEMS),
    note: each(RESULT_NOTES),
    mark: each(EDIT_MARKS),
    state: each(EDIT_STATES),
    added: [['MARK']],
    replaced: [['MARK']],
    updated: [['MARK']],
    appliedToAll: COUNTS.flatMap((count): [number, number][] => [
      [count, 0],
      [37, count],
    ]),
    sameImage: each(COUNTS),
    applyToAll: each([37]),
    masks: each(COUNTS),
    maskUnseen: [['MARK']],
    queue: [[5, 37]],
  },
  seeing: { colourName: each(OVERLAY_COLOURS), hint: each(['shadow', 'thin']) },
  shortcuts: { group: each(GROUPS), command: each(COMMANDS), held: each(HELD) },
  tools: {
    tool: each(TOOLS),
    toolAbout: each(TOOLS),
    keys: each(TOOLS),
    options: each(TOOLS),
    hardnessValue: each([0.25]),
    toleranceValue: each([46]),
    grow: each([1, 5]),
    shrink: each([1, 5]),
    boxAt: each([BOX]),
    pointAt: each([BOX]),
    boxUsed: each(['add', 'subtract']),
  },
  waiting: {},
  window: {
    reading: each(['MARK', null]),
    notOpened: each(['MARK', null]),
    problem: SELECTION_PROBLEMS.flatMap((problem): [typeof problem, HostKind][] => [
      [problem, 'figma'],
      [problem, 'page'],
    ]),
    brushPixels: each(COUNTS),
    zoom: each([0.46]),
    filling: [[filling(1)], [filling(3)]],
    remark: each(['nothing-to-learn-from', 'likely-poor', 'resumed', 'random-weights']),
    apply: each(HOSTS),
    applying: each(HOSTS),
    applied: [
      ['MARK', 'figma'],
      ['MARK', 'page'],
    ],
    selectionMoved: [['MARK']],
    maskOfOtherSize: [[BOX, { width: 15, height: 16 }]],
    withKey: [['MARK', 'KEY']],
  },
};
