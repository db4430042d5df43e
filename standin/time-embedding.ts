/** From a timestep to the vector that each residual block adds: sines, then two Linear layers. */
import { int, oneInt64, type } from './attributes';
import type { GraphBuilder, Value } from './graph-builder';
import { gemm, silu } from './layers';
import { AFTER_SILU } from './random-weights';
import { lengthOf, reshapeTo, TO_THE_END } from './traced-shapes';

/** Longest wavelength of the sines, as diffusers' `get_timestep_embedding` has it. */
const MAX_PERIOD = 10_000;

/**
 * @param sample - (B, 9, n, n), for its batch size
 * @param timesteps - int64 (B,)
 * @returns SiLU of the time vector, (B, width)
 */
export function timeEmbedding(
  graph: GraphBuilder,
  sample: Value,
  timesteps: Value,
  { sines, width }: { sines: number; width: number },
): Value {
  const swapped = graph.within('time_proj', () =>
    sinusoids(graph, expandToBatch(graph, sample, timesteps), sines),
  );
  return graph.within('time_embedding', () => {
    const cast = graph.op('Cast', [swapped], { to: type('float32') });
    const hidden = gemm(graph, 'linear_1', cast, [sines, width], 0.5); // mean square of a sine
    const vector = gemm(graph, 'linear_2', silu(graph, hidden), [width, width], AFTER_SILU);
    return silu(graph, vector);
  });
}

/** `timesteps.expand(sample.shape[0])`, which the exporter guards against lengths of −1. */
function expandToBatch(graph: GraphBuilder, sample: Value, timesteps: Value): Value {
  const batch = graph.op('Unsqueeze', [lengthOf(graph, sample, 0), graph.integers([0])]);
  const joined = graph.op('Concat', [batch], { axis: int(0) });
  const wanted = reshapeTo(graph, joined, graph.integers([-1]));
  const ones = graph.op('ConstantOfShape', [graph.op('Shape', [wanted])], {
    value: oneInt64(1n),
  });
  const keep = graph.op('Mul', [ones, graph.integer(-1)]);
  const lengths = graph.op('Where', [graph.op('Equal', [wanted, keep]), ones, wanted]);
  return graph.op('Expand', [timesteps, lengths]);
}

/** [cos ‖ sin]: traced as [sin ‖ cos] and then swapped. */
function sinusoids(graph: GraphBuilder, timesteps: Value, count: number): Value {
  const half = count / 2;
  const frequencies = Array.from({ length: half }, (_, i) =>
    Math.exp((-Math.log(MAX_PERIOD) * i) / half),
  );
  const column = graph.op('Unsqueeze', [timesteps, graph.integers([1])]);
  const numbers = graph.op('Cast', [column], { to: type('float32') });
  const angles = graph.op('Mul', [numbers, graph.floats(frequencies)]);
  const both = graph.op('Concat', [graph.op('Sin', [angles]), graph.op('Cos', [angles])], {
    axis: int(-1),
  });
  const slice = (from: number, to: number | bigint) =>
    graph.op('Slice', [both, ...[[from], [to], [1], [1]].map((end) => graph.integers(end))]);
  return graph.op('Concat', [slice(half, TO_THE_END), slice(0, half)], { axis: int(-1) });
}
