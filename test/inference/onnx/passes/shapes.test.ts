/** The dimensions that are inferred are those that the runtime's outputs have. */
import { describe, expect, it } from 'vitest';
import type { OnnxTensor, OnnxValue } from '../../../../src/inference/onnx/model';
import { declareOutputs } from '../../../../src/inference/onnx/passes/declare-outputs';
import type { BytesOf } from '../../../../src/inference/onnx/passes/facts';
import { float32, int64, model, node, noise, value } from '../build-graph';
import { type Feeds, runModel } from '../run-graph';

const inModel: BytesOf = ({ payload }) => (payload.kind === 'raw' ? payload.bytes : null);

const image = [2, 4, 9, 7];

interface Case {
  readonly opType: string;
  readonly dims: readonly (readonly number[])[];
  readonly attributes?: Parameters<typeof node>[3];
  /** Further inputs; null is one that is left out. */
  readonly constants?: readonly (OnnxTensor | null)[];
  readonly opset?: number;
}

function conv(weights: readonly number[], attributes: Case['attributes'] = {}): Case {
  return { opType: 'Conv', dims: [image, weights], attributes };
}

function onImage(
  opType: string,
  attributes: Case['attributes'] = {},
  ...constants: (OnnxTensor | null)[]
): Case {
  return { opType, dims: [image], attributes, constants };
}

const cases: readonly Case[] = [
  conv([6, 4, 3, 3]),
  conv([6, 4, 3, 3], { pads: [1, 1, 1, 1], strides: [2, 2] }),
  conv([6, 4, 3, 3], { pads: [0, 0, 1, 1], strides: [2, 2], dilations: [2, 1] }),
  conv([4, 1, 15, 15], { group: 4, pads: [7, 7, 7, 7] }),
  conv([6, 4, 3, 3], { auto_pad: 'SAME_UPPER', strides: [2, 2] }),
  conv([6, 4, 3, 3], { auto_pad: 'VALID' }),
  onImage('MaxPool', { kernel_shape: [3, 3], strides: [2, 2] }),
  onImage('GlobalAveragePool'),
  {
    opType: 'Gemm',
    dims: [
      [3, 4],
      [5, 4],
    ],
    attributes: { transB: 1 },
  },
  {
    opType: 'Gemm',
    dims: [
      [4, 3],
      [4, 5],
    ],
    attributes: { transA: 1 },
  },
  {
    opType: 'MatMul',
    dims: [
      [2, 1, 3, 4],
      [5, 4, 6],
    ],
  },
  { opType: 'MatMul', dims: [[3, 4], [4]] },
  { opType: 'MatMul', dims: [[4], [2, 4, 3]] },
  {
    ...{
      opType: 'Einsum',
      dims: [
        [2, 8, 4, 9],
        [2, 4, 5],
      ],
    },
    attributes: { equation: 'b h k n, b k v -> b h v n' },
  },
  {
    ...{
      opType: 'Einsum',
      dims: [
        [6, 3, 4, 1],
        [2, 1, 5, 3],
      ],
    },
    attributes: { equation: 'nmku,buvm->bnkv' },
  },
  onImage('Resize', { mode: 'nearest' }, null, float32('', [1, 1, 2, 2.5])),
  onImage('Resize', { mode: 'nearest' }, null, null, int64('', [2, 4, 5, 20])),
  { ...onImage('ReduceMean', { axes: [-1, 1], keepdims: 0 }), opset: 17 },
  onImage('ReduceMean', {}, int64('', [2, 3])),
  onImage('ReduceSum', { keepdims: 0 }, int64('', [-1])),
  onImage('ReduceSum'),
  onImage('ReduceSum', { noop_with_empty_axes: 1 }),
  onImage('ArgMax', { axis: 1, keepdims: 0 }),
  onImage('Pad', {}, int64('', [0, 0, 0, 0, 0, 3, 1, 1])),
  onImage('Pad', {}, int64('', [1, 2, 3, 4]), null, int64('', [-1, 1])),
  onImage('Tile', {}, int64('', [1, 2, 1, 3])),
  onImage('Softmax', { axis: -1 }),
  onImage('Slice', {}, int64('', [1]), int64('', [2 ** 40]), int64('', [-2]), int64('', [3])),
  {
    ...{ opType: 'Reshape', dims: [[0, 4]], attributes: { allowzero: 1 } },
    constants: [int64('', [2, 0])],
  },
  { opType: 'PRelu', dims: [image, [4, 1, 1]] },
  {
    opType: 'Add',
    dims: [
      [3, 1],
      [2, 1, 5],
    ],
  },
];

describe('the dimensions that are inferred', () => {
  it.each(cases.map((each) => [describeCase(each), each] as const))(
    'are those that come out of %s',
    async (_, { opType, dims, attributes = {}, constants = [], opset }) => {
      const inputs = dims.map((each, index) => value(`x${index}`, each));
      const named = constants.map((each, index) => each && { ...each, name: `c${index}` });
      const names = [...inputs, ...named].map((each) => each?.name ?? '');
      const made = opType === 'ArgMax' ? 'int64' : 'float32';
      const graph = model(
        {
          ...{ inputs, outputs: [value('y', ['unknown'], made)] },
          nodes: [node(opType, names, 'y', attributes)],
          initializers: named.filter((each) => each !== null),
        },
        opset,
      );
      const inferred = declareOutputs(graph, inModel);
      const { y } = await runModel(inferred, feedsFor(inputs));
      expect(inferred.graph.outputs[0]!.dims).toEqual(y!.dims);
    },
  );
});

function describeCase({ opType, dims, attributes }: Case): string {
  const settings =
    attributes && Object.keys(attributes).length > 0 ? JSON.stringify(attributes) : '';
  return `${opType} of ${dims.map((each) => each.join('×')).join(' and ')} ${settings}`.trim();
}

function feedsFor(inputs: readonly OnnxValue[]): Feeds {
  const feeds = inputs.map(({ name, dims }) => {
    const lengths = dims.map(Number);
    const count = lengths.reduce((product, length) => product * length, 1);
    return [name, { dims: lengths, data: Float32Array.from(noise(count)) }] as const;
  });
  return Object.fromEntries(feeds);
}
