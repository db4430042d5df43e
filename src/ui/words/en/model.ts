/** The model and its files. */
import type { FillProgress, StepProgress } from '../../../inference/contract';
import type { PresetId } from '../../../inference/engines/moebius/settings';
import type { DownloadProgress, ModelStatus } from '../../../inference/model-contract';
import type { Finding, FindingCode } from '../../../inference/preflight/verdict';
import type { ModelWork } from '../../model/model-state';
import { bytes, duration, percent, rate } from './numbers';

/** One sentence for each finding; the type makes the list complete. */
const FINDING: {
  readonly [C in FindingCode]: (details: Extract<Finding, { code: C }>['details']) => string;
} = {
  'insecure-context': () => 'This window is not a secure page, so the model cannot be kept here.',
  'no-webgpu': () => 'This browser has no WebGPU. The model runs on the processor, very slowly.',
  'no-adapter': () =>
    'WebGPU finds no graphics device here; it may be switched off. The model runs on the processor, very slowly.',
  'software-adapter': () =>
    'Graphics are computed in software here: right, but many times slower than on a graphics device.',
  'small-buffers': ({ maxStorageBufferBindingSize }) =>
    `This graphics device takes ${bytes(maxStorageBufferBindingSize)} at a time, so the picture is decoded in tiles.`,
  'gpu-wrong': ({ test }) =>
    `This graphics device computes wrongly (${test}). Update its driver and check again.`,
  'gpu-failed': ({ test }) =>
    `This graphics device refused a test (${test}). Update its driver and check again.`,
  'no-storage': () => 'Files cannot be kept here, so closing the window would lose the model.',
  'low-space': ({ neededBytes, freeBytes }) =>
    `The model needs ${bytes(neededBytes)}, and ${bytes(freeBytes)} is free. Free some space and check again.`,
  'no-jspi': () => 'This browser loads the model more slowly than others.',
};

const STAGE: { readonly [S in StepProgress['stage']]: string } = {
  opening: 'Opening the model',
  encoding: 'Reading the surroundings',
  denoising: 'Painting',
  decoding: 'Finishing',
};

const PRESET: { readonly [P in PresetId]: { readonly name: string; readonly about: string } } = {
  best: { name: 'Best', about: 'The best result; starts from Quick Fill’s draft.' },
  fast: {
    name: 'Fast',
    about: 'Eight passes instead of twelve and no draft: a little less detail, sooner.',
  },
  reference: {
    name: 'Reference',
    about: 'The published recipe to the letter, to compare with.',
  },
};

const WORK: { readonly [W in ModelWork]: string } = {
  download: 'Downloading',
  import: 'Importing',
  verify: 'Verifying',
  remove: 'Deleting',
  export: 'Exporting',
};

export const model = {
  models: 'Models',
  modelsAbout: 'Models: download, verify, delete',
  close: 'Close',
  checking: 'Checking what this computer can do…',
  recheck: 'Check again',
  finding: (finding: Finding) =>
    (FINDING[finding.code] as (details: Finding['details']) => string)(finding.details),
  fits: 'This computer can run it.',
  onProcessor: 'Without a graphics device it runs on the processor, which takes minutes a fill.',
  impossible: 'It cannot run in this window. Quick Fill works without it.',
  copyVerdict: 'Copy report',

  state: ({ state, bytesPresent, bytesTotal, kept }: ModelStatus) => {
    if (state === 'absent') return `Not on this computer; ${bytes(bytesTotal)} to download once.`;
    if (state === 'partial') {
      return `${bytes(bytesPresent)} of ${bytes(bytesTotal)} is here; a download goes on from there.`;
    }
    return kept === 'disk'
      ? `On this computer, ${bytes(bytesTotal)}.`
      : `In memory, ${bytes(bytesTotal)}: gone when the window closes.`;
  },
  standIn:
    'A stand-in with random weights: everything works, and nothing it paints means anything.',
  origin: ({ credit, licence, host }: ModelStatus) =>
    `By ${credit} · Licence: ${licence} · From ${host}`,
  download: ({ bytesTotal, bytesPresent }: ModelStatus) =>
    bytesPresent > 0 ? 'Go on downloading' : `Download ${bytes(bytesTotal)}`,
  pause: 'Pause',
  stop: 'Stop',
  discardPart: 'Delete what has arrived',
  verify: 'Verify',
  verifyAbout: 'Read every byte back and compare it with the published hash',
  remove: 'Delete',
  removeAbout: 'Delete the model from this computer',
  removeSure: 'Really delete?',
  import: 'Import files…',
  importAbout: 'Use the three .onnx files if you have them already',
  export: 'Save files…',
  exportAbout: 'Save the three .onnx files, for another computer',

  work: (work: ModelWork, progress: DownloadProgress | null) => {
    if (!progress) return `${WORK[work]}…`;
    const { stage, bytesDone, bytesTotal, bytesPerSecond, secondsLeft } = progress;
    if (stage === 'preparing') return 'Preparing the model…';
    const amount = `${bytes(bytesDone)} of ${bytes(bytesTotal)}`;
    if (stage === 'waiting') return `Another window is downloading… ${amount}`;
    if (stage === 'retrying') return `The connection broke; trying again… ${amount}`;
    const speed = bytesPerSecond > 0 ? `, ${rate(bytesPerSecond)}` : '';
    const left = secondsLeft === null ? '' : `, ${duration(secondsLeft)} left`;
    return `${WORK[work]}… ${amount}${speed}${left}`;
  },
  startedOver: 'This host cannot continue a download, so the file began anew.',

  preset: (preset: PresetId) => PRESET[preset].name,
  presetAbout: (preset: PresetId) => PRESET[preset].about,
  presets: 'Recipe',
  seconds: (seconds: number) => duration(seconds),
  seed: 'Seed',
  seedAbout: 'The same seed gives the same result',
  slow: (seconds: number, isMeasured: boolean) =>
    isMeasured
      ? `On the processor this takes about ${duration(seconds, 'long')}.`
      : `On the processor: ${duration(seconds, 'long')} where we measured it.`,

  drafting: 'Drafting…',
  working: ({ steps, region, regions }: FillProgress) => {
    if (!steps) return null;
    const { stage, done, total, millisecondsLeft } = steps;
    const area = regions > 1 ? ` area ${region} of ${regions}` : '';
    const step = stage === 'denoising' ? `, step ${done} of ${total}` : '';
    const left = millisecondsLeft === null ? '…' : `, ${duration(millisecondsLeft / 1000)} left`;
    return `${STAGE[stage]}${area}${step}${left}`;
  },
  enough: 'Use this one now',
  enoughAbout: 'Stop here and finish what can be seen',
  variations: 'Results',
  variation: (index: number, seed: number, engine: string) =>
    `Result ${index}: ${engine}, seed ${seed}`,
  /** @param detail - 0–1 */
  window: (detail: number) => `The model sees ${percent(detail)} of your pixels here`,
};
