/**
 * The same comparison where it may go wrong in practice: through ONNX Runtime in a graph of the real
 * UNet's shape with random weights. Few steps, for each takes a second.
 */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { floats, integers } from '../../../../src/inference/core/tensor';
import { encodeModel } from '../../../../src/inference/onnx/write';
import { createRuntime, type OrtRuntime } from '../../../../src/inference/runtime/ort-runtime';
import type { GraphSession } from '../../../../src/inference/runtime/runtime';
import { randomModel } from '../../../../standin/random-model';
import { oracle, type RawUnet } from './oracle';
import { JOB, MEASURED_MISTAKES, runEngine, stepsApart } from './published-recipe';

const WASM = 'node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.asyncify.wasm';
/** Three are left of them. */
const STEPS = 4;

describe('the reference recipe, on a graph', { timeout: 120_000 }, () => {
  let runtime: OrtRuntime;
  let session: GraphSession;
  let expected: number[][];

  const unet: RawUnet = async (latent, times, ids) => {
    const rows = times.length;
    const { noise } = await session.run({
      latent: floats(Float32Array.from(latent), [rows, 9, 64, 64]),
      timesteps: integers(times, [rows]),
      input_ids: integers(ids.flat(), [rows, 10]),
    });
    return [...(noise!.data as Float32Array)]; // the graph has no other output
  };

  beforeAll(async () => {
    runtime = await createRuntime({ provider: 'wasm', wasm: Uint8Array.from(readFileSync(WASM)) });
    const skeleton = encodeModel(randomModel('small').unet);
    session = await runtime.open({ name: 'unet', skeleton, weights: null });
    expected = await oracle(unet, { ...JOB, steps: STEPS });
  }, 120_000);
  afterAll(() => runtime.dispose());

  it('has the latents of the recipe written a second time, after every step', async () => {
    const actual = await runEngine(unet, { steps: STEPS });
    expect(actual).toHaveLength(3);
    expect(stepsApart(actual, expected)).toEqual([]);
  });

  it.each(MEASURED_MISTAKES)(
    'would not pass with $name, not even its first step',
    async ({ spoil = (unet) => unet, changes }) => {
      const actual = await runEngine(spoil(unet), { steps: STEPS, ...changes }, 1);
      expect(stepsApart(actual, expected)).toEqual([0]);
    },
  );
});
