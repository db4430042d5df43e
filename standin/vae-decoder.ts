/** The VAE's decoder with random weights: latents 4 × 64 × 64 to a picture of 512 × 512. */
import { GraphBuilder, type Value } from './graph-builder';
import { convolution, silu, upsample } from './layers';
import { AFTER_SILU } from './random-weights';
import { vaeMiddle, vaeNorm, vaeResnet } from './vae-blocks';
import type { VaeWidths } from './widths';

const LATENT_CHANNELS = 4;
const LAYERS = 3;

export function buildVaeDecoder({ levels, groups }: VaeWidths, seed: number): GraphBuilder {
  const graph = new GraphBuilder('vae_decoder', seed);
  const latent = graph.input('latent', 'float32', ['B', LATENT_CHANNELS, 64, 64]);
  graph.within('decoder', () => {
    const four = [LATENT_CHANNELS, LATENT_CHANNELS] as const;
    // Latents come divided by 0.13025, so their power is its inverse squared.
    const opened = convolution(graph, 'post_quant_conv', latent, four, { kernel: 1, power: 59 });
    let channels: number = levels[3];
    let x = convolution(graph, 'conv_in', opened, [LATENT_CHANNELS, channels], { kernel: 3 });
    x = vaeMiddle(graph, x, channels, groups);
    for (const [block, width] of [...levels].reverse().entries()) {
      graph.within(`up_blocks.${block}`, () => {
        for (let layer = 0; layer < LAYERS; layer++) {
          x = vaeResnet(graph, `resnets.${layer}`, x, [channels, width], groups);
          channels = width;
        }
        if (block < levels.length - 1) x = enlarge(graph, x, channels);
      });
    }
    const last = silu(graph, vaeNorm(graph, 'conv_norm_out', x, channels, groups));
    // A deviation of ½ keeps most of the picture within [−1, 1].
    const options = { kernel: 3, power: AFTER_SILU, gain: 0.25 };
    convolution(graph, 'conv_out', last, [channels, 3], options);
  });
  graph.output('image', ['B', 3, 512, 512]);
  return graph;
}

function enlarge(graph: GraphBuilder, x: Value, channels: number): Value {
  return graph.within('upsamplers.0', () =>
    convolution(graph, 'conv', upsample(graph, x), [channels, channels], { kernel: 3 }),
  );
}
