/**
 * The convolution of Moebius' UNet: depthwise 3×3, ReLU, pointwise 1×1, and the input added where the
 * channel count stays. Its two batch normalisations are folded into the convolutions.
 */
import type { GraphBuilder, Value } from './graph-builder';
import { convolution } from './layers';
import { AFTER_RELU } from './random-weights';

/** (B, from, n, n) → (B, to, n, n); `power` is the input's mean square. */
export function depthwiseSeparable(
  graph: GraphBuilder,
  name: string,
  x: Value,
  [from, to]: readonly [from: number, to: number],
  power: number,
): Value {
  return graph.within(name, () => {
    const spread = convolution(graph, 'conv_dw', x, [from, from], {
      kernel: 3,
      groups: from,
      bias: 'folded',
      power,
    });
    const mixed = convolution(graph, 'conv_pw', graph.op('Relu', [spread]), [from, to], {
      kernel: 1,
      bias: 'folded',
      power: AFTER_RELU,
    });
    return from === to ? graph.op('Add', [mixed, x]) : mixed;
  });
}
