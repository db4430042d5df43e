/**
 * Moebius: a latent-diffusion model of 0.2 billion parameters (github.com/hustvl/Moebius) in three
 * graphs. The encoder turns the picture with the hole greyed out into latents; the UNet, asked once a
 * step, takes the noise out of a random latent beside them; the decoder turns the result into pixels.
 *
 * An engine is made for one fill, with that fill's settings, on sessions that outlive it.
 */
import type { FillRemark } from '../../contract';
import type { Engine, EngineContext, EngineJob, EngineResult } from '../engine';
import { composeResult } from './compose';
import { denoise, type DenoiseJob, type Predict, type StepReport } from './denoise';
import { createGuards, type Guards, type SelfTest } from './guards';
import { isGuided } from './guidance';
import { createJobProgress, type JobProgress } from './job-progress';
import { latentMaskOf } from './latent-mask';
import { type Latents, latentsForDecoder, latentsFromMoments } from './latents';
import { createLook } from './look';
import {
  maskedPicture,
  type ModelPicture,
  modelPictureOf,
  type ModelView,
  viewOf,
} from './model-view';
import { startNoise } from './noise';
import { createRecovery, type Recovery } from './recovery';
import { timesOf } from './schedule';
import type { SessionSet } from './session-set';
import type { MoebiusSettings } from './settings';
import { startLatents } from './start';
import { growthOf, viewAround } from './view-rule';

/** Changes whenever the same job and seed may give other bytes. */
export const ENGINE = '1';

export interface MoebiusOptions {
  readonly sessions: SessionSet;
  readonly settings: MoebiusSettings;
  /** The weights are random: what comes out is no picture, and is marked so. */
  readonly isStandIn: boolean;
  /** What the preflight found of the GPU, for the report of an output that is no picture. */
  readonly selfTest: SelfTest;
}

export function createMoebius(options: MoebiusOptions): Engine {
  const fill: Fill = {
    ...options,
    guards: createGuards(options.selfTest),
    recovery: createRecovery(() => options.sessions.release()),
    pace: { steps: 0, milliseconds: 0 },
  };
  return {
    id: 'moebius',
    version: ENGINE,
    growth: growthOf,
    windowAround: viewAround,
    complete: (job, context) => complete(job, context, fill),
  };
}

/** Everything the regions of one fill share. */
interface Fill extends MoebiusOptions {
  readonly guards: Guards;
  readonly recovery: Recovery;
  /** Of the steps so far. */
  readonly pace: { steps: number; milliseconds: number };
}

async function complete(job: EngineJob, context: EngineContext, fill: Fill): Promise<EngineResult> {
  const { signal } = context;
  const { sessions, settings, guards, recovery } = fill;
  signal.throwIfAborted();
  const view = viewOf(job, settings);
  const guided = timesOf(settings).map((_, i, { length }) => isGuided(settings, i, length));
  const plan = { encodes: settings.start === 'noise' ? 1 : 2, steps: guided };
  const progress = createJobProgress(context, plan, meanOf(fill.pace));

  const masked = await encode(maskedPicture(view), fill, signal, progress);
  const first = startPicture(job, view, settings);
  const picture = first && (await encode(first, fill, signal, progress));
  const start = startLatents(settings, startNoise(job.seed, settings.noiseOffset), picture);

  if (!sessions.isOpen('unet')) progress.enter('opening');
  await recovery.attempt(() => sessions.openUnet(whenGuided(guided)));
  progress.enter('denoising');
  const lookAt = createLook(job, view, masked);
  const run = { start, maskedLatents: masked, resume: job.resume };
  const latents = await takeNoiseOut(run, view, context, fill, (report) => {
    const look = lookAt(report.checkpoint.clean);
    progress.stepped(report.checkpoint, meanOf(fill.pace), look);
  });

  if (!sessions.isOpen('vae_decoder')) progress.enter('opening');
  await recovery.attempt(() => sessions.openDecoder());
  progress.enter('decoding');
  const drawn = await recovery.attempt(() => sessions.decode(latentsForDecoder(latents)));
  guards.checkPicture(drawn, view);
  progress.decoded();
  await nextTask();
  signal.throwIfAborted();
  return { ...composeResult(job, view, drawn, settings), ...verdictOn(job, view, fill) };
}

/** @returns scaled latents, 4 × 64 × 64; from memory where the same picture was encoded before */
async function encode(
  picture: ModelPicture,
  { sessions, guards, recovery }: Fill,
  signal: AbortSignal,
  progress: JobProgress,
): Promise<Latents> {
  if (!sessions.hasEncoded(picture)) {
    if (!sessions.isOpen('vae_encoder')) progress.enter('opening');
    await recovery.attempt(() => sessions.openEncoder());
  }
  progress.enter('encoding');
  const check = (moments: Float32Array) => guards.checkMoments(moments, picture);
  const moments = await recovery.attempt(() => sessions.encode(picture, check));
  progress.encoded();
  await nextTask();
  signal.throwIfAborted();
  return latentsFromMoments(moments);
}

/** What the start is taken from; null for pure noise. Without a draft the rim's colours, continued, are one. */
function startPicture(
  { image, draft }: EngineJob,
  { placement, known }: ModelView,
  { start, padding }: MoebiusSettings,
): ModelPicture | null {
  switch (start) {
    case 'noise':
      return null;
    case 'source':
      return modelPictureOf(image, placement, padding);
    case 'draft':
      return draft ? modelPictureOf(draft, placement, padding) : known;
  }
}

/** The loop, with its answers checked and its time taken. */
async function takeNoiseOut(
  run: Pick<DenoiseJob, 'start' | 'maskedLatents' | 'resume'>,
  view: ModelView,
  { signal, enough }: EngineContext,
  { sessions, settings, guards, recovery, pace }: Fill,
  onStep: (report: StepReport) => void,
): Promise<Latents> {
  const before = { ...pace };
  let step = run.resume?.stepsDone ?? 0;
  const predict: Predict = async (sample, time, isPair) => {
    step++;
    const answers = await recovery.attempt(() => sessions.predict(sample, time, isPair));
    guards.checkNoise(answers.conditional, step);
    if (answers.unconditional) guards.checkNoise(answers.unconditional, step);
    return answers;
  };
  const mask = latentMaskOf(view.mask, settings.latentMask);
  const { latents } = await denoise({ settings, mask, ...run }, predict, {
    signal,
    enough,
    onStep(report) {
      pace.steps = before.steps + report.done;
      pace.milliseconds = before.milliseconds + report.done * report.millisecondsPerStep;
      onStep(report);
    },
  });
  return latents;
}

function whenGuided(steps: readonly boolean[]): 'always' | 'never' | 'sometimes' {
  if (steps.every((isGuided) => isGuided)) return 'always';
  return steps.some((isGuided) => isGuided) ? 'sometimes' : 'never';
}

function meanOf({ steps, milliseconds }: Fill['pace']): number | null {
  return steps > 0 ? milliseconds / steps : null;
}

function verdictOn(
  { resume }: EngineJob,
  { trusted }: ModelView,
  { isStandIn, recovery }: Fill,
): Pick<EngineResult, 'remarks' | 'confidence'> {
  const isBlind = !trusted.includes(1);
  const remarks: FillRemark[] = [];
  if (isBlind) remarks.push('nothing-to-learn-from');
  if (recovery.hasResumed || resume) remarks.push('resumed');
  if (isStandIn) remarks.push('random-weights');
  return { remarks, confidence: isBlind || isStandIn ? 0 : 1 };
}

/** Lets a waiting cancel in: awaiting promises alone never returns to the event loop. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
