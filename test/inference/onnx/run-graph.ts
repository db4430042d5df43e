/** Runs a model on the real runtime, on the CPU. */
import * as ort from 'onnxruntime-web';
import type { OnnxModel } from '../../../src/inference/onnx/model';
import { encodeModel } from '../../../src/inference/onnx/write';

ort.env.wasm.numThreads = 1;

export interface Numbers {
  readonly dims: readonly number[];
  readonly data: readonly (number | bigint)[];
}

/** Float32 numbers, or int64 as bigints, with their dims. */
export type Feeds = Readonly<
  Record<string, { readonly dims: readonly number[]; readonly data: Float32Array | BigInt64Array }>
>;

export interface WeightsFile {
  readonly path: string;
  readonly data: Uint8Array;
}

/** @returns the outputs by name: int64 as bigints, bools as 0 and 1 */
export async function runModel(
  model: OnnxModel,
  feeds: Feeds = {},
  weights?: WeightsFile,
): Promise<Record<string, Numbers>> {
  const session = await ort.InferenceSession.create(encodeModel(model), {
    executionProviders: ['wasm'],
    logSeverityLevel: 3, // errors
    ...(weights ? { externalData: [weights] } : {}),
  });
  try {
    const given = Object.entries(feeds).map(([name, { dims, data }]) => {
      const tensor =
        data instanceof Float32Array
          ? new ort.Tensor('float32', data, dims)
          : new ort.Tensor('int64', data, dims);
      return [name, tensor];
    });
    const results = await session.run(Object.fromEntries(given) as Record<string, ort.Tensor>);
    return Object.fromEntries(
      Object.entries(results).map(([name, { dims, data }]) => [
        name,
        { dims, data: Array.from(data as ArrayLike<number | bigint>) },
      ]),
    );
  } finally {
    await session.release();
  }
}
