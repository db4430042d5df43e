/**
 * MQSλ: each position asks a small linear map made of the whole picture (λc) and one made of its
 * 15 × 15 neighbours (λp), in place of attention over all pairs.
 */
import { int, text } from './attributes';
import type { GraphBuilder, Value } from './graph-builder';
import { convolution, transpose } from './layers';
import {
  type Grid,
  HEADS,
  joinHeads,
  pictureToTokens,
  splitHeads,
  tokensToPicture,
} from './tokens';
import { lengthsOf, product, quotient, reshape, reshapeTo } from './traced-shapes';

const NEIGHBOURS = 15;

/** (B, n², C) → (B, n², C) */
export function lambdaSelf(graph: GraphBuilder, name: string, x: Value, grid: Grid): Value {
  const { channels } = grid;
  const keys = channels / HEADS;
  return graph.within(name, () => {
    const entered = tokensToPicture(graph, x, [grid.height, grid.width]);
    const { picture } = entered;
    const project = (layer: string, to: number, bias: 'folded' | 'none') =>
      convolution(graph, layer, picture, [channels, to], { kernel: 1, bias });
    const q = splitHeads(graph, project('to_q', channels, 'folded'), HEADS).split;
    const k = splitHeads(graph, project('to_k', keys, 'none'), 1).split;
    const v = splitHeads(graph, project('to_v', keys, 'folded'), 1);
    const attended = graph.op('Softmax', [k], { axis: int(-1) });

    const content = einsum(graph, 'b u k m, b u v m -> b k v', attended, v.split);
    const fromContent = einsum(graph, 'b h k n, b k v -> b h v n', q, content);
    const around = neighbourhood(graph, v.split, v.perHead, keys, grid);
    const fromAround = einsum(graph, 'b h k n, b k v n -> b h v n', q, around);

    const joined = joinHeads(graph, graph.op('Add', [fromContent, fromAround]), grid);
    return pictureToTokens(graph, joined, grid, entered.batch, entered.channels);
  });
}

/** λp: (B, 1, v, n²) → (B, k, v, n²), one convolution 1→k over each of the v pictures. */
function neighbourhood(
  graph: GraphBuilder,
  values: Value,
  perHead: Value,
  keys: number,
  { side }: Grid,
): Value {
  const [batch, positions] = lengthsOf(graph, values, [0, 3]);
  const rows = quotient(graph, positions, side, 2);
  const pictures = reshape(graph, values, [batch, 1, perHead, rows, rows]);
  const flat = reshapeTo(graph, pictures, graph.integers([-1, 1, side, side]));
  // Its k outputs are summed with the queries', so each may have but 1/k of the variance.
  const options = { kernel: NEIGHBOURS, gain: 1 / keys };
  const spread = convolution(graph, 'pos_conv', flat, [1, keys], options);
  const [height, width] = lengthsOf(graph, spread, [2, 3]);
  const apart = reshape(graph, spread, [batch, -1, perHead, height, width]);
  const turned = transpose(graph, apart, 0, 2, 1, 3, 4);
  const [again, k, v, h, w] = lengthsOf(graph, turned, [0, 1, 2, 3, 4]);
  return reshape(graph, turned, [again, k, v, product(graph, h, w)]);
}

export function einsum(graph: GraphBuilder, equation: string, a: Value, b: Value): Value {
  return graph.op('Einsum', [a, b], { equation: text(equation) });
}
