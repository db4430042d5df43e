/** Graphs of a few nodes whose answers can be worked out by hand, for tests of what runs graphs. */
import { encodeModel } from '../../src/inference/onnx/write';
import type { OnnxNode, OnnxTensor, OnnxValue } from '../../src/inference/onnx/model';
import type { GraphFiles } from '../../src/inference/runtime/runtime';

function graph(
  name: string,
  nodes: readonly OnnxNode[],
  values: { inputs: readonly OnnxValue[]; outputs: readonly OnnxValue[] },
  initializers: readonly OnnxTensor[] = [],
): Uint8Array<ArrayBuffer> {
  const model = { irVersion: 8, opset: 18, producer: 'test' };
  return encodeModel({ ...model, graph: { name, nodes, initializers, ...values } });
}

function node(opType: string, inputs: readonly string[], output: string): OnnxNode {
  return { name: output, opType, inputs, outputs: [output], attributes: {} };
}

/** y = x × (all `factor`, in a `side`² matrix), so each of y's numbers is `factor` × its row's sum. */
export function matrixGraph(
  factor: number,
  where: 'inside' | 'beside',
  side = 64,
): { files: GraphFiles; weights: Uint8Array<ArrayBuffer> } {
  const weights = new Uint8Array(new Float32Array(side * side).fill(factor).buffer);
  // An odd offset, as the tensors of a file that was split have.
  const offset = 13;
  const payload: OnnxTensor['payload'] =
    where === 'inside'
      ? { kind: 'raw', bytes: weights }
      : { kind: 'external', location: 'w.bin', offset, length: weights.length };
  const file = new Uint8Array(offset + weights.length);
  file.set(weights, offset);
  const skeleton = graph(
    'matrix',
    [node('MatMul', ['x', 'w'], 'y')],
    {
      inputs: [{ name: 'x', type: 'float32', dims: ['B', side] }],
      outputs: [{ name: 'y', type: 'float32', dims: ['B', side] }],
    },
    [{ name: 'w', type: 'float32', dims: [side, side], payload }],
  );
  const beside = where === 'beside' ? { path: 'w.bin', data: new Blob([file]) } : null;
  return { files: { name: 'matrix', skeleton, weights: beside }, weights };
}

/** n = ids + ids, in int64; y = x, so that the graph has both kinds of numbers. */
export function integerGraph(): GraphFiles {
  const int64 = { type: 'int64', dims: ['B'] } as const;
  const float32 = { type: 'float32', dims: ['B'] } as const;
  const skeleton = graph('integers', [node('Add', ['ids', 'ids'], 'n'), node('Relu', ['x'], 'y')], {
    inputs: [
      { name: 'ids', ...int64 },
      { name: 'x', ...float32 },
    ],
    outputs: [
      { name: 'n', ...int64 },
      { name: 'y', ...float32 },
    ],
  });
  return { name: 'integers', skeleton, weights: null };
}

export function brokenGraph(): GraphFiles {
  return { name: 'broken', skeleton: Uint8Array.of(1, 2, 3), weights: null };
}
