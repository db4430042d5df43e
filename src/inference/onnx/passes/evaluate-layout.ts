/** Operators that make small tensors or move their numbers about: evaluated by choosing indices. */
import { findDataType } from '../decode-tensor';
import { intAttribute } from './attributes';
import { castLiteral } from './evaluate-arithmetic';
import type { Evaluation, Evaluator } from './evaluator';
import { int64s, isLiteralType, literalFrom, pick, tensorToLiteral } from './literal';
import { permutationOf, shapeRange } from './shape-rules/layout';
import { sliceOf } from './shape-rules/slice';
import { inferDims } from './shapes';
import { axisOf, broadcastStrides, stridedIndices, stridesOf } from './strides';

const sameNumbers: Evaluator = ({ literals: [from], dims }) => (from ? [{ ...from, dims }] : null);

const cast: Evaluator = ({ node, literals: [from] }) => {
  const to = findDataType(intAttribute(node, 'to', 0));
  const result = from && to && isLiteralType(to) ? castLiteral(from, to) : null;
  return result ? [result] : null;
};

const transpose: Evaluator = ({ node, literals: [from], dims }) => {
  const order = from && permutationOf(node, from.dims.length);
  if (!order) return null;
  const strides = stridesOf(from.dims);
  const picked = order.map((axis) => strides[axis]!);
  return [pick(from, dims, stridedIndices(dims, picked))];
};

const expand: Evaluator = ({ literals: [from], dims }) =>
  from ? [pick(from, dims, stridedIndices(dims, broadcastStrides(from.dims, dims)))] : null;

const slice: Evaluator = ({ node, inputs, literals: [from] }) => {
  const found = sliceOf(node, inputs);
  if (!from || !found) return null;
  const strides = stridesOf(from.dims);
  const first = found.starts.reduce((at, start, axis) => at + start * strides[axis]!, 0);
  const stepped = found.steps.map((step, axis) => step * strides[axis]!);
  return [pick(from, found.dims, stridedIndices(found.dims, stepped, first))];
};

const split: Evaluator = ({ node, inputs, literals: [from] }) => {
  const parts = inferDims(node, inputs);
  const axis = from && axisOf(intAttribute(node, 'axis', 0), from.dims.length);
  if (!from || axis === null || axis === undefined) return null;
  const strides = stridesOf(from.dims);
  let start = 0;
  const results = [];
  for (const dims of parts) {
    if (!dims) return null;
    results.push(pick(from, dims, stridedIndices(dims, strides, start * strides[axis]!)));
    start += dims[axis]!;
  }
  return results;
};

/** Indices may be negative; one that is out of range leaves the node to the runtime. */
const gather: Evaluator = ({ node, literals: [from, indices], dims }) => {
  const axis = from && axisOf(intAttribute(node, 'axis', 0), from.dims.length);
  if (!from || !indices || axis === null || axis === undefined) return null;
  const length = from.dims[axis]!;
  const rows = Array.from<number | bigint, number>(indices.data, Number);
  if (rows.some((row) => row < -length || row >= length)) return null;
  const inner = stridesOf(from.dims)[axis]!;
  const outer = from.data.length / Math.max(1, length * inner);
  const positions: number[] = [];
  for (let block = 0; block < outer; block++) {
    for (const row of rows) {
      const start = (block * length + (row < 0 ? row + length : row)) * inner;
      for (let at = 0; at < inner; at++) positions.push(start + at);
    }
  }
  return [pick(from, dims, positions)];
};

const concat: Evaluator = ({ node, literals, dims }) => {
  const [first] = literals;
  const axis = axisOf(intAttribute(node, 'axis', 0), dims.length);
  if (!first || axis === null || literals.some(({ type }) => type !== first.type)) return null;
  const outer = dims.slice(0, axis).reduce((product, dim) => product * dim, 1);
  const values: (number | bigint)[] = [];
  for (let block = 0; block < outer; block++) {
    for (const { data } of literals) {
      const length = data.length / outer;
      for (let at = 0; at < length; at++) values.push(data[block * length + at]!);
    }
  }
  return [literalFrom(first.type, dims, values)];
};

/** The one operator that asks for dims alone: its input may be a picture that is not there yet. */
const shape = ({ node, inputs }: Evaluation) => {
  const dims = inputs[0]?.dims;
  return dims ? [int64s(dims.slice(...shapeRange(node, dims.length)))] : null;
};

const size = ({ inputs }: Evaluation) => {
  const dims = inputs[0]?.dims;
  const count = dims?.reduce((product, dim) => product * dim, 1);
  return Number.isSafeInteger(count) ? [int64s([count!], [])] : null;
};

/** Of float32 zeros, unless the attribute `value` says otherwise. */
const constantOfShape: Evaluator = ({ node, dims }) => {
  const attribute = node.attributes.value;
  const count = dims.reduce((product, dim) => product * dim, 1);
  if (!attribute) return [literalFrom('float32', dims, new Array<number>(count).fill(0))];
  if (attribute.kind !== 'tensor' || attribute.value.payload.kind !== 'raw') return null;
  const one = tensorToLiteral(attribute.value, attribute.value.payload.bytes);
  if (one?.data.length !== 1) return null;
  return [pick(one, dims, new Array<number>(count).fill(0))];
};

const range: Evaluator = ({ literals: [start, , delta], dims }) => {
  if (start?.type !== 'int64' || delta?.type !== 'int64') return null;
  const [from, step] = [start.data[0]!, delta.data[0]!];
  const values = Array.from({ length: dims[0]! }, (_, index) => from + step * BigInt(index));
  return [literalFrom('int64', dims, values)];
};

export const layoutEvaluators: ReadonlyMap<string, Evaluator> = new Map<string, Evaluator>([
  ['Identity', sameNumbers],
  ['Reshape', sameNumbers],
  ['Flatten', sameNumbers],
  ['Squeeze', sameNumbers],
  ['Unsqueeze', sameNumbers],
  ['Cast', cast],
  ['Transpose', transpose],
  ['Expand', expand],
  ['Slice', slice],
  ['Split', split],
  ['Gather', gather],
  ['Concat', concat],
  ['ConstantOfShape', constantOfShape],
  ['Range', range],
]);

/** Evaluated from the dimensions of their input alone. */
export const dimsEvaluators: ReadonlyMap<string, Evaluator> = new Map<string, Evaluator>([
  ['Shape', shape],
  ['Size', size],
]);
