/** Fills by engines that work in steps: their time, and going on where another worker has crashed. */
import { describe, expect, it } from 'vitest';
import type { FillProgress, StepCheckpoint } from '../../src/inference/contract';
import { createRaster } from '../../src/inference/core/raster';
import type { Engine, JobSteps } from '../../src/inference/engines/engine';
import { fill, type FillOptions, type FillRequest } from '../../src/inference/fill';
import { drawMask } from './core/draw-mask';
import { fakeEngine, filledWith } from './fake-engine';

const source = createRaster({ width: 10, height: 1 });

function fillTwo(engine: Engine, options: FillOptions, changes: Partial<FillRequest> = {}) {
  return fill(
    source,
    { mask: drawMask(['#.......##']), engine, seed: 7, grow: 0, ...changes },
    options,
  );
}

/** After six of a job's ten steps, each of 100 ms. */
function stepsOf(checkpoint: StepCheckpoint | undefined): JobSteps {
  return {
    stage: 'denoising',
    done: 6,
    total: 10,
    millisecondsPerStep: 100,
    millisecondsLeft: 400,
    millisecondsPerJob: 1000,
    checkpoint,
  };
}

describe('a fill in steps', () => {
  it('goes on from a checkpoint: what was filled stays, and the engine is told its steps', async () => {
    const steps = { stepsDone: 2, latents: new Float32Array(1), clean: new Float32Array(1) };
    const seen: FillProgress[] = [];
    const stepping = fakeEngine({
      async complete({ image }, context) {
        context.progress(0.5, undefined, stepsOf(steps));
        return { image: filledWith(image, 50), remarks: [], confidence: 1 };
      },
    });
    await fillTwo(stepping.engine, { onProgress: (progress) => seen.push(progress) });
    const checkpoint = seen.flatMap(({ checkpoint }) => checkpoint ?? [])[1]!;
    expect(checkpoint).toMatchObject({ region: 1, steps });

    const { engine, jobs } = fakeEngine();
    const { patch } = await fillTwo(engine, {}, { resume: checkpoint });
    expect(jobs.map(({ resume }) => resume)).toEqual([steps]);
    expect(patch.data[0]).toBe(50);
    expect(patch.data[4 * 9]).toBe(200);
  });

  it('adds to the time left that of the regions to come, each as long as this one', async () => {
    const seen: FillProgress[] = [];
    const { engine } = fakeEngine({
      async complete({ image }, context) {
        context.progress(0.5, undefined, stepsOf(undefined));
        return { image, remarks: [], confidence: 1 };
      },
    });
    const { report } = await fillTwo(engine, { onProgress: (progress) => seen.push(progress) });
    const left = seen.flatMap(({ steps }) => steps?.millisecondsLeft ?? []);
    expect(left).toEqual([400 + 1000, 400]);
    expect(report.millisecondsPerStep).toBe(100);
  });
});
