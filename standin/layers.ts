/** The layers that all three graphs are made of, as PyTorch exports them to opset 18. */
import { float, int, ints } from './attributes';
import type { GraphBuilder, Value } from './graph-builder';
import { BIAS, preserving, SCALE } from './random-weights';
import { reshapeTo } from './traced-shapes';

export interface ConvolutionOptions {
  readonly kernel: number;
  readonly stride?: number;
  /** On each side; by default what keeps the size. */
  readonly pad?: number;
  readonly groups?: number;
  /** `folded`: the bias that a batch normalisation left, which had a scale as well. */
  readonly bias?: 'own' | 'folded' | 'none';
  /** Mean square of the input; 1 after a normalisation. */
  readonly power?: number;
  /** Variance of the output over 1. */
  readonly gain?: number;
}

/** (B, from, h, w) → (B, to, h / stride, w / stride) */
export function convolution(
  graph: GraphBuilder,
  name: string,
  x: Value,
  [from, to]: readonly [from: number, to: number],
  { kernel, stride = 1, pad, groups = 1, bias = 'own', power = 1, gain = 1 }: ConvolutionOptions,
): Value {
  const fanIn = (from / groups) * kernel * kernel;
  const edge = pad ?? (kernel - 1) / 2;
  return graph.within(name, () => {
    const dims = [to, from / groups, kernel, kernel];
    const inputs = [x, graph.weight('weight', dims, preserving(fanIn, power / gain))];
    if (bias !== 'none') {
      inputs.push(graph.weight('bias', [to], BIAS, bias === 'folded' ? 2 * to : to));
    }
    return graph.op('Conv', inputs, {
      dilations: ints(1, 1),
      group: int(groups),
      kernel_shape: ints(kernel, kernel),
      pads: ints(edge, edge, edge, edge),
      strides: ints(stride, stride),
    });
  });
}

/** Opset 18 has no group normalisation, so the exporter writes one out of instance normalisation. */
export function groupNorm(
  graph: GraphBuilder,
  name: string,
  x: Value,
  channels: number,
  { groups, epsilon, rank = 4 }: { groups: number; epsilon: number; rank?: number },
): Value {
  const perChannel = [channels, ...Array<number>(rank - 2).fill(1)];
  return graph.within(name, () => {
    const grouped = reshapeTo(graph, x, graph.integers([0, groups, -1]));
    const ones = graph.floats(Array<number>(groups).fill(1));
    const zeros = graph.floats(Array<number>(groups).fill(0));
    const normal = graph.op('InstanceNormalization', [grouped, ones, zeros], {
      epsilon: float(epsilon),
    });
    const back = reshapeTo(graph, normal, graph.op('Shape', [x]));
    const scaled = graph.op('Mul', [back, graph.weight('weight', perChannel, SCALE)]);
    return graph.op('Add', [scaled, graph.weight('bias', perChannel, BIAS)]);
  });
}

/** Over the last axis. */
export function layerNorm(graph: GraphBuilder, name: string, x: Value, channels: number): Value {
  return graph.within(name, () => {
    const inputs = [x, graph.weight('weight', [channels], SCALE)];
    inputs.push(graph.weight('bias', [channels], BIAS));
    return graph.op('LayerNormalization', inputs, { axis: int(-1), epsilon: float(1e-5) });
  });
}

export function silu(graph: GraphBuilder, x: Value): Value {
  return graph.op('Mul', [x, graph.op('Sigmoid', [x])]);
}

/** A Linear on (B, from): one Gemm. */
export function gemm(
  graph: GraphBuilder,
  name: string,
  x: Value,
  [from, to]: readonly [from: number, to: number],
  power: number,
): Value {
  return graph.within(name, () => {
    const weight = graph.weight('weight', [to, from], preserving(from, power));
    const inputs = [x, weight, graph.weight('bias', [to], BIAS)];
    return graph.op('Gemm', inputs, { alpha: float(1), beta: float(1), transB: int(1) });
  });
}

/** A Linear on (B, n, from): MatMul, and Add where it has a bias. */
export function linear(
  graph: GraphBuilder,
  name: string,
  x: Value,
  [from, to]: readonly [from: number, to: number],
  bias: boolean,
): Value {
  return graph.within(name, () => {
    const projected = graph.op('MatMul', [x, graph.weight('weight', [from, to], preserving(from))]);
    return bias ? graph.op('Add', [graph.weight('bias', [to], BIAS), projected]) : projected;
  });
}

export function transpose(graph: GraphBuilder, x: Value, ...perm: readonly number[]): Value {
  return graph.op('Transpose', [x], { perm: ints(...perm) });
}

/** Nearest neighbour, twice as large each way. */
export function upsample(graph: GraphBuilder, x: Value, factor = 2): Value {
  return graph.op('Resize', [x, '', graph.floats([1, 1, factor, factor])], {
    coordinate_transformation_mode: { kind: 'string', value: 'asymmetric' },
    cubic_coeff_a: float(-0.75),
    mode: { kind: 'string', value: 'nearest' },
    nearest_mode: { kind: 'string', value: 'floor' },
  });
}
