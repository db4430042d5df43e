/** Figures are those of the published export; nothing of the 1.24 GB is made to check them. */
import { describe, expect, it } from 'vitest';
import { randomModel } from '../../standin/random-model';
import { buildUnet } from '../../standin/unet';
import { buildVaeDecoder } from '../../standin/vae-decoder';
import { buildVaeEncoder } from '../../standin/vae-encoder';
import { WIDTHS } from '../../standin/widths';
import { graphOf } from '../../standin/write-stand-in';
import type { OnnxModel } from '../../src/inference/onnx/model';
import { encodedBytes, modelChunks } from '../../src/inference/onnx/write';
import { MOEBIUS } from '../../src/inference/weights/published-models';
import { floats, integers, normals, withGraph } from './open-graph';

function histogram(model: OnnxModel): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { opType } of model.graph.nodes) counts[opType] = (counts[opType] ?? 0) + 1;
  return counts;
}

function meanAndDeviation(values: Float32Array): { mean: number; deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const square = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(square) };
}

describe('the full stand-in', () => {
  const { unet, vae } = WIDTHS.full;
  const full = randomModel('full');

  it('has as many parameters as Moebius', () => {
    expect(buildUnet(unet, 1).parameters).toBe(226_041_531);
    expect(buildVaeEncoder(vae, 1).parameters).toBe(34_163_592 + 72);
    expect(buildVaeDecoder(vae, 1).parameters).toBe(49_490_179 + 20);
  });

  it.each(MOEBIUS.files)('makes a $name of the published size to a thousandth', (file) => {
    const bytes = encodedBytes(graphOf(full, file.name));
    expect(Math.abs(bytes / file.bytes - 1)).toBeLessThan(0.001);
  });

  it('has the nodes of the raw UNet, but for 21 copies of shared constants', () => {
    const { Identity, ...counts } = histogram(full.unet);
    expect(Identity).toBe(15); // 36 in the published file
    // prettier-ignore
    expect(counts).toEqual({
      Constant: 2989, Unsqueeze: 1322, Shape: 948, Gather: 902, Reshape: 513, Mul: 426, Concat: 402,
      Conv: 229, Add: 201, Cast: 182, Transpose: 165, Div: 120, Einsum: 105, Sigmoid: 63, Slice: 47,
      InstanceNormalization: 46, LayerNormalization: 45, Relu: 32, MatMul: 31, Softmax: 30, Gemm: 17,
      BatchNormalization: 15, Flatten: 15, Resize: 2, ConstantOfShape: 1, Equal: 1, Where: 1,
      Expand: 1, Sin: 1, Cos: 1,
    });
  });

  it('has the nodes of the raw VAE', () => {
    // prettier-ignore
    expect(histogram(full.encoder)).toEqual({
      Constant: 134, Reshape: 56, Mul: 46, Add: 37, Conv: 28, Shape: 27, InstanceNormalization: 22,
      Sigmoid: 21, Unsqueeze: 15, Div: 12, Concat: 9, Transpose: 9, MatMul: 6, Cast: 5, Gather: 5,
      ConstantOfShape: 3, Slice: 3, Pad: 3, Softmax: 1,
    });
    // prettier-ignore
    expect(histogram(full.decoder)).toEqual({
      Constant: 138, Reshape: 66, Mul: 62, Add: 49, Conv: 36, Shape: 35, InstanceNormalization: 30,
      Sigmoid: 29, Div: 16, Unsqueeze: 15, Concat: 6, Transpose: 6, MatMul: 6, Gather: 5, Resize: 3,
      Cast: 2, Softmax: 1,
    });
  });

  it('has no tensor larger than the published one', () => {
    const sizes = full.unet.graph.initializers.map(({ payload }) =>
      payload.kind === 'raw' ? payload.bytes.length : payload.length,
    );
    expect(Math.max(...sizes)).toBe(58_982_400);
  });
});

describe.each(['full', 'small'] as const)('the %s stand-in', (size) => {
  it.each(MOEBIUS.files)('takes and gives what the catalogue says of $name', (file) => {
    const { graph, irVersion, opset } = graphOf(randomModel(size), file.name);
    const dimsOf = (values: typeof graph.inputs) =>
      Object.fromEntries(values.map(({ name, type, dims }) => [name, { type, dims }]));
    expect({ irVersion, opset }).toEqual({ irVersion: 8, opset: 18 });
    expect(dimsOf(graph.inputs)).toEqual(file.inputs);
    expect(dimsOf(graph.outputs)).toEqual(file.outputs);
  });
});

describe('the small stand-in', () => {
  const small = randomModel('small');

  it('paints the same noise for a row alone as for the row in a pair', async () => {
    const row = floats([1, 9, 64, 64], normals(1));
    const data = row.data as Float32Array; // what `floats` made
    const ids = Array.from({ length: 10 }, (_, i) => i);
    const { one, two } = await withGraph(small.unet, async (unet) => ({
      one: await unet.run({
        latent: row,
        timesteps: integers([1], [500]),
        input_ids: integers([1, 10], ids),
      }),
      two: await unet.run({
        latent: floats([2, 9, 64, 64], (i) => data[i % data.length]!),
        timesteps: integers([2], [500, 500]),
        input_ids: integers([2, 10], [...ids.map((id) => id + 10), ...ids]),
      }),
    }));
    const conditional = two.subarray(one.length);
    const difference = one.map((value, i) => Math.abs(value - conditional[i]!));
    expect(Math.max(...difference)).toBeLessThan(1e-4);

    const { mean, deviation } = meanAndDeviation(one);
    expect(Math.abs(mean)).toBeLessThan(0.5);
    expect(deviation).toBeGreaterThan(0.5);
    expect(deviation).toBeLessThan(2);
    // Guidance has something to work on, and less than the noise itself.
    const effect = meanAndDeviation(one.map((value, i) => value - two[i]!)).deviation;
    expect(effect).toBeGreaterThan(0.1);
    expect(effect).toBeLessThan(1);
  });

  it('encodes and decodes to numbers of a picture’s scale, and a tile as well', async () => {
    const uniform = normals(2);
    const moments = await withGraph(small.encoder, (encoder) =>
      encoder.run({ image: floats([1, 3, 512, 512], (i) => Math.tanh(uniform(i))) }),
    );
    expect(moments).toHaveLength(8 * 64 * 64);
    expect(meanAndDeviation(moments).deviation).toBeCloseTo(1, 0);

    const latents = normals(3);
    const image = await withGraph(tiled(small.decoder), (decoder) =>
      decoder.run({ latent: floats([1, 4, 32, 32], (i) => latents(i) / 0.13025) }),
    );
    expect(image).toHaveLength(3 * 256 * 256);
    expect(meanAndDeviation(image).deviation).toBeCloseTo(0.5, 0);
  });

  it('is the same for the same seed, and another for another', () => {
    const firstBytes = (seed: number) => {
      const { initializers } = randomModel('small', seed).unet.graph;
      return initializers.slice(0, 9).map(({ name, payload }) => {
        if (payload.kind !== 'generated') throw new TypeError(`${name} is not generated`);
        return [name, ...[...payload.chunks()][0]!.slice(0, 16)];
      });
    };
    expect(firstBytes(1)).toEqual(firstBytes(1));
    const [one, two] = [firstBytes(1), firstBytes(2)];
    one.forEach((bytes, i) => expect(bytes).not.toEqual(two[i]));
  });

  it('is streamed without ever holding more than a piece of it', () => {
    let largest = 0;
    for (const chunk of modelChunks(small.unet)) largest = Math.max(largest, chunk.length);
    expect(largest).toBeLessThanOrEqual(4 << 20);
  });
});

/** The catalogue's `tile`: a quarter of the latents' area. */
function tiled(model: OnnxModel): OnnxModel {
  const [input] = model.graph.inputs;
  const [output] = model.graph.outputs;
  return {
    ...model,
    graph: {
      ...model.graph,
      inputs: [{ ...input!, dims: [1, 4, 32, 32] }],
      outputs: [{ ...output!, dims: [1, 3, 256, 256] }],
    },
  };
}
