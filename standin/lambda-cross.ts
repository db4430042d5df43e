/** MQCλ: as MQSλ, but the maps are made of the ten condition vectors, and λp of a learnt table. */
import { float, int } from './attributes';
import type { GraphBuilder, Value } from './graph-builder';
import { einsum } from './lambda-self';
import { convolution, linear, transpose } from './layers';
import { BIAS, SCALE } from './random-weights';
import {
  type Grid,
  HEADS,
  joinHeads,
  pictureToTokens,
  splitHeads,
  tokensToPicture,
} from './tokens';
import { lengthsOf, quotient, reshape, reshapeTo, TO_THE_END } from './traced-shapes';

/** Condition vectors, each (B, contextWidth). */
export const CONTEXT_LENGTH = 10;

/** (B, n², C), (B, 10, contextWidth) → (B, n², C) */
export function lambdaCross(
  graph: GraphBuilder,
  name: string,
  x: Value,
  grid: Grid,
  { context, contextWidth }: { context: Value; contextWidth: number },
): Value {
  const { channels } = grid;
  const keys = channels / HEADS;
  return graph.within(name, () => {
    const entered = tokensToPicture(graph, x, [grid.height, grid.width]);
    const options = { kernel: 1, bias: 'folded' } as const;
    const asked = convolution(graph, 'to_q', entered.picture, [channels, channels], options);
    const q = splitHeads(graph, asked, HEADS).split;
    const k = keysOf(graph, linear(graph, 'to_k', context, [contextWidth, keys], false));
    const v = valuesOf(graph, linear(graph, 'to_v', context, [contextWidth, keys], false), keys);
    const attended = graph.op('Softmax', [k], { axis: int(-1) });

    const content = einsum(graph, 'b u k l, b u v l -> b k v', attended, v);
    const fromContent = einsum(graph, 'b h k n, b k v -> b h v n', q, content);
    const table = positions(graph, keys, grid.side);
    const around = einsum(graph, 'n m k u, b u v m -> b n k v', table, v);
    const fromAround = einsum(graph, 'b h k n, b n k v -> b h v n', q, around);

    const joined = joinHeads(graph, graph.op('Add', [fromContent, fromAround]), grid);
    return pictureToTokens(graph, joined, grid, entered.batch, entered.channels);
  });
}

/** (B, 10, k) → (B, 1, k, 10) */
function keysOf(graph: GraphBuilder, projected: Value): Value {
  const [batch, length, width] = lengthsOf(graph, projected, [0, 1, 2]);
  const apart = reshape(graph, projected, [batch, length, 1, quotient(graph, width, 1, 1)]);
  return transpose(graph, apart, 0, 2, 3, 1);
}

/** (B, 10, v) → (B, 1, v, 10), batch-normalised on the way, which nothing before it can take in. */
function valuesOf(graph: GraphBuilder, projected: Value, count: number): Value {
  const turned = transpose(graph, projected, 0, 2, 1);
  const normal = graph.within('norm_v', () =>
    graph.op(
      'BatchNormalization',
      [
        turned,
        graph.weight('weight', [count], SCALE),
        graph.weight('bias', [count], BIAS),
        graph.weight('running_mean', [count], BIAS, 0), // not trained, so no parameters
        graph.weight('running_var', [count], SCALE, 0),
      ],
      { epsilon: float(1e-5), momentum: float(0.9), training_mode: int(0) },
    ),
  );
  const [batch, width, length] = lengthsOf(graph, normal, [0, 1, 2]);
  return reshape(graph, normal, [batch, 1, quotient(graph, width, 1, 1), length]);
}

/** The learnt table (n², 10, k, 1), through the detour that indexing with two tensors is exported as. */
function positions(graph: GraphBuilder, keys: number, side: number): Value {
  const cells = side * side;
  const deviation = 1 / Math.sqrt(CONTEXT_LENGTH * keys); // for the sums over m and k that follow
  const dims = [cells, CONTEXT_LENGTH, keys, 1];
  const table = graph.weight('rel_pos_emb', dims, { mean: 0, deviation });
  const rows = graph.op('Flatten', [table], { axis: int(2) });
  // Its exporter keeps one of several equal initializers and names it again for the others.
  const shared = graph.counting(`onnx::Gather_${side}`, cells * CONTEXT_LENGTH);
  const index = graph.op('Identity', [shared]);
  const picked = graph.op('Gather', [rows, index], { axis: int(0) });
  const rest = graph.op('Slice', [
    graph.op('Shape', [table]),
    graph.integers([2]),
    graph.integers([TO_THE_END]),
    graph.integers([0]),
    graph.integers([1]),
  ]);
  const shape = graph.op('Concat', [graph.integers([-1]), rest], { axis: int(0) });
  const cellsApart = reshapeTo(graph, picked, shape);
  return reshapeTo(graph, cellsApart, graph.integers(dims));
}
