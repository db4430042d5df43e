/** The UNet's residual block: two depthwise-separable convolutions, the time added between them. */
import { depthwiseSeparable } from './depthwise-separable';
import type { GraphBuilder, Value } from './graph-builder';
import { convolution, gemm, groupNorm, silu } from './layers';
import { AFTER_SILU } from './random-weights';

const NORM = { groups: 32, epsilon: 1e-5 };

/** @param time - SiLU of the time vector, (B, timeWidth) */
export function unetResnet(
  graph: GraphBuilder,
  name: string,
  x: Value,
  [from, to]: readonly [from: number, to: number],
  { time, timeWidth }: { time: Value; timeWidth: number },
): Value {
  return graph.within(name, () => {
    const first = silu(graph, groupNorm(graph, 'norm1', x, from, NORM));
    const convolved = depthwiseSeparable(graph, 'conv1', first, [from, to], AFTER_SILU);
    const shift = gemm(graph, 'time_emb_proj', time, [timeWidth, to], AFTER_SILU);
    const wide = graph.op('Unsqueeze', [shift, graph.integers([2])]);
    const shifted = graph.op('Add', [
      convolved,
      graph.op('Unsqueeze', [wide, graph.integers([3])]),
    ]);
    const second = silu(graph, groupNorm(graph, 'norm2', shifted, to, NORM));
    const result = depthwiseSeparable(graph, 'conv2', second, [to, to], AFTER_SILU);
    const skip =
      from === to ? x : convolution(graph, 'conv_shortcut', x, [from, to], { kernel: 1 });
    return graph.op('Add', [skip, result]);
  });
}
