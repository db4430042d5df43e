/** The UNet's LλMI unit: self λ, cross λ and feed-forward on tokens, around it 1×1 convolutions. */
import type { GraphBuilder, Value } from './graph-builder';
import { lambdaCross } from './lambda-cross';
import { lambdaSelf } from './lambda-self';
import { convolution, groupNorm, layerNorm, transpose } from './layers';
import { mixFfn } from './mix-ffn';
import type { Grid } from './tokens';
import { lengthOf, lengthsOf, reshape } from './traced-shapes';

export interface Condition {
  readonly context: Value;
  readonly contextWidth: number;
}

/** (B, C, n, n) → (B, C, n, n) */
export function unetTransformer(
  graph: GraphBuilder,
  name: string,
  x: Value,
  { channels, side }: { channels: number; side: number },
  condition: Condition,
): Value {
  return graph.within(name, () => {
    const [batch, height, width] = lengthsOf(graph, x, [0, 2, 3]);
    const grid: Grid = { channels, side, height, width };
    const normal = groupNorm(graph, 'norm', x, channels, { groups: 32, epsilon: 1e-6 });
    const project = (layer: string, input: Value) =>
      convolution(graph, layer, input, [channels, channels], { kernel: 1 });
    const entered = project('proj_in', normal);
    const inner = lengthOf(graph, entered, 1);
    const rows = transpose(graph, entered, 0, 2, 3, 1);
    const area = graph.op('Mul', [height, width]);
    const tokens = reshape(graph, rows, [batch, area, inner]);

    const done = graph.within('transformer_blocks.0', () =>
      transformerBlock(graph, tokens, grid, condition),
    );
    const picture = reshape(graph, done, [batch, height, width, inner]);
    return graph.op('Add', [project('proj_out', transpose(graph, picture, 0, 3, 1, 2)), x]);
  });
}

function transformerBlock(
  graph: GraphBuilder,
  tokens: Value,
  grid: Grid,
  condition: Condition,
): Value {
  const norm = (name: string, x: Value) => layerNorm(graph, name, x, grid.channels);
  const first = lambdaSelf(graph, 'attn1', norm('norm1', tokens), grid);
  const afterSelf = graph.op('Add', [first, tokens]);
  const second = lambdaCross(graph, 'attn2', norm('norm2', afterSelf), grid, condition);
  const afterCross = graph.op('Add', [second, afterSelf]);
  return graph.op('Add', [mixFfn(graph, 'ff', norm('norm3', afterCross), grid), afterCross]);
}
