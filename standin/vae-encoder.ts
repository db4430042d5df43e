/** The VAE's encoder with random weights: a 512 × 512 picture to mean and log variance of 4 × 64 × 64. */
import { int, ints, oneInt64, text, type } from './attributes';
import { GraphBuilder, type Value } from './graph-builder';
import { convolution, silu } from './layers';
import { AFTER_SILU } from './random-weights';
import { TO_THE_END } from './traced-shapes';
import { vaeMiddle, vaeNorm, vaeResnet } from './vae-blocks';
import type { VaeWidths } from './widths';

const MOMENTS = 8;
const LAYERS = 2;

export function buildVaeEncoder({ levels, groups }: VaeWidths, seed: number): GraphBuilder {
  const graph = new GraphBuilder('vae_encoder', seed);
  const image = graph.input('image', 'float32', ['B', 3, 512, 512]);
  graph.within('encoder', () => {
    // A picture in [−1, 1] has about a quarter of the power that the layers are made for.
    let x = convolution(graph, 'conv_in', image, [3, levels[0]], { kernel: 3, power: 0.25 });
    let channels: number = levels[0];
    for (const [level, width] of levels.entries()) {
      graph.within(`down_blocks.${level}`, () => {
        for (let layer = 0; layer < LAYERS; layer++) {
          x = vaeResnet(graph, `resnets.${layer}`, x, [channels, width], groups);
          channels = width;
        }
        if (level < levels.length - 1) x = downsample(graph, x, channels);
      });
    }
    const middle = vaeMiddle(graph, x, channels, groups);
    const last = silu(graph, vaeNorm(graph, 'conv_norm_out', middle, channels, groups));
    const options = { kernel: 3, power: AFTER_SILU };
    x = convolution(graph, 'conv_out', last, [channels, MOMENTS], options);
    convolution(graph, 'quant_conv', x, [MOMENTS, MOMENTS], { kernel: 1 });
  });
  graph.output('moments', ['B', MOMENTS, 64, 64]);
  return graph;
}

/** Half the size: one zero to the right and below, then every second position. */
function downsample(graph: GraphBuilder, x: Value, channels: number): Value {
  return graph.within('downsamplers.0', () => {
    const padded = graph.op('Pad', [x, tracedPads(graph), graph.float(0)], {
      mode: text('constant'),
    });
    const options = { kernel: 3, stride: 2, pad: 0 };
    return convolution(graph, 'conv', padded, [channels, channels], options);
  });
}

/** torch's (left, right, top, bottom) turned into ONNX's order by nodes, as its exporter does. */
function tracedPads(graph: GraphBuilder): Value {
  const zeros = graph.op('ConstantOfShape', [graph.integers([4])], {
    value: oneInt64(0n),
  });
  const all = graph.op('Concat', [graph.integers([0, 1, 0, 1]), zeros], { axis: int(0) });
  const pairs = graph.op('Reshape', [all, graph.integers([-1, 2])]);
  const reversed = graph.op('Slice', [
    pairs,
    ...[[-1], [-TO_THE_END], [0], [-1]].map((bounds) => graph.integers(bounds)),
  ]);
  const turned = graph.op('Transpose', [reversed], { perm: ints(1, 0) });
  const flat = graph.op('Reshape', [turned, graph.integers([-1])]);
  return graph.op('Cast', [flat], { to: type('int64') });
}
