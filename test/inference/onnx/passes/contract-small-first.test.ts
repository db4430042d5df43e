/** Two products in a row are taken in the order with less between them, and give the same numbers. */
import { describe, expect, it } from 'vitest';
import type { OnnxModel, OnnxTensor } from '../../../../src/inference/onnx/model';
import { contractSmallFirst } from '../../../../src/inference/onnx/passes/contract-small-first';
import { float32, model, node, noise, value } from '../build-graph';
import { runModel } from '../run-graph';

const inModel = ({ payload }: OnnxTensor) => (payload.kind === 'raw' ? payload.bytes : null);
const equations = ({ graph }: OnnxModel) =>
  graph.nodes
    .map(({ attributes }) => attributes['equation'])
    .map((one) => one && 'value' in one && one.value);

const [B, H, K, V, N, M] = [2, 3, 8, 9, 24, 2];

/** The cross attention of Moebius: a table over positions spread by the values, then asked by queries. */
function crossAttention({ alsoOutput = false, second = 'b h k n, b n k v -> b h v n' } = {}) {
  return model({
    inputs: [value('q', [B, H, K, N]), value('v', [B, 1, V, M])],
    outputs: [value('y', [B, H, V, N]), ...(alsoOutput ? [value('spread', [B, N, K, V])] : [])],
    initializers: [float32('table', noise(N * M * K), [N, M, K, 1])],
    nodes: [
      node('Einsum', ['table', 'v'], 'spread', { equation: 'n m k u, b u v m -> b n k v' }),
      node('Einsum', ['q', 'spread'], 'y', { equation: second }),
    ],
  });
}

const feeds = {
  q: { dims: [B, H, K, N], data: Float32Array.from(noise(B * H * K * N, 2)) },
  v: { dims: [B, 1, V, M], data: Float32Array.from(noise(B * V * M, 3)) },
};

describe('contractSmallFirst', () => {
  it('lets queries meet the table first, and gives the same', async () => {
    const raw = crossAttention();
    const rewritten = contractSmallFirst(raw, inModel);
    // Between them lie B·H·N·M numbers instead of B·N·K·V.
    expect(equations(rewritten)).toEqual(['bhkn,nakc->bhnac', 'bhnac,bcva->bhvn']);
    const [before, after] = [await runModel(raw, feeds), await runModel(rewritten, feeds)];
    const expected = before['y']!.data.map(Number);
    after['y']!.data.map(Number).forEach((number, i) =>
      expect(number).toBeCloseTo(expected[i]!, 5),
    );
    expect(contractSmallFirst(rewritten, inModel)).toBe(rewritten);
  });

  it.each<[string, OnnxModel]>([
    ['what somebody else wants too', crossAttention({ alsoOutput: true })],
    [
      'an order that is already the smaller one',
      model({
        inputs: [value('k', [1, 2, 64]), value('v', [1, 3, 64]), value('q', [1, 2, 64])],
        outputs: [value('y', [1, 3, 64])],
        nodes: [
          node('Einsum', ['k', 'v'], 'c', { equation: 'bkm,bvm->bkv' }),
          node('Einsum', ['q', 'c'], 'y', { equation: 'bkn,bkv->bvn' }),
        ],
      }),
    ],
    [
      'lengths that are not known',
      model({
        inputs: [value('a', ['B', 64]), value('b', ['B', 64]), value('c', [64, 2])],
        outputs: [value('y', ['B', 2])],
        nodes: [
          node('Einsum', ['a', 'b'], 'ab', { equation: 'bi,bj->bij' }),
          node('Einsum', ['ab', 'c'], 'y', { equation: 'bij,jk->bk' }),
        ],
      }),
    ],
    [
      'an axis that is stretched',
      model({
        inputs: [value('a', [1, 64]), value('b', [8, 64]), value('c', [64, 2])],
        outputs: [value('y', [8, 2])],
        nodes: [
          node('Einsum', ['a', 'b'], 'ab', { equation: 'bi,bj->bij' }),
          node('Einsum', ['ab', 'c'], 'y', { equation: 'bij,jk->bk' }),
        ],
      }),
    ],
  ])('leaves %s', (_, graph) => {
    expect(contractSmallFirst(graph, inModel)).toBe(graph);
  });
});
