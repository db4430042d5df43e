/**
 * A UNet that knows the answer: the exact noise in x_t for given clean latents,
 *
 *   ε = (x_t − √ᾱ_t · x₀) / √(1 − ᾱ_t)
 *
 * so that any correct sampler must return x₀, whatever its steps and its start.
 */
import { int } from './attributes';
import { GraphBuilder, type Value } from './graph-builder';
import { noiseTables, TRAIN_STEPS } from './noise-tables';

export interface AnalyticUnetOptions {
  /**
   * x₀: (4, 64, 64) row-major latents as the sampler has them (already × 0.13025), or the masked
   * picture's latents that the graph is fed (channels 5–8).
   */
  readonly cleanLatents: Float32Array<ArrayBuffer> | 'masked-image';
  /**
   * What the rows without condition (ids 10–19) have added to ε; the mean over the ten ids, so that a
   * row of mixed ids gets its share. With guidance g the loop sees ε + (1 − g) · offset. Default 0.
   */
  readonly uncondOffset?: number;
}

const LATENT_DIMS = [1, 4, 64, 64];

/** @throws RangeError - where the clean latents are not 4 × 64 × 64 numbers */
export function buildAnalyticUnet(options: AnalyticUnetOptions): GraphBuilder {
  const graph = new GraphBuilder('unet');
  const latent = graph.input('latent', 'float32', ['B', 9, 64, 64]);
  const timesteps = graph.input('timesteps', 'int64', ['B']);
  const ids = graph.input('input_ids', 'int64', ['B', 10]);

  const noisy = channels(graph, latent, 0, 4);
  const { signal, noise } = noiseTables();
  const clean = graph.op('Mul', [
    cleanValue(graph, latent, options.cleanLatents),
    atTimestep(graph, 'signal', signal, timesteps),
  ]);
  const scaled = graph.op('Sub', [noisy, clean]);
  const exact = graph.op('Div', [scaled, atTimestep(graph, 'noise_level', noise, timesteps)]);
  graph.op('Add', [exact, offsetOf(graph, ids, options.uncondOffset ?? 0)]);
  graph.output('noise', ['B', 4, 64, 64]);
  return graph;
}

function cleanValue(
  graph: GraphBuilder,
  latent: Value,
  clean: AnalyticUnetOptions['cleanLatents'],
): Value {
  if (clean === 'masked-image') return channels(graph, latent, 5, 9);
  const count = 4 * 64 * 64;
  if (clean.length !== count) {
    throw new RangeError(`clean latents are ${count} numbers, and these are ${clean.length}`);
  }
  return graph.table('clean_latents', clean.slice(), LATENT_DIMS);
}

function channels(graph: GraphBuilder, x: Value, from: number, to: number): Value {
  const bounds = [[from], [to], [1]].map((bound) => graph.integers(bound));
  return graph.op('Slice', [x, ...bounds]);
}

/** The table's value for each row of the batch, as (B, 1, 1, 1). */
function atTimestep(
  graph: GraphBuilder,
  name: string,
  values: Float32Array<ArrayBuffer>,
  timesteps: Value,
): Value {
  const table = graph.table(name, values, [TRAIN_STEPS]);
  return perRow(graph, graph.op('Gather', [table, timesteps], { axis: int(0) }));
}

function offsetOf(graph: GraphBuilder, ids: Value, offset: number): Value {
  const perId = Float32Array.from({ length: 20 }, (_, id) => (id < 10 ? 0 : offset));
  const offsets = graph.op('Gather', [graph.table('offset_of_id', perId, [20]), ids], {
    axis: int(0),
  });
  const mean = graph.op('ReduceMean', [offsets, graph.integers([1])], { keepdims: int(0) });
  return perRow(graph, mean);
}

function perRow(graph: GraphBuilder, x: Value): Value {
  return graph.op('Reshape', [x, graph.integers([-1, 1, 1, 1])]);
}
