/** Every word about the model and its files; the rest is in `words.ts`, failures in `failure-text.ts`. */
import type { FillProgress, StepProgress } from '../inference/contract';
import { PRESETS } from '../inference/engines/moebius/presets';
import type { PresetId } from '../inference/engines/moebius/settings';
import type { DownloadProgress, ModelStatus } from '../inference/model-contract';
import type { Finding, FindingCode } from '../inference/preflight/verdict';
import type { ModelWork } from './model-state';

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
    `This graphics device takes ${megabytes(maxStorageBufferBindingSize)} at a time, so the picture is decoded in tiles.`,
  'gpu-wrong': ({ test }) =>
    `This graphics device computes wrongly (${test}). Update its driver and check again.`,
  'gpu-failed': ({ test }) =>
    `This graphics device refused a test (${test}). Update its driver and check again.`,
  'no-storage': () => 'Files cannot be kept here, so closing the window would lose the model.',
  'low-space': ({ neededBytes, freeBytes }) =>
    `The model needs ${gigabytes(neededBytes)}, and ${gigabytes(freeBytes)} is free. Free some space and check again.`,
  'no-jspi': () => 'This browser loads the model more slowly than others.',
};

const STAGE: { readonly [S in StepProgress['stage']]: string } = {
  opening: 'Opening the model',
  encoding: 'Reading the surroundings',
  denoising: 'Painting',
  decoding: 'Finishing',
};

const PRESET: { readonly [P in PresetId]: string } = {
  best: 'Best',
  fast: 'Fast',
  reference: 'Reference',
};

const WORK: { readonly [W in ModelWork]: string } = {
  download: 'Downloading',
  import: 'Importing',
  verify: 'Verifying',
  remove: 'Deleting',
  export: 'Exporting',
};

export const MODEL_WORDS = {
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
    if (state === 'absent')
      return `Not on this computer; ${gigabytes(bytesTotal)} to download once.`;
    if (state === 'partial') {
      return `${gigabytes(bytesPresent)} of ${gigabytes(bytesTotal)} is here; a download goes on from there.`;
    }
    return kept === 'disk'
      ? `On this computer, ${gigabytes(bytesTotal)}.`
      : `In memory, ${gigabytes(bytesTotal)}: gone when the window closes.`;
  },
  standIn:
    'A stand-in with random weights: everything works, and nothing it paints means anything.',
  from: (host: string) => `From ${host}`,
  download: ({ bytesTotal, bytesPresent }: ModelStatus) =>
    bytesPresent > 0 ? 'Go on downloading' : `Download ${gigabytes(bytesTotal)}`,
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
    if (progress.stage === 'preparing') return 'Preparing the model…';
    const amount = `${gigabytes(progress.bytesDone)} of ${gigabytes(progress.bytesTotal)}`;
    if (progress.stage === 'waiting') return `Another window is downloading… ${amount}`;
    if (progress.stage === 'retrying') return `The connection broke; trying again… ${amount}`;
    return [`${WORK[work]}… ${amount}`, speed(progress), left(progress)].filter(Boolean).join(', ');
  },
  startedOver: 'This host cannot continue a download, so the file began anew.',

  preset: (preset: PresetId) => PRESET[preset],
  presetAbout: (preset: PresetId) => PRESETS[preset].sentence,
  presets: 'Recipe',
  seconds: (seconds: number) => (seconds < 90 ? `${Math.ceil(seconds)} s` : minutes(seconds)),
  seed: 'Seed',
  seedAbout: 'The same seed gives the same result',
  slow: (seconds: number, isMeasured: boolean) =>
    isMeasured
      ? `On the processor this takes about ${minutes(seconds)}.`
      : `On the processor: ${minutes(seconds)} where we measured it.`,

  drafting: 'Drafting…',
  working: ({ steps, region, regions }: FillProgress) => {
    if (!steps) return null;
    const area = regions > 1 ? ` area ${region} of ${regions}` : '';
    const step = steps.stage === 'denoising' ? `, step ${steps.done} of ${steps.total}` : '';
    return `${STAGE[steps.stage]}${area}${step}${leftOf(steps)}`;
  },
  enough: 'Use this one now',
  enoughAbout: 'Stop here and finish what can be seen',
  variations: 'Results',
  variation: (index: number, seed: number, engine: string) =>
    `Result ${index}: ${engine}, seed ${seed}`,
  window: (percent: number) => `The model sees ${percent} % of your pixels here`,
} as const;

function gigabytes(bytes: number): string {
  return bytes < 1e8 ? megabytes(bytes) : `${(bytes / 1e9).toFixed(2)} GB`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
}

function minutes(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds / 60));
  return whole === 1 ? '1 minute' : `${whole} minutes`;
}

function speed({ bytesPerSecond }: DownloadProgress): string {
  return bytesPerSecond > 0 ? `${megabytes(bytesPerSecond)}/s` : '';
}

function left({ secondsLeft }: DownloadProgress): string {
  if (secondsLeft === null) return '';
  return secondsLeft < 60 ? `${Math.ceil(secondsLeft)} s left` : `${minutes(secondsLeft)} left`;
}

function leftOf({ millisecondsLeft }: StepProgress): string {
  if (millisecondsLeft === null) return '…';
  const seconds = millisecondsLeft / 1000;
  return seconds < 60 ? `, ${Math.ceil(seconds)} s left` : `, ${minutes(seconds)} left`;
}
