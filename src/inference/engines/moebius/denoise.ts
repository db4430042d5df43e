/**
 * The loop: from a noisy latent to a clean one, asking the model once a step.
 *
 * All that the loop holds lies in main memory as plain numbers, so a graphics device may be lost
 * between two steps and the loop go on from its last checkpoint, to the same result bit for bit.
 */
import { ddim } from './ddim';
import { dpmSolver } from './dpm-solver';
import { guide, isGuided, type Prediction } from './guidance';
import { assembleSample, CELLS, expectLength, LATENT_CHANNELS, type Latents } from './latents';
import type { Sampler } from './sampler';
import { CLEAN, timesOf } from './schedule';
import type { MoebiusSettings } from './settings';

const SAMPLERS: Readonly<Record<MoebiusSettings['sampler'], Sampler>> = {
  ddim,
  'dpm-solver++2m': dpmSolver,
};

/**
 * Asks the model what noise it sees.
 *
 * @param sample - 9 × 64 × 64 (see `assembleSample`); may be kept and written to
 * @param time - 0–999
 * @param guided - true: both labels; false: the conditional one alone
 */
export type Predict = (
  sample: Float32Array<ArrayBuffer>,
  time: number,
  guided: boolean,
) => Promise<Prediction>;

export interface DenoiseJob {
  readonly settings: MoebiusSettings;
  /** 64 × 64; 1 = to be filled. */
  readonly mask: Float32Array;
  /** 4 × 64 × 64, scaled: the picture with the hole at mid grey. */
  readonly maskedLatents: Float32Array;
  /** 4 × 64 × 64, scaled, at the first of `timesOf(settings)`. */
  readonly start: Latents;
  /** Go on from here instead of from `start`; of a run of the same job. */
  readonly resume?: Checkpoint | undefined;
}

/** All there is to know between two steps. Survives a `postMessage`; its arrays are never written to. */
export interface Checkpoint {
  /** At least 1. */
  readonly stepsDone: number;
  /** At the time of the next step. */
  readonly latents: Latents;
  /** The model's guess in the last step done. */
  readonly clean: Latents;
}

export interface DenoiseOptions {
  readonly signal: AbortSignal;
  /** Aborts when the present guess will do: the loop ends after the step it is in, at least one. */
  readonly enough: AbortSignal;
  /** After every step, the last one too. What it throws ends the loop. */
  readonly onStep: (report: StepReport) => void;
  /** Milliseconds from any fixed moment. */
  readonly now?: () => number;
}

export interface StepReport {
  /** Steps done, those before a resume included, of `total`. */
  readonly done: number;
  readonly total: number;
  /** The mean over the steps of this call. */
  readonly millisecondsPerStep: number;
  /** What to go on from if a later step fails; its `clean` is what a preview shows. */
  readonly checkpoint: Checkpoint;
}

export interface Denoised {
  /** 4 × 64 × 64, scaled: the result, or the present guess where `enough` came first. */
  readonly latents: Latents;
  readonly checkpoint: Checkpoint;
}

/**
 * @throws the signal's reason - within one step, though a question already asked is waited for
 * @throws whatever `predict` and `onStep` throw
 */
export async function denoise(
  { settings, mask, maskedLatents, start, resume }: DenoiseJob,
  predict: Predict,
  { signal, enough, onStep, now = () => performance.now() }: DenoiseOptions,
): Promise<Denoised> {
  expectLength('start', start, LATENT_CHANNELS * CELLS);
  const sampler = SAMPLERS[settings.sampler];
  const times = timesOf(settings);
  const total = times.length;
  const first = resume?.stepsDone ?? 0;
  const began = now();
  let checkpoint = resume;

  await nextTask();
  for (let index = first; index < total; index++) {
    signal.throwIfAborted();
    if (enough.aborted && checkpoint) return { latents: checkpoint.clean, checkpoint };

    const time = times[index]!;
    const latents = checkpoint?.latents ?? start;
    const sample = assembleSample(latents, mask, maskedLatents);
    const prediction = await predict(sample, time, isGuided(settings, index, total));
    const noise = guide(prediction, settings.guidanceScale);
    const before = checkpoint && { time: times[index - 1]!, clean: checkpoint.clean };
    const next = times[index + 1] ?? CLEAN;
    const stepped = sampler({ latents, noise, time, next, before: before ?? null });

    const done = index + 1;
    checkpoint = { stepsDone: done, ...stepped };
    const millisecondsPerStep = (now() - began) / (done - first);
    onStep({ done, total, millisecondsPerStep, checkpoint });
    await nextTask();
  }
  signal.throwIfAborted();
  if (!checkpoint) throw new RangeError('there was no step to do');
  return { latents: checkpoint.latents, checkpoint };
}

/** Lets a waiting `cancel` in: a loop that awaits promises alone never returns to the event loop. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
