/** The gated feed-forward part (SANA's GLUMBConv): wide, 3×3 among neighbours, one half gates the other. */
import { int } from './attributes';
import type { GraphBuilder, Value } from './graph-builder';
import { convolution, silu } from './layers';
import { AFTER_SILU } from './random-weights';
import { type Grid, pictureToTokens, tokensToPicture } from './tokens';

/** Both halves together, as a multiple of the channels. */
const WIDENING = 5;

/** (B, n², C) → (B, n², C) */
export function mixFfn(graph: GraphBuilder, name: string, x: Value, grid: Grid): Value {
  const { channels, side } = grid;
  const wide = channels * WIDENING;
  return graph.within(name, () => {
    const entered = tokensToPicture(graph, x, [side, side]);
    const inverted = convolution(graph, 'inverted_conv', entered.picture, [channels, wide], {
      kernel: 1,
    });
    const mixed = convolution(graph, 'depth_conv', silu(graph, inverted), [wide, wide], {
      kernel: 3,
      groups: wide,
      power: AFTER_SILU,
    });
    const [value, gate] = halves(graph, mixed);
    const gated = graph.op('Mul', [value, silu(graph, gate)]);
    const result = convolution(graph, 'point_conv', gated, [wide / 2, channels], {
      kernel: 1,
      bias: 'none',
      power: AFTER_SILU,
    });
    return pictureToTokens(graph, result, grid, entered.batch, entered.channels);
  });
}

/** `chunk(2, dim=1)`, with the ends computed from the shape. */
function halves(graph: GraphBuilder, x: Value): readonly [Value, Value] {
  const channels = graph.op('Gather', [graph.op('Shape', [x]), graph.integers([1])], {
    axis: int(0),
  });
  const rounded = graph.op('Add', [channels, graph.integers([1])]);
  const half = graph.op('Div', [rounded, graph.integers([2])]);
  const first = graph.op('Mul', [half, graph.integers([1])]);
  const second = graph.op('Mul', [half, graph.integers([2])]);
  const slice = (from: Value, to: Value) => graph.op('Slice', [x, from, to, graph.integers([1])]);
  return [slice(graph.integers([0]), first), slice(first, second)];
}
