/** A graph opened on ONNX Runtime's CPU provider, to be run more than once. */
import * as ort from 'onnxruntime-web/wasm';
import { countOf } from '../../src/inference/core/tensor';
import type { OnnxModel } from '../../src/inference/onnx/model';
import { encodeModel } from '../../src/inference/onnx/write';

ort.env.wasm.numThreads = 1;

export interface OpenGraph {
  /** @returns the numbers of the one output */
  run(feeds: Readonly<Record<string, ort.Tensor>>): Promise<Float32Array>;
  release(): Promise<void>;
}

async function openGraph(model: OnnxModel): Promise<OpenGraph> {
  const session = await ort.InferenceSession.create(encodeModel(model), {
    graphOptimizationLevel: 'basic', // all of them take longer than they save in a run or two
    logSeverityLevel: 3, // errors
  });
  return {
    async run(feeds) {
      const outputs = await session.run(feeds);
      const [only] = Object.values(outputs);
      if (!(only?.data instanceof Float32Array)) throw new TypeError('no float32 came out');
      return only.data;
    },
    release: () => session.release(),
  };
}

/** Opens, uses, and releases in any case. */
export async function withGraph<T>(
  model: OnnxModel,
  use: (graph: OpenGraph) => Promise<T>,
): Promise<T> {
  const graph = await openGraph(model);
  try {
    return await use(graph);
  } finally {
    await graph.release();
  }
}

/** A float32 tensor of `at(i)`. */
export function floats(dims: readonly number[], at: (i: number) => number): ort.Tensor {
  const data = Float32Array.from({ length: countOf(dims) }, (_, i) => at(i));
  return new ort.Tensor('float32', data, dims);
}

export function integers(dims: readonly number[], values: readonly number[]): ort.Tensor {
  return new ort.Tensor('int64', BigInt64Array.from(values, BigInt), dims);
}

/** Repeatable numbers of mean 0 and variance 1 (sum of twelve uniforms), a stream for each seed. */
export function normals(seed: number): (i: number) => number {
  let state = seed * 2 + 1;
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return () => {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += uniform();
    return sum;
  };
}
