/** Operators that multiply, reduce and resample. */
import { intAttribute, intsAttribute, textAttribute } from '../attributes';
import { dimsAt, type ShapeRule, type ShapeRules } from '../fact';
import { integersOf } from '../literal';
import { axesOf, axisOf, broadcastDims, withDim } from '../strides';
import { outputOfWindow } from './sliding-window';

const conv: ShapeRule = (node, inputs) => {
  const image = dimsAt(inputs, 0);
  const weights = dimsAt(inputs, 1);
  if (!image || !weights || weights.length !== image.length || image.length < 3) return null;
  const space = outputOfWindow(node, image.slice(2), weights.slice(2));
  return space && [[image[0]!, weights[0]!, ...space]];
};

const pool: ShapeRule = (node, inputs) => {
  const image = dimsAt(inputs, 0);
  const kernel = intsAttribute(node, 'kernel_shape');
  if (!image || !kernel) return null;
  const space = outputOfWindow(node, image.slice(2), kernel);
  return space && [[...image.slice(0, 2), ...space]];
};

const globalPool: ShapeRule = (_, inputs) => {
  const dims = dimsAt(inputs, 0);
  return dims && [dims.map((dim, axis) => (axis < 2 ? dim : 1))];
};

const gemm: ShapeRule = (node, inputs) => {
  const a = dimsAt(inputs, 0);
  const b = dimsAt(inputs, 1);
  if (a?.length !== 2 || b?.length !== 2) return null;
  return [
    [a[intAttribute(node, 'transA', 0) ? 1 : 0]!, b[intAttribute(node, 'transB', 0) ? 0 : 1]!],
  ];
};

/** As numpy.matmul: a vector lends itself a dimension of 1, which the result then lacks. */
const matMul: ShapeRule = (_, inputs) => {
  const a = dimsAt(inputs, 0);
  const b = dimsAt(inputs, 1);
  if (!a?.length || !b?.length) return null;
  const batch = broadcastDims(a.slice(0, -2), b.slice(0, -2));
  if (!batch || a.at(-1) !== (b.at(-2) ?? b[0])) return null;
  return [[...batch, ...(a.length > 1 ? [a.at(-2)!] : []), ...(b.length > 1 ? [b.at(-1)!] : [])]];
};

/** Explicit form only, without `...`: what exporters write. */
const einsum: ShapeRule = (node, inputs) => {
  const equation = textAttribute(node, 'equation', '').replaceAll(' ', '');
  const match = /^([a-zA-Z,]*)->([a-zA-Z]*)$/.exec(equation);
  const terms = match?.[1]?.split(',');
  if (terms?.length !== inputs.length) return null;
  const lengths = new Map<string, number>();
  for (const [index, term] of terms.entries()) {
    const dims = dimsAt(inputs, index);
    if (dims?.length !== term.length) return null;
    for (const [axis, letter] of [...term].entries()) {
      if ((lengths.get(letter) ?? 1) === 1) lengths.set(letter, dims[axis]!);
    }
  }
  const dims = [...match![2]!].map((letter) => lengths.get(letter) ?? null);
  return dims.includes(null) ? null : [dims.filter((dim) => dim !== null)];
};

/** By `sizes` or by `scales`; not with the `axes` and aspect policies of opset 18. */
const resize: ShapeRule = (node, inputs) => {
  const dims = dimsAt(inputs, 0);
  const stretches = textAttribute(node, 'keep_aspect_ratio_policy', 'stretch') === 'stretch';
  if (!dims || node.attributes.axes || !stretches) return null;
  const sizes = integersOf(inputs[3]?.literal);
  if (sizes?.length === dims.length) return [sizes];
  const scales = inputs[2]?.literal;
  if (scales?.type !== 'float32' || scales.data.length !== dims.length) return null;
  return [dims.map((dim, axis) => Math.floor(dim * scales.data[axis]!))];
};

/** Axes are an input since opset 18 (ReduceSum: 13), and were an attribute before. */
const reduce: ShapeRule = (node, inputs) => {
  const dims = dimsAt(inputs, 0);
  const given = inputs[1] ? integersOf(inputs[1].literal) : (intsAttribute(node, 'axes') ?? []);
  if (!dims || !given) return null;
  if (given.length === 0 && intAttribute(node, 'noop_with_empty_axes', 0) === 1) return [dims];
  const axes = given.length === 0 ? dims.map((_, axis) => axis) : axesOf(given, dims.length);
  if (!axes) return null;
  if (intAttribute(node, 'keepdims', 1) === 0) {
    return [dims.filter((_, axis) => !axes.includes(axis))];
  }
  return [dims.map((dim, axis) => (axes.includes(axis) ? 1 : dim))];
};

const argReduce: ShapeRule = (node, inputs) => {
  const dims = dimsAt(inputs, 0);
  const axis = dims && axisOf(intAttribute(node, 'axis', 0), dims.length);
  if (!dims || axis === null) return null;
  const keeps = intAttribute(node, 'keepdims', 1) !== 0;
  return [keeps ? withDim(dims, axis, 1) : dims.filter((_, at) => at !== axis)];
};

const REDUCTIONS = ['L1', 'L2', 'LogSum', 'LogSumExp', 'Max', 'Mean', 'Min', 'Prod', 'Sum'];

export const computeRules: ShapeRules = new Map([
  ['Conv', conv],
  ['MaxPool', pool],
  ['AveragePool', pool],
  ['GlobalAveragePool', globalPool],
  ['GlobalMaxPool', globalPool],
  ['Gemm', gemm],
  ['MatMul', matMul],
  ['Einsum', einsum],
  ['Resize', resize],
  ...REDUCTIONS.map((name) => [`Reduce${name}`, reduce] as const),
  ['ReduceSumSquare', reduce],
  ['ArgMax', argReduce],
  ['ArgMin', argReduce],
]);
