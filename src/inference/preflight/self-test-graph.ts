/** Short forms for writing the self-tests' graphs as data; all of their numbers are float32. */
import { encodeModel } from '../onnx/write';
import type { OnnxAttribute, OnnxNode, OnnxTensor } from '../onnx/model';
import { countOf, floats, type FloatTensor } from '../core/tensor';
import { createRandom } from '../core/random';

type AttributeValue = number | string | readonly number[];

/** Numbers become whole-number attributes; the only fraction that our nodes have is `epsilon`. */
export function node(
  opType: string,
  inputs: readonly string[],
  output: string,
  attributes: Readonly<Record<string, AttributeValue>> = {},
): OnnxNode {
  const entries = Object.entries(attributes).map(([name, value]) => [name, attribute(name, value)]);
  const typed = Object.fromEntries(entries) as Record<string, OnnxAttribute>;
  return { name: `${opType}-${output}`, opType, inputs, outputs: [output], attributes: typed };
}

function attribute(name: string, value: AttributeValue): OnnxAttribute {
  if (typeof value === 'string') return { kind: 'string', value };
  if (typeof value !== 'number') return { kind: 'ints', value };
  return name === 'epsilon' ? { kind: 'float', value } : { kind: 'int', value };
}

export function weights(name: string, { dims, data }: FloatTensor): OnnxTensor {
  const payload = { kind: 'raw', bytes: new Uint8Array(data.buffer) } as const;
  return { name, type: 'float32', dims, payload };
}

/** The second input of a Reshape. */
export function shape(name: string, dims: readonly number[]): OnnxTensor {
  const bytes = new Uint8Array(BigInt64Array.from(dims, BigInt).buffer);
  return { name, type: 'int64', dims: [dims.length], payload: { kind: 'raw', bytes } };
}

/** The same numbers at every call, evenly spread from −`size` to `size`. */
export function noise(seed: number, dims: readonly number[], size = 1): FloatTensor {
  const random = createRandom(seed);
  const next = () => (random.below(4096) / 2048 - 1) * size;
  return floats(Float32Array.from({ length: countOf(dims) }, next), dims);
}

export interface TestGraph {
  readonly nodes: readonly OnnxNode[];
  readonly initializers: readonly OnnxTensor[];
  /** Shape of the only input, `x`. */
  readonly input: readonly number[];
  /** Shape of the only output, `y`. */
  readonly output: readonly number[];
}

export function encodeTestGraph(
  name: string,
  { nodes, initializers, input, output }: TestGraph,
): Uint8Array<ArrayBuffer> {
  return encodeModel({
    irVersion: 8,
    opset: 18,
    producer: 'inpaint',
    graph: {
      name,
      nodes,
      initializers,
      inputs: [{ name: 'x', type: 'float32', dims: input }],
      outputs: [{ name: 'y', type: 'float32', dims: output }],
    },
  });
}
