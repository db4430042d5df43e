/** What the VAE's encoder and decoder share: residual block, the one attention, the middle. */
import { int, type } from './attributes';
import type { GraphBuilder, Value } from './graph-builder';
import { convolution, groupNorm, linear, silu, transpose } from './layers';
import { AFTER_SILU } from './random-weights';
import { lengthOf, lengthsOf, reshape } from './traced-shapes';

export function vaeNorm(
  graph: GraphBuilder,
  name: string,
  x: Value,
  channels: number,
  groups: number,
  rank = 4,
): Value {
  return groupNorm(graph, name, x, channels, { groups, epsilon: 1e-6, rank });
}

/** (B, from, n, n) → (B, to, n, n) */
export function vaeResnet(
  graph: GraphBuilder,
  name: string,
  x: Value,
  [from, to]: readonly [from: number, to: number],
  groups: number,
): Value {
  const options = { kernel: 3, power: AFTER_SILU };
  return graph.within(name, () => {
    const first = silu(graph, vaeNorm(graph, 'norm1', x, from, groups));
    const between = convolution(graph, 'conv1', first, [from, to], options);
    const second = silu(graph, vaeNorm(graph, 'norm2', between, to, groups));
    const result = convolution(graph, 'conv2', second, [to, to], options);
    const skip =
      from === to ? x : convolution(graph, 'conv_shortcut', x, [from, to], { kernel: 1 });
    // diffusers divides by `output_scale_factor`, which is 1 here, and the division is exported.
    return graph.op('Div', [graph.op('Add', [skip, result]), graph.float(1)]);
  });
}

export function vaeMiddle(graph: GraphBuilder, x: Value, channels: number, groups: number): Value {
  return graph.within('mid_block', () => {
    const first = vaeResnet(graph, 'resnets.0', x, [channels, channels], groups);
    const attended = vaeAttention(graph, first, channels, groups);
    return vaeResnet(graph, 'resnets.1', attended, [channels, channels], groups);
  });
}

/** One head over all positions; query and key are scaled by the fourth root, as torch 2 exports it. */
function vaeAttention(graph: GraphBuilder, x: Value, channels: number, groups: number): Value {
  const width = [channels, channels] as const;
  return graph.within('attentions.0', () => {
    const [batch, depth, height, rows] = lengthsOf(graph, x, [0, 1, 2, 3]);
    const area = graph.op('Mul', [height, rows]);
    const flat = reshape(graph, x, [batch, depth, area]);
    const tokens = transpose(
      graph,
      vaeNorm(graph, 'group_norm', flat, channels, groups, 3),
      0,
      2,
      1,
    );
    const [q, k, v] = (['to_q', 'to_k', 'to_v'] as const).map((layer) =>
      linear(graph, layer, tokens, width, true),
    ) as [Value, Value, Value];

    const perHead = headWidth(graph, k);
    const head = (y: Value) => reshape(graph, y, [batch, -1, 1, perHead]);
    const scale = (y: Value) => graph.op('Mul', [y, graph.float(channels ** -0.25)]);
    const queries = scale(transpose(graph, head(q), 0, 2, 1, 3));
    const keys = scale(transpose(graph, head(k), 0, 2, 3, 1));
    const values = transpose(graph, head(v), 0, 2, 1, 3);
    const scores = graph.op('Softmax', [graph.op('MatMul', [queries, keys])], { axis: int(-1) });
    const mixed = transpose(graph, graph.op('MatMul', [scores, values]), 0, 2, 1, 3);

    const joined = reshape(graph, mixed, [batch, -1, perHead]);
    const turned = transpose(graph, linear(graph, 'to_out.0', joined, width, true), 0, 2, 1);
    const picture = reshape(graph, turned, [batch, depth, height, rows]);
    return graph.op('Div', [graph.op('Add', [picture, x]), graph.float(1)]);
  });
}

/** `inner_dim // heads` for one head. */
function headWidth(graph: GraphBuilder, keys: Value): Value {
  const ratio = graph.op('Div', [lengthOf(graph, keys, 2), graph.integer(1)]);
  const once = graph.op('Cast', [ratio], { to: type('int64') });
  return graph.op('Cast', [once], { to: type('int64') });
}
