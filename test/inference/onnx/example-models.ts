/** Models that several tests read, split and damage. */
import { DATA_TYPES, type DataType, type OnnxNode } from '../../../src/inference/onnx/model';
import {
  bool,
  castTo,
  constant,
  float32,
  int64,
  model,
  node,
  noise,
  raw,
  value,
} from './build-graph';

/** One of each thing that a model may have. */
export const everyAttribute = model({
  inputs: [value('x', ['B', 3]), value('ids', ['B', 2], 'int64')],
  outputs: [value('y', ['B', 3])],
  initializers: [
    float32('w', noise(300), [100, 3]),
    int64('big', [2n ** 62n, -(2n ** 63n)]),
    bool('flags', [true, false], [2, 1]),
    float32('scalar', [0.5], []),
    float32('nothing', [], [0, 4]),
    ...(Object.keys(DATA_TYPES) as DataType[]).map((type) =>
      raw(`zero_${type}`, type, [0], new Uint8Array(0)),
    ),
  ],
  nodes: [
    node('Relu', ['x'], 'positive'),
    constant('axes', int64('', [0, 2])),
    node('Clip', ['positive', '', 'scalar'], ['clipped', '']),
    node('Made', ['clipped', 'axes'], 'y', {
      axis: -1,
      alpha: { float: Math.fround(0.1) },
      mode: 'nearest',
      perm: [0, 2, 1],
      ends: [2 ** 63, -(2 ** 63)],
    }),
  ],
});

/** A convolution over 9 channels and a layer of 1,200 weights behind it. */
export const convolution = {
  model: model({
    inputs: [value('x', ['B', 9, 8, 8])],
    outputs: [value('y', ['B', 8, 8, 40])],
    initializers: [
      float32('kernel', noise(30 * 9 * 9), [30, 9, 3, 3]),
      float32('bias', noise(30, 2)),
      float32('layer', noise(30 * 40, 3), [30, 40]),
    ],
    nodes: [
      node('Conv', ['x', 'kernel', 'bias'], 'c', { pads: [1, 1, 1, 1] }),
      node('Transpose', ['c'], 't', { perm: [0, 2, 3, 1] }),
      node('MatMul', ['t', 'layer'], 'y'),
    ],
  }),
  feeds: { x: { dims: [2, 9, 8, 8], data: Float32Array.from(noise(2 * 9 * 64, 4)) } },
};

/** `value` as a Constant node, the way PyTorch's exporter writes every number. */
function int(name: string, ...values: number[]): OnnxNode {
  return constant(name, int64('', values, values.length === 1 ? [] : [values.length]));
}

function ints(name: string, ...values: number[]): OnnxNode {
  return constant(name, int64('', values));
}

/** `x.shape[axis]` as PyTorch writes it: three nodes, and a fourth to make a vector of it. */
function sizeOf(name: string, of: string, axis: number): OnnxNode[] {
  return [
    node('Shape', [of], `${name}/shape`),
    int(`${name}/axis`, axis),
    node('Gather', [`${name}/shape`, `${name}/axis`], name, { axis: 0 }),
    ints(`${name}/0`, 0),
    node('Unsqueeze', [name, `${name}/0`], `${name}/vector`),
  ];
}

/**
 * Tokens [B, 36, 8] turned into a picture [B, 8, 6, 6] whose side is computed as √36, halved along its
 * channels, and back: the arithmetic around each of Moebius' λ blocks.
 */
export const shapeArithmetic = {
  model: model({
    inputs: [value('tokens', ['B', 36, 8])],
    outputs: [value('y', ['B', 'n', 4])],
    initializers: [float32('scale', noise(4), [4, 1, 1])],
    nodes: [
      ...sizeOf('batch', 'tokens', 0),
      ...sizeOf('count', 'tokens', 1),
      ...sizeOf('channels', 'tokens', -1),
      node('Cast', ['count'], 'count/float', castTo('float32')),
      node('Sqrt', ['count/float'], 'side/float'),
      node('Cast', ['side/float'], 'side', castTo('int64')),
      node('Unsqueeze', ['side', 'batch/0'], 'side/vector'),
      node('Concat', ['batch/vector', 'side/vector', 'side/vector', 'channels/vector'], 'nhwc', {
        axis: 0,
      }),
      node('Reshape', ['tokens', 'nhwc'], 'grid'),
      node('Transpose', ['grid'], 'picture', { perm: [0, 3, 1, 2] }),
      int('two', 2),
      node('Div', ['channels', 'two'], 'half'),
      node('Mul', ['half', 'two'], 'all'),
      node('Unsqueeze', ['half', 'batch/0'], 'half/vector'),
      node('Unsqueeze', ['all', 'batch/0'], 'all/vector'),
      ints('zero', 0),
      ints('one', 1),
      node('Slice', ['picture', 'zero', 'half/vector', 'one'], 'a'),
      node('Slice', ['picture', 'half/vector', 'all/vector', 'one', 'one'], 'g'),
      node('Sigmoid', ['g'], 'gate'),
      node('Mul', ['a', 'gate'], 'gated'),
      node('Identity', ['scale'], 'scale/again'),
      node('Mul', ['gated', 'scale/again'], 'scaled'),
      ints('free', -1),
      node('Concat', ['batch/vector', 'half/vector', 'free'], 'flat', { axis: 0 }),
      node('Reshape', ['scaled', 'flat'], 'columns'),
      node('Identity', ['columns'], 'columns/again'),
      node('Transpose', ['columns/again'], 'y', { perm: [0, 2, 1] }),
    ],
  }),
  feeds: { tokens: { dims: [2, 36, 8], data: Float32Array.from(noise(2 * 36 * 8, 5)) } },
};

/**
 * timesteps.expand(B) as PyTorch writes it, with its ConstantOfShape, Equal and Where for a −1 that is
 * not there, and a sinusoidal embedding of them.
 */
export const expandedTimesteps = {
  model: model({
    inputs: [value('latent', ['B', 4, 2, 2]), value('timesteps', ['B'], 'int64')],
    outputs: [value('y', ['B', 8])],
    initializers: [float32('frequencies', noise(4), [1, 4])],
    nodes: [
      ...sizeOf('batch', 'latent', 0),
      ints('rank', 1),
      node('ConstantOfShape', ['rank'], 'ones', { value: int64('', [1]) }),
      int('free', -1),
      node('Mul', ['ones', 'free'], 'frees'),
      node('Equal', ['batch/vector', 'frees'], 'is free'),
      node('Where', ['is free', 'ones', 'batch/vector'], 'wanted'),
      node('Expand', ['timesteps', 'wanted'], 'expanded'),
      ints('1', 1),
      node('Unsqueeze', ['expanded', '1'], 'column'),
      node('Cast', ['column'], 'column/float', castTo('float32')),
      node('Mul', ['column/float', 'frequencies'], 'angles'),
      node('Sin', ['angles'], 'sin'),
      node('Cos', ['angles'], 'cos'),
      node('Concat', ['sin', 'cos'], 'both', { axis: -1 }),
      ints('4', 4),
      ints('to the end', Number.MAX_SAFE_INTEGER),
      node('Slice', ['both', '4', 'to the end', '1'], 'second'),
      ints('0', 0),
      node('Slice', ['both', '0', '4', '1'], 'first'),
      node('Concat', ['second', 'first'], 'y', { axis: -1 }),
    ],
  }),
  feeds: {
    latent: { dims: [2, 4, 2, 2], data: new Float32Array(32) },
    timesteps: { dims: [2], data: BigInt64Array.of(900n, 20n) },
  },
};

const POSITIONS = { n: 700, m: 3, k: 4 };

/**
 * A learned table of positions, flattened, gathered by the indices 0 … n·m − 1 and given its dimensions
 * back, then contracted by an Einsum: MQCλ's λp. Table and indices are too large to stay in the model.
 */
export const positionTable = {
  model: model({
    inputs: [value('v', ['B', 1, 5, POSITIONS.m])],
    outputs: [value('y', ['B', POSITIONS.n, POSITIONS.k, 5])],
    initializers: [
      float32('table', noise(8400), [POSITIONS.n, POSITIONS.m, POSITIONS.k, 1]),
      int64(
        'indices',
        Array.from({ length: 2100 }, (_, index) => index),
      ),
    ],
    nodes: [
      node('Flatten', ['table'], 'rows', { axis: 2 }),
      node('Gather', ['rows', 'indices'], 'gathered', { axis: 0 }),
      ints('rows of m', POSITIONS.n, POSITIONS.m, POSITIONS.k),
      node('Reshape', ['gathered', 'rows of m'], 'positions'),
      ints('with u', POSITIONS.n, POSITIONS.m, POSITIONS.k, 1),
      node('Reshape', ['positions', 'with u'], 'e'),
      node('Einsum', ['e', 'v'], 'y', { equation: 'n m k u, b u v m -> b n k v' }),
    ],
  }),
  feeds: { v: { dims: [2, 1, 5, 3], data: Float32Array.from(noise(30, 6)) } },
};

/** Two rows of ids choose rows of an embedding; the rest of the graph depends on `x` too. */
export const embeddedIds = {
  model: model({
    inputs: [value('x', ['B', 6]), value('input_ids', ['B', 2], 'int64')],
    outputs: [value('y', ['B', 2, 6])],
    initializers: [float32('embedding', noise(24), [4, 6])],
    nodes: [
      node('Gather', ['embedding', 'input_ids'], 'chosen', { axis: 0 }),
      ints('1', 1),
      node('Unsqueeze', ['x', '1'], 'row'),
      node('Mul', ['chosen', 'row'], 'y'),
    ],
  }),
  ids: [2, 3, 0, 1],
  feeds: { x: { dims: [2, 6], data: Float32Array.from(noise(12, 7)) } },
};
