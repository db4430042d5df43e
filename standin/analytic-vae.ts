/**
 * An encoder and a decoder that are linear maps with a known product: decoding what was encoded gives
 * the mean colour of each 8 × 8 block, exactly.
 *
 * Four latent channels: red, green, blue in [−1, 1], and their luminance, all divided by 0.13025 (the
 * scaling factor by which the pipeline multiplies). The decoder takes the least-squares colours of all
 * four, so that no channel may be lost or swapped unnoticed.
 */
import { ints } from './attributes';
import { GraphBuilder } from './graph-builder';
import { upsample } from './layers';

export const SCALING_FACTOR = 0.13025;
const BLOCK = 8;
/** Rec. 601. */
const LUMINANCE = [0.299, 0.587, 0.114] as const;
/** e^−30: a posterior without any spread. */
const LOG_VARIANCE = -30;

/** Rows: latent channels; columns: red, green, blue. */
const COLOURS_TO_LATENTS: readonly (readonly number[])[] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
  LUMINANCE,
];

export function buildAnalyticEncoder(): GraphBuilder {
  const graph = new GraphBuilder('vae_encoder');
  const image = graph.input('image', 'float32', ['B', 3, 512, 512]);
  const area = BLOCK * BLOCK;
  const kernels = new Float32Array(8 * 3 * area);
  COLOURS_TO_LATENTS.forEach((row, latent) => {
    row.forEach((share, colour) => {
      const start = (latent * 3 + colour) * area;
      kernels.fill(share / area / SCALING_FACTOR, start, start + area);
    });
  });
  const biases = Float32Array.from({ length: 8 }, (_, i) => (i < 4 ? 0 : LOG_VARIANCE));
  const weight = graph.table('weight', kernels, [8, 3, BLOCK, BLOCK]);
  graph.op('Conv', [image, weight, graph.table('bias', biases, [8])], {
    kernel_shape: ints(BLOCK, BLOCK),
    strides: ints(BLOCK, BLOCK),
  });
  graph.output('moments', ['B', 8, 64, 64]);
  return graph;
}

export function buildAnalyticDecoder(): GraphBuilder {
  const graph = new GraphBuilder('vae_decoder');
  const latent = graph.input('latent', 'float32', ['B', 4, 64, 64]);
  const weight = graph.table('weight', latentsToColours(), [3, 4, 1, 1]);
  const colours = graph.op('Conv', [latent, weight], { kernel_shape: ints(1, 1) });
  upsample(graph, colours, BLOCK);
  graph.output('image', ['B', 3, 512, 512]);
  return graph;
}

/**
 * The pseudo-inverse (AᵀA)⁻¹Aᵀ of A = [I; lᵀ]. With s = 1 + |l|², (I + llᵀ)⁻¹ = I − llᵀ/s
 * (Sherman–Morrison), so the columns are I − llᵀ/s and l/s.
 */
function latentsToColours(): Float32Array<ArrayBuffer> {
  const s = 1 + LUMINANCE.reduce((sum, share) => sum + share * share, 0);
  const rows = LUMINANCE.map((row, i) => [
    ...LUMINANCE.map((column, j) => (i === j ? 1 : 0) - (row * column) / s),
    row / s,
  ]);
  return Float32Array.from(rows.flat(), (share) => share * SCALING_FACTOR);
}
