/** Operators that move numbers about without computing: the shape arithmetic of exported graphs. */
import type { OnnxNode } from '../../model';
import { intAttribute, intsAttribute } from '../attributes';
import { dimsAt, type Facts, type ShapeRule, type ShapeRules } from '../fact';
import { integersOf } from '../literal';
import { axesOf, axisOf, broadcastDims, withDim } from '../strides';
import { sliceOf } from './slice';

/** 0 copies a dimension, −1 takes what is left (ONNX Reshape-14). */
const reshape: ShapeRule = (node, inputs) => {
  const from = dimsAt(inputs, 0);
  const shape = integersOf(inputs[1]?.literal);
  if (!shape) return null;
  const copies = intAttribute(node, 'allowzero', 0) === 0;
  const dims: number[] = [];
  for (const [axis, dim] of shape.entries()) {
    const copied = dim === 0 && copies ? from?.[axis] : dim;
    if (copied === undefined) return null;
    dims.push(copied);
  }
  const free = dims.indexOf(-1);
  if (free < 0) return [dims];
  const rest = product(dims.filter((_, axis) => axis !== free));
  if (!from || rest <= 0 || product(from) % rest !== 0) return null;
  return [withDim(dims, free, product(from) / rest)];
};

const flatten: ShapeRule = (node, inputs) => {
  const dims = dimsAt(inputs, 0);
  const axis = intAttribute(node, 'axis', 1);
  const at = dims && (axis === dims.length ? axis : axisOf(axis, dims.length));
  if (at === null) return null;
  return [[product(dims!.slice(0, at)), product(dims!.slice(at))]];
};

const transpose: ShapeRule = (node, inputs) => {
  const dims = dimsAt(inputs, 0);
  const order = dims && permutationOf(node, dims.length);
  return order && [order.map((axis) => dims[axis]!)];
};

/** @returns null where `perm` is not a permutation of the axes */
export function permutationOf(node: OnnxNode, rank: number): number[] | null {
  const perm = intsAttribute(node, 'perm');
  if (!perm) return Array.from({ length: rank }, (_, axis) => rank - 1 - axis);
  return perm.length === rank ? axesOf(perm, rank) : null;
}

/** `axes` is an input since opset 13, and was an attribute before. Undefined: there are none. */
function axesInput(node: OnnxNode, inputs: Facts): readonly number[] | null | undefined {
  if (inputs[1]) return integersOf(inputs[1].literal);
  return intsAttribute(node, 'axes') ?? undefined;
}

const squeeze: ShapeRule = (node, inputs) => {
  const dims = dimsAt(inputs, 0);
  const given = axesInput(node, inputs);
  if (!dims || given === null) return null;
  if (given === undefined) return [dims.filter((dim) => dim !== 1)];
  const axes = axesOf(given, dims.length);
  if (!axes?.every((axis) => dims[axis] === 1)) return null;
  return [dims.filter((_, axis) => !axes.includes(axis))];
};

const unsqueeze: ShapeRule = (node, inputs) => {
  const dims = dimsAt(inputs, 0);
  const given = axesInput(node, inputs);
  if (!dims || !given) return null;
  const rank = dims.length + given.length;
  const axes = axesOf(given, rank);
  if (!axes) return null;
  const rest = [...dims];
  return [Array.from({ length: rank }, (_, axis) => (axes.includes(axis) ? 1 : rest.shift()!))];
};

const concat: ShapeRule = (node, inputs) => {
  const all = inputs.map((fact) => fact?.dims ?? null);
  const first = all[0];
  const axis = first && axisOf(intAttribute(node, 'axis', 0), first.length);
  if (!first || axis === null || axis === undefined) return null;
  let length = 0;
  for (const dims of all) {
    if (dims?.length !== first.length) return null;
    if (!dims.every((dim, at) => at === axis || dim === first[at])) return null;
    length += dims[axis]!;
  }
  return [withDim(first, axis, length)];
};

const slice: ShapeRule = (node, inputs) => {
  const found = sliceOf(node, inputs);
  return found && [found.dims];
};

/** Lengths by input or attribute `split`, or as many equal parts as there are outputs, the last smaller. */
const split: ShapeRule = (node, inputs) => {
  const dims = dimsAt(inputs, 0);
  const axis = dims && axisOf(intAttribute(node, 'axis', 0), dims.length);
  if (!dims || axis === null) return null;
  const given = inputs[1] ? integersOf(inputs[1].literal) : intsAttribute(node, 'split');
  if (inputs[1] && !given) return null;
  const total = dims[axis]!;
  const parts = node.outputs.length;
  const part = Math.ceil(total / parts);
  const lengths = given ?? node.outputs.map((_, at) => Math.min(part, total - part * at));
  if (lengths.length !== parts || lengths.some((length) => length < 0)) return null;
  if (lengths.reduce((sum, length) => sum + length, 0) !== total) return null;
  return lengths.map((length) => withDim(dims, axis, length));
};

const gather: ShapeRule = (node, inputs) => {
  const dims = dimsAt(inputs, 0);
  const indices = dimsAt(inputs, 1);
  const axis = dims && axisOf(intAttribute(node, 'axis', 0), dims.length);
  if (!dims || !indices || axis === null) return null;
  return [[...dims.slice(0, axis), ...indices, ...dims.slice(axis + 1)]];
};

const expand: ShapeRule = (_, inputs) => {
  const dims = dimsAt(inputs, 0);
  const shape = integersOf(inputs[1]?.literal);
  const expanded = dims && shape && broadcastDims(dims, shape);
  return expanded && [expanded];
};

const tile: ShapeRule = (_, inputs) => {
  const dims = dimsAt(inputs, 0);
  const repeats = integersOf(inputs[1]?.literal);
  if (!dims || repeats?.length !== dims.length) return null;
  return [dims.map((dim, axis) => dim * repeats[axis]!)];
};

const pad: ShapeRule = (node, inputs) => {
  const dims = dimsAt(inputs, 0);
  const pads = inputs[1] ? integersOf(inputs[1].literal) : intsAttribute(node, 'pads');
  const axes = inputs[3] ? integersOf(inputs[3].literal) : dims?.map((_, axis) => axis);
  const at = dims && axes && axesOf(axes, dims.length);
  if (!dims || !at || pads?.length !== 2 * at.length) return null;
  return [
    dims.map((dim, axis) => {
      const index = at.indexOf(axis);
      return index < 0 ? dim : dim + pads[index]! + pads[index + at.length]!;
    }),
  ];
};

/** The input's dimensions from `start` to `end` (opset 15), both clamped, as the numbers of the output. */
export function shapeRange(node: OnnxNode, rank: number): [start: number, end: number] {
  const clamp = (axis: number) => Math.min(Math.max(axis < 0 ? axis + rank : axis, 0), rank);
  const start = clamp(intAttribute(node, 'start', 0));
  return [start, Math.max(start, clamp(intAttribute(node, 'end', rank)))];
}

const shape: ShapeRule = (node, inputs) => {
  const dims = dimsAt(inputs, 0);
  if (!dims) return null;
  const [start, end] = shapeRange(node, dims.length);
  return [[end - start]];
};

const constantOfShape: ShapeRule = (_, inputs) => {
  const dims = integersOf(inputs[0]?.literal);
  return dims && [dims];
};

const range: ShapeRule = (_, inputs) => {
  const [start, limit, delta] = inputs.map((fact) => fact?.literal?.data[0]);
  if (start === undefined || limit === undefined || delta === undefined) return null;
  return [[Math.max(0, Math.ceil((Number(limit) - Number(start)) / Number(delta)))]];
};

function product(dims: readonly number[]): number {
  return dims.reduce((so, dim) => so * dim, 1);
}

export const layoutRules: ShapeRules = new Map([
  ['Reshape', reshape],
  ['Flatten', flatten],
  ['Transpose', transpose],
  ['Squeeze', squeeze],
  ['Unsqueeze', unsqueeze],
  ['Concat', concat],
  ['Slice', slice],
  ['Split', split],
  ['Gather', gather],
  ['Expand', expand],
  ['Tile', tile],
  ['Pad', pad],
  ['Shape', shape],
  ['Size', () => [[]]],
  ['ConstantOfShape', constantOfShape],
  ['Range', range],
]);
