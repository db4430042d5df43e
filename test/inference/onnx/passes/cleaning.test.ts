/** What is left over is removed, and nothing else. */
import { describe, expect, it } from 'vitest';
import type { OnnxModel, OnnxTensor } from '../../../../src/inference/onnx/model';
import { mergeEqual } from '../../../../src/inference/onnx/passes/merge-equal';
import { removeDead } from '../../../../src/inference/onnx/passes/remove-dead';
import { removeNoOps } from '../../../../src/inference/onnx/passes/remove-no-ops';
import { float32, int64, model, node, value } from '../build-graph';

const inModel = ({ payload }: OnnxTensor) => (payload.kind === 'raw' ? payload.bytes : null);

function withNodes(
  nodes: OnnxModel['graph']['nodes'],
  initializers: readonly OnnxTensor[] = [],
): OnnxModel {
  return model({
    ...{ nodes, initializers },
    inputs: [value('x', [2, 3])],
    outputs: [value('y', [2, 3])],
  });
}

describe('removeNoOps', () => {
  it.each<[string, Parameters<typeof node>[0], OnnxTensor[], Parameters<typeof node>[3]]>([
    ['an identity', 'Identity', [], {}],
    ['a reshape to the same', 'Reshape', [int64('c0', [2, -1])], {}],
    ['an expansion to the same', 'Expand', [int64('c0', [1, 3])], {}],
    ['a transposition of nothing', 'Transpose', [], { perm: [0, 1] }],
    ['a slice of everything', 'Slice', [int64('c0', [0]), int64('c1', [9])], {}],
    ['a padding by nothing', 'Pad', [int64('c0', [0, 0, 0, 0])], {}],
    ['a division by 1', 'Div', [float32('c0', [1], [])], {}],
    ['a concatenation of one', 'Concat', [], { axis: 0 }],
  ])('takes out %s', (_, opType, constants, attributes) => {
    const names = constants.map(({ name }) => name);
    const nodes = [node(opType, ['x', ...names], 'same', attributes), node('Relu', ['same'], 'y')];
    expect(removeNoOps(withNodes(nodes, constants), inModel).graph.nodes).toEqual([
      { ...nodes[1]!, inputs: ['x'] },
    ]);
  });

  it.each<[string, Parameters<typeof node>[0], OnnxTensor[], Parameters<typeof node>[3]]>([
    ['a transposition', 'Transpose', [], { perm: [1, 0] }],
    ['a product with less than 1', 'Mul', [float32('c0', [1, 1, 0.5])], {}],
    ['a division that adds dimensions', 'Div', [float32('c0', [1], [1, 1, 1])], {}],
    ['a reshape', 'Reshape', [int64('c0', [3, 2])], {}],
    [
      'a slice of everything, backwards',
      'Slice',
      [int64('c0', [-1]), int64('c1', [-9]), int64('c2', [0]), int64('c3', [-1])],
      {},
    ],
  ])('leaves %s', (_, opType, constants, attributes) => {
    const names = constants.map(({ name }) => name);
    const nodes = [node(opType, ['x', ...names], 'z', attributes), node('Relu', ['z'], 'y')];
    const graph = withNodes(nodes, constants);
    expect(removeNoOps(graph, inModel)).toBe(graph);
  });
});

describe('mergeEqual', () => {
  it('keeps one of the same constants and of the nodes that then are the same', () => {
    const merged = mergeEqual(
      withNodes(
        [
          node('Add', ['x', 'one'], 'a'),
          node('Add', ['x', 'uno'], 'b'),
          node('Mul', ['a', 'b'], 'y'),
        ],
        [float32('one', [1]), float32('uno', [1])],
      ),
      inModel,
    );
    expect(merged.graph.nodes.map(({ inputs }) => inputs)).toEqual([
      ['x', 'one'],
      ['a', 'a'],
    ]);
    expect(merged.graph.initializers).toEqual([float32('one', [1])]);
  });

  it.each<[string, OnnxTensor, OnnxTensor]>([
    ['dims', float32('a', [1, 2]), float32('b', [1, 2], [2, 1])],
    ['types', { ...int64('a', [0]), type: 'float64' }, int64('b', [0])],
    ['numbers', float32('a', [1]), float32('b', [2])],
    ['places in the file', external('a', 0), external('b', 8)],
  ])('tells constants of other %s apart', (_, a, b) => {
    const graph = withNodes([node('Sum', ['x', 'a', 'b'], 'y')], [a, b]);
    expect(mergeEqual(graph, inModel)).toBe(graph);
  });

  it.each<[string, Parameters<typeof node>[3], Parameters<typeof node>[3]]>([
    ['infinities', { min: { float: -Infinity } }, { min: { float: NaN } }],
    ['zeros', { alpha: { float: 0 } }, { alpha: { float: -0 } }],
    ['kinds of attribute', { v: 1 }, { v: { float: 1 } }],
  ])('tells nodes of other %s apart', (_, a, b) => {
    const nodes = [
      node('Made', ['x'], 'a', a),
      node('Made', ['x'], 'b', b),
      node('Mul', ['a', 'b'], 'y'),
    ];
    const graph = withNodes(nodes);
    expect(mergeEqual(graph, inModel)).toBe(graph);
  });

  it('keeps the names of the outputs, also where two of them are the same', () => {
    const graph = model({
      inputs: [value('x', [2, 3])],
      outputs: ['a', 'b', 'y', 'z'].map((name) => value(name, [2, 3])),
      initializers: [float32('a', [1]), float32('b', [1])],
      nodes: [node('Relu', ['x'], 'y'), node('Relu', ['x'], 'z')],
    });
    expect(mergeEqual(graph, inModel)).toBe(graph);
  });

  it('never merges what is random', () => {
    const draw = (name: string) => node('RandomNormalLike', ['x'], name);
    const graph = withNodes([draw('a'), draw('b'), node('Add', ['a', 'b'], 'y')]);
    expect(mergeEqual(graph, inModel)).toBe(graph);
  });
});

describe('removeDead', () => {
  it('drops what leads nowhere, and the constants of that', () => {
    const graph = withNodes(
      [
        node('Add', ['x', 'one'], 'dead'),
        node('Relu', ['dead'], 'deader'),
        node('Mul', ['x', 'two'], 'y'),
      ],
      [float32('one', [1]), float32('two', [2])],
    );
    const { nodes, initializers } = removeDead(graph, inModel).graph;
    expect(nodes.map(({ opType }) => opType)).toEqual(['Mul']);
    expect(initializers.map(({ name }) => name)).toEqual(['two']);
  });
});

function external(name: string, offset: number): OnnxTensor {
  return {
    ...{ name, type: 'float32', dims: [2] },
    payload: { kind: 'external', location: 'w', offset, length: 8 },
  };
}
