/**
 * Moebius' UNet with random weights: the graph as it is published, node for node in kind, with the
 * widths of `full` and the same shape with narrower ones.
 *
 *   latent 64 ─ down0 ─ 32 ─ down1 ─ 16 ─ down2 ─ up0 ─ 32 ─ up1 ─ 64 ─ up2 ─ noise
 *                 └─────────────────────── skips ───────────────────────┘
 */
import { int } from './attributes';
import { depthwiseSeparable } from './depthwise-separable';
import { GraphBuilder, type Value } from './graph-builder';
import { CONTEXT_LENGTH } from './lambda-cross';
import { convolution, groupNorm, linear, silu, upsample } from './layers';
import { AFTER_SILU } from './random-weights';
import { timeEmbedding } from './time-embedding';
import { unetResnet } from './unet-resnet';
import { type Condition, unetTransformer } from './unet-transformer';
import type { UnetWidths } from './widths';

const LATENT_CHANNELS = 9;
const NOISE_CHANNELS = 4;
/** Rows of the embedding: ten for the condition, ten for its absence. */
const IDS = 20;
const SIDES = [64, 32, 16] as const;
const DOWN_LAYERS = 2;
const UP_LAYERS = 3;

/** A picture inside the network. */
interface Feature {
  readonly value: Value;
  readonly channels: number;
}

interface Inside {
  readonly graph: GraphBuilder;
  readonly widths: UnetWidths;
  readonly time: Value;
  readonly condition: Condition;
}

export function buildUnet(widths: UnetWidths, seed: number): GraphBuilder {
  const graph = new GraphBuilder('unet', seed);
  const latent = graph.input('latent', 'float32', ['B', LATENT_CHANNELS, 64, 64]);
  const timesteps = graph.input('timesteps', 'int64', ['B']);
  const ids = graph.input('input_ids', 'int64', ['B', CONTEXT_LENGTH]);

  const { levels, time: width } = widths;
  const time = timeEmbedding(graph, latent, timesteps, { sines: levels[0], width });
  const inside: Inside = { graph, widths, time, condition: conditionOf(graph, ids, widths) };
  const stem = depthwiseSeparable(graph, 'conv_in', latent, [LATENT_CHANNELS, levels[0]], 1);
  const { deepest, skips } = down(inside, { value: stem, channels: levels[0] });
  const { value, channels } = up(inside, deepest, skips);

  const normal = groupNorm(graph, 'conv_norm_out', value, channels, { groups: 32, epsilon: 1e-5 });
  // Measured without the factor: the noise has a variance of 1.9 in place of 1.
  const power = AFTER_SILU * 1.9;
  depthwiseSeparable(graph, 'conv_out', silu(graph, normal), [channels, NOISE_CHANNELS], power);
  graph.output('noise', ['B', NOISE_CHANNELS, 64, 64]);
  return graph;
}

/** The rows of the embedding that `ids` names, as (B, 10, context). */
function conditionOf(graph: GraphBuilder, ids: Value, widths: UnetWidths): Condition {
  const { embedding, context: contextWidth } = widths;
  return graph.within('encoder_hid_proj', () => {
    // Small, so that with and without condition differ by a part of the noise, as in the real model.
    const table = graph.weight('embedding.weight', [IDS, embedding], { mean: 0, deviation: 0.3 });
    const rows = graph.op('Gather', [table, ids], { axis: int(0) });
    const context = linear(graph, 'linear', rows, [embedding, contextWidth], true);
    return { context, contextWidth };
  });
}

/** Down to 16 × 16; `skips` are what the way up takes back, the last one first. */
function down(inside: Inside, stem: Feature): { deepest: Feature; skips: Feature[] } {
  const { graph, widths } = inside;
  const skips = [stem];
  let x = stem;
  for (const [level, channels] of widths.levels.entries()) {
    graph.within(`down_blocks.${level}`, () => {
      for (let layer = 0; layer < DOWN_LAYERS; layer++) {
        x = step(inside, x, { level, layer, channels });
        skips.push(x);
      }
      if (level === widths.levels.length - 1) return;
      const options = { kernel: 3, stride: 2 };
      const value = convolution(graph, 'downsamplers.0', x.value, [channels, channels], options);
      x = { value, channels };
      skips.push(x);
    });
  }
  return { deepest: x, skips };
}

function up(inside: Inside, deepest: Feature, skips: Feature[]): Feature {
  const { graph, widths } = inside;
  let x = deepest;
  for (const [block, channels] of [...widths.levels].reverse().entries()) {
    const level = widths.levels.length - 1 - block;
    graph.within(`up_blocks.${block}`, () => {
      for (let layer = 0; layer < UP_LAYERS; layer++) {
        const skip = skips.pop();
        if (!skip) throw new Error('the way up takes more than the way down left');
        const value = graph.op('Concat', [x.value, skip.value], { axis: int(1) });
        const joined = { value, channels: x.channels + skip.channels };
        x = step(inside, joined, { level, layer, channels });
      }
      if (level === 0) return;
      const larger = graph.within('upsamplers.0', () => upsample(graph, x.value));
      const value = convolution(graph, 'upsamplers.0.conv', larger, [channels, channels], {
        kernel: 3,
      });
      x = { value, channels };
    });
  }
  return x;
}

/** One residual block and one transformer. */
function step(
  { graph, widths, time, condition }: Inside,
  x: Feature,
  { level, layer, channels }: { level: number; layer: number; channels: number },
): Feature {
  const resnet = unetResnet(graph, `resnets.${layer}`, x.value, [x.channels, channels], {
    time,
    timeWidth: widths.time,
  });
  const grid = { channels, side: SIDES[level] ?? 0 };
  const value = unetTransformer(graph, `attentions.${layer}`, resnet, grid, condition);
  return { value, channels };
}
