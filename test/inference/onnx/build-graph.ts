/** Small models in few words. */
import {
  DATA_TYPES,
  type DataType,
  type OnnxAttribute,
  type OnnxModel,
  type OnnxNode,
  type OnnxTensor,
  type OnnxValue,
} from '../../../src/inference/onnx/model';

type AttributeValue = number | string | readonly number[] | OnnxTensor | { readonly float: number };

/** Plain numbers are int attributes, arrays are ints, `{ float }` is a float. */
export function node(
  opType: string,
  inputs: readonly string[],
  outputs: string | readonly string[],
  attributes: Readonly<Record<string, AttributeValue>> = {},
): OnnxNode {
  const names = typeof outputs === 'string' ? [outputs] : outputs;
  const entries = Object.entries(attributes).map(([name, value]) => [name, attribute(value)]);
  return {
    name: `make_${names[0]}`,
    opType,
    inputs,
    outputs: names,
    attributes: Object.fromEntries(entries) as Record<string, OnnxAttribute>,
  };
}

function attribute(value: AttributeValue): OnnxAttribute {
  if (typeof value === 'number') return { kind: 'int', value };
  if (typeof value === 'string') return { kind: 'string', value };
  if ('payload' in value) return { kind: 'tensor', value };
  if ('float' in value) return { kind: 'float', value: value.float };
  return { kind: 'ints', value };
}

export function constant(output: string, tensor: OnnxTensor): OnnxNode {
  return node('Constant', [], output, { value: tensor });
}

export function int64(
  name: string,
  values: readonly (number | bigint)[],
  dims: readonly number[] = [values.length],
): OnnxTensor {
  return raw(name, 'int64', dims, BigInt64Array.from(values, BigInt));
}

export function float32(
  name: string,
  values: readonly number[],
  dims: readonly number[] = [values.length],
): OnnxTensor {
  return raw(name, 'float32', dims, Float32Array.from(values));
}

export function bool(
  name: string,
  values: readonly boolean[],
  dims: readonly number[] = [values.length],
): OnnxTensor {
  return raw(name, 'bool', dims, Uint8Array.from(values, Number));
}

export function raw(
  name: string,
  type: DataType,
  dims: readonly number[],
  { buffer }: { readonly buffer: ArrayBuffer },
): OnnxTensor {
  return { name, type, dims, payload: { kind: 'raw', bytes: new Uint8Array(buffer) } };
}

export function value(
  name: string,
  dims: readonly (number | string)[],
  type: DataType = 'float32',
): OnnxValue {
  return { name, type, dims };
}

export function model(
  parts: {
    readonly inputs?: readonly OnnxValue[];
    readonly outputs: readonly OnnxValue[];
    readonly nodes: readonly OnnxNode[];
    readonly initializers?: readonly OnnxTensor[];
  },
  opset = 18,
): OnnxModel {
  const { inputs = [], outputs, nodes, initializers = [] } = parts;
  const graph = { name: 'test', nodes, initializers, inputs, outputs };
  return { irVersion: 8, opset, producer: 'test', graph };
}

/** Numbers between −1 and 1 that look random and are always the same. */
export function noise(count: number, seed = 1): number[] {
  return Array.from({ length: count }, (_, index) => {
    const x = Math.sin((index + 1) * 12.9898 + seed * 78.233) * 43758.5453;
    return Math.fround(2 * (x - Math.floor(x)) - 1);
  });
}

export const castTo = (type: DataType) => ({ to: DATA_TYPES[type] });

export function operatorCounts({ graph }: OnnxModel): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { opType } of graph.nodes) counts[opType] = (counts[opType] ?? 0) + 1;
  return counts;
}
