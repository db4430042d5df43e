/** The small stand-in of Moebius: every operator and shape relation of the published graphs. */
import { describe, expect, it } from 'vitest';
import { randomModel } from '../../../../standin/random-model';
import type { OnnxModel } from '../../../../src/inference/onnx/model';
import { prepareGraph } from '../../../../src/inference/onnx/passes/prepare';
import { createSplitter } from '../../../../src/inference/onnx/split';
import { encodeModel } from '../../../../src/inference/onnx/write';
import { noise, operatorCounts } from '../build-graph';
import { type Feeds, runModel } from '../run-graph';

/** Unconditional ids first, as the pipeline has them. */
const IDS = Array.from({ length: 20 }, (_, index) => (index + 10) % 20);

function splitUp(model: OnnxModel) {
  const data = encodeModel(model);
  const splitter = createSplitter('unet', 'unet');
  splitter.push(data);
  return {
    parts: splitter.finish(),
    weights: { path: 'unet', data },
    read: async ({ offset, length }: { offset: number; length: number }) =>
      data.subarray(offset, offset + length),
  };
}

describe('the UNet, prepared', () => {
  const { unet } = randomModel('small');
  const { parts, weights, read } = splitUp(unet);
  const form = { dims: { B: 2 }, constants: { input_ids: IDS } };

  it('has at most 1,600 of its 8,900 nodes, and no arithmetic on shapes', async () => {
    const prepared = await prepareGraph(parts, form, read);
    expect(parts.graph.nodes.length).toBeGreaterThan(8800);
    expect(prepared.graph.nodes.length).toBeLessThanOrEqual(1600);
    const { Shape, Constant, Identity, Flatten, Expand, Gather } = operatorCounts(prepared);
    // The one Gather left chooses the rows of the embedding.
    expect({ Shape, Constant, Identity, Flatten, Expand, Gather }).toEqual({ Gather: 1 });
    expect(prepared.graph.inputs.map(({ name }) => name)).toEqual(['latent', 'timesteps']);
    expect(prepared.graph.outputs[0]!.dims).toEqual([2, 4, 64, 64]);
  });

  it('computes what the whole file computes', async () => {
    const prepared = await prepareGraph(parts, form, read);
    const feeds: Feeds = {
      latent: { dims: [2, 9, 64, 64], data: Float32Array.from(noise(2 * 9 * 64 * 64)) },
      timesteps: { dims: [2], data: BigInt64Array.of(900n, 900n) },
    };
    const input_ids = { dims: [2, 10], data: BigInt64Array.from(IDS, BigInt) };
    const published = (await runModel(unet, { ...feeds, input_ids })).noise!;
    const ours = (await runModel(prepared, feeds, weights)).noise!;
    const differences = ours.data.map((each, at) =>
      Math.abs(Number(each) - Number(published.data[at])),
    );
    // The bounds that fp32 back ends keep, and mistakes in a graph exceed by far (facts of the model).
    expect(Math.max(...differences)).toBeLessThan(2e-3);
    expect(differences.reduce((sum, each) => sum + each, 0) / differences.length).toBeLessThan(
      5e-5,
    );
    expect(Math.max(...ours.data.map(Number))).toBeGreaterThan(0.1); // numbers, not zeros
  });
});

describe('the decoder, prepared for a tile', () => {
  const { parts, read } = splitUp(randomModel('small').decoder);

  it('has the tile’s dimensions throughout', async () => {
    const form = { dims: { B: 1 }, inputDims: { latent: [1, 4, 32, 32] }, constants: {} };
    const { graph } = await prepareGraph(parts, form, read);
    expect(graph.outputs[0]!.dims).toEqual([1, 3, 256, 256]);
    expect(graph.nodes.some(({ opType }) => opType === 'Shape')).toBe(false);
  });
});
