import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Checkpoint,
  denoise,
  type DenoiseJob,
  type DenoiseOptions,
  type Predict,
  type StepReport,
} from '../../../../src/inference/engines/moebius/denoise';
import { guide, isGuided } from '../../../../src/inference/engines/moebius/guidance';
import { startNoise } from '../../../../src/inference/engines/moebius/noise';
import { PRESETS } from '../../../../src/inference/engines/moebius/presets';
import { sharesAt, timesOf } from '../../../../src/inference/engines/moebius/schedule';
import type { MoebiusSettings } from '../../../../src/inference/engines/moebius/settings';
import { startLatents } from '../../../../src/inference/engines/moebius/start';
import { randomNumbers } from './toy-unet';

const N = 64 * 64;
const CLEAN_LATENTS = randomNumbers(4 * N, 11);
const ids = ['reference', 'best', 'fast'] as const;

function jobOf(changes: Partial<MoebiusSettings> = {}, resume?: Checkpoint): DenoiseJob {
  const settings = { ...PRESETS.reference, ...changes };
  const noise = startNoise(3, settings.noiseOffset);
  return {
    settings,
    mask: randomNumbers(N, 1).map((value) => (value > 0 ? 1 : 0)),
    maskedLatents: randomNumbers(4 * N, 2),
    start: startLatents(settings, noise, randomNumbers(4 * N, 4)),
    resume,
  };
}

function optionsOf(options: Partial<DenoiseOptions> = {}): DenoiseOptions {
  const never = new AbortController().signal;
  return { signal: never, enough: never, onStep: () => {}, ...options };
}

/** Knows the clean latents; asked both questions it lies in both, by just what guidance takes away. */
function truthful(scale: number): Predict {
  const LIE = 0.3;
  return async (sample, time, guided) => {
    const { signal, noise } = sharesAt(time);
    const truth = CLEAN_LATENTS.map((x0, i) => (sample[i]! - signal * x0) / noise);
    if (!guided) return { conditional: truth, unconditional: null };
    return {
      unconditional: truth.map((value) => value + LIE),
      conditional: truth.map((value) => value + LIE * (1 - 1 / scale)),
    };
  };
}

/** Sees something else in every sample, so that every step counts. */
const fickle: Predict = async (sample, time, guided) => {
  const see = (shift: number) =>
    Float32Array.from({ length: 4 * N }, (_, i) =>
      Math.tanh(sample[i]! + 0.2 * sample[4 * N + (i % N)]! + shift + time / 1000),
    );
  return { conditional: see(0), unconditional: guided ? see(0.1) : null };
};

function greatest(a: Float32Array, b: Float32Array): number {
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), 0);
}

describe.each(ids)('the recipe %s', (id) => {
  const settings = PRESETS[id];

  it.each([
    ['as it is', {}],
    ['without guidance', { guidanceScale: 1 }],
    ['guided half the way', { guidanceInterval: [0.25, 0.75] }],
    [
      'with the other sampler',
      { sampler: settings.sampler === 'ddim' ? 'dpm-solver++2m' : 'ddim' },
    ],
    ['begun with a draft', { start: 'draft' }],
    ['begun with noise', { start: 'noise' }],
  ] as [string, Partial<MoebiusSettings>][])(
    'ends at the clean latents, %s',
    async (_, changes) => {
      const job = jobOf({ ...settings, ...changes });
      const { latents } = await denoise(job, truthful(job.settings.guidanceScale), optionsOf());
      expect(greatest(latents, CLEAN_LATENTS)).toBeLessThan(2e-5);
    },
  );
});

describe('guidance', () => {
  it('goes from the one answer through the other and on', () => {
    const prediction = { unconditional: Float32Array.of(1), conditional: Float32Array.of(3) };
    expect([0, 1, 2].map((scale) => guide(prediction, scale)[0])).toEqual([1, 3, 5]);
    expect(guide({ ...prediction, unconditional: null }, 7)).toEqual(Float32Array.of(3));
  });

  it('is given in its share of the steps, its end not included', () => {
    const guided = (guidanceScale: number, guidanceInterval: readonly [number, number]) =>
      Array.from({ length: 8 }, (_, i) =>
        isGuided({ guidanceScale, guidanceInterval }, i, 8) ? 1 : 0,
      );
    expect(guided(2, [0, 1])).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
    expect(guided(2, [0.25, 0.75])).toEqual([0, 0, 1, 1, 1, 1, 0, 0]);
    expect(guided(2, [0, 0])).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect(guided(1, [0, 1])).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
    expect(guided(0, [0, 0.5])).toEqual([1, 1, 1, 1, 0, 0, 0, 0]);
  });
});

describe('the loop', () => {
  it('asks at the times of the schedule, with the sample of that time', async () => {
    const job = jobOf({ steps: 4 });
    const asked: [number, boolean][] = [];
    await denoise(
      job,
      async (sample, time, guided) => {
        asked.push([time, guided]);
        if (asked.length === 1) expect(sample.slice(0, 4 * N)).toEqual(job.start);
        expect(sample.slice(4 * N, 5 * N)).toEqual(job.mask);
        expect(sample.slice(5 * N)).toEqual(job.maskedLatents);
        return fickle(sample, time, guided);
      },
      optionsOf(),
    );
    expect(asked).toEqual(timesOf(job.settings).map((time) => [time, true]));
  });

  it('reports every step, with the mean of those so far by the clock it is given', async () => {
    let time = 1000;
    const reports: StepReport[] = [];
    const wait = [100, 60, 20];
    const predict: Predict = (...question) => {
      time += wait[reports.length]!;
      return fickle(...question);
    };
    const onStep = (report: StepReport) => void reports.push(report);
    const { latents } = await denoise(
      jobOf({ steps: 4 }),
      predict,
      optionsOf({ onStep, now: () => time }),
    );
    expect(
      reports.map(({ done, total, millisecondsPerStep }) => [done, total, millisecondsPerStep]),
    ).toEqual([
      [1, 3, 100],
      [2, 3, 80],
      [3, 3, 60],
    ]);
    expect(reports.at(-1)!.checkpoint.latents).toEqual(latents);
  });

  it('lets a message in between steps', async () => {
    const abort = new AbortController();
    let steps = 0;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => abort.abort();
    const run = denoise(
      jobOf(),
      async (...question) => {
        if (++steps === 2) port2.postMessage(null);
        return fickle(...question);
      },
      optionsOf({ signal: abort.signal }),
    );
    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
    port1.close();
    expect(steps).toBeLessThanOrEqual(3);
  });

  it('ends with an AbortError in the step that is being cancelled, the last one too', async () => {
    for (const last of [1, 5, 19]) {
      const abort = new AbortController();
      let steps = 0;
      const predict: Predict = (...question) => {
        if (++steps === last) abort.abort();
        return fickle(...question);
      };
      const run = denoise(jobOf(), predict, optionsOf({ signal: abort.signal }));
      await expect(run).rejects.toMatchObject({ name: 'AbortError' });
      expect(steps).toBe(last);
    }
  });

  it('asks nothing where it was cancelled before it began', async () => {
    const predict: Predict = () => Promise.reject(new Error('asked'));
    const run = denoise(jobOf(), predict, optionsOf({ signal: AbortSignal.abort() }));
    await expect(run).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('ends with the present guess when that is enough, but not without one', async () => {
    for (const last of [1, 4]) {
      const enough = new AbortController();
      if (last === 1) enough.abort();
      const guesses: Float32Array[] = [];
      const onStep = ({ done, checkpoint }: StepReport) => {
        guesses.push(checkpoint.clean);
        if (done === last) enough.abort();
      };
      const { latents } = await denoise(
        jobOf(),
        fickle,
        optionsOf({ enough: enough.signal, onStep }),
      );
      expect(guesses).toHaveLength(last);
      expect(latents).toEqual(guesses.at(-1));
    }
  });

  it('goes on from any checkpoint to the same latents bit for bit', async () => {
    const recipe = fc.record({
      sampler: fc.constantFrom('ddim' as const, 'dpm-solver++2m' as const),
      spacing: fc.constantFrom('leading' as const, 'trailing' as const, 'log-snr' as const),
      steps: fc.integer({ min: 2, max: 5 }),
    });
    await fc.assert(
      fc.asyncProperty(recipe, fc.nat(), async (changes, at) => {
        const checkpoints: Checkpoint[] = [];
        const onStep = ({ checkpoint }: StepReport) =>
          void checkpoints.push(structuredClone(checkpoint));
        const whole = await denoise(jobOf(changes), fickle, optionsOf({ onStep }));
        const resume = checkpoints[at % checkpoints.length]!;
        const after: number[] = [];
        const resumed = await denoise(
          { ...jobOf(changes, resume), start: new Float32Array(4 * N) },
          fickle,
          optionsOf({ onStep: ({ done }) => after.push(done) }),
        );
        expect(resumed).toEqual(whole);
        expect(after).toEqual(
          checkpoints.slice(resume.stepsDone).map(({ stepsDone }) => stepsDone),
        );
      }),
      { numRuns: 10 },
    );
  });

  it('has the time of a resumed step from the steps of its own call alone', async () => {
    const { checkpoint } = await denoise(jobOf({ steps: 4, strength: 0.5 }), fickle, optionsOf());
    const means: number[] = [];
    let time = 0;
    await denoise(
      jobOf({ steps: 4, strength: 1 }, checkpoint),
      (...question) => {
        time += 50;
        return fickle(...question);
      },
      optionsOf({
        now: () => time,
        onStep: ({ millisecondsPerStep }) => void means.push(millisecondsPerStep),
      }),
    );
    expect(means).toEqual([50, 50]);
  });

  it('leaves the last checkpoint with the caller when a step fails', async () => {
    let kept: Checkpoint | undefined;
    const onStep = ({ checkpoint }: StepReport) => void (kept = checkpoint);
    const predict: Predict = (...question) =>
      kept?.stepsDone === 3 ? Promise.reject(new Error('device lost')) : fickle(...question);
    await expect(denoise(jobOf(), predict, optionsOf({ onStep }))).rejects.toThrow('device lost');
    const resumed = await denoise(jobOf({}, kept), fickle, optionsOf());
    expect(resumed).toEqual(await denoise(jobOf(), fickle, optionsOf()));
  });
});
