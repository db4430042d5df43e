/** Opens a graph on WebGPU with ONNX Runtime's log on, in which it says where it has put each node. */
import * as ort from 'onnxruntime-web/jspi';

export interface LoudOrder {
  readonly wasm: string;
  readonly skeleton: Uint8Array<ArrayBuffer>;
  readonly weights: { readonly path: string; readonly address: string };
}

async function open({ wasm, skeleton, weights }: LoudOrder): Promise<void> {
  ort.env.wasm.numThreads = 1;
  ort.env.wasm.wasmPaths = { wasm };
  ort.env.logLevel = 'verbose';
  const data = await (await fetch(weights.address)).blob();
  await ort.InferenceSession.create(skeleton, {
    executionProviders: [{ name: 'webgpu' }],
    externalData: [{ path: weights.path, data }],
    logSeverityLevel: 0,
  });
}

onmessage = ({ data }: MessageEvent<LoudOrder>) => {
  open(data).then(
    () => postMessage(null),
    (error: unknown) => postMessage(String(error)),
  );
};
