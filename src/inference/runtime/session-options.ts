/** How a session is opened, for each provider; and how its weights are handed over, for each build. */
import type { InferenceSession } from 'onnxruntime-web';
import { canReadBlobsLazily, LazyBytes } from './lazy-bytes';
import type { OrtBuild } from './ort-module';
import type { GraphFiles, Provider } from './runtime';
import { ADAPTER_REQUEST } from './web-gpu';

type Options = InferenceSession.SessionOptions;

export async function sessionOptions(
  provider: Provider,
  weights: GraphFiles['weights'],
  build: OrtBuild,
): Promise<Options> {
  return {
    ...optionsOf(provider),
    graphOptimizationLevel: 'all',
    logSeverityLevel: 3, // errors only, as in `env.logLevel`
    // The CPU's memory planner costs a graph with fixed dimensions a third more (measured with the
    // denoiser of Moebius: 4.6 GB instead of 3.3); WebGPU never uses it.
    enableMemPattern: false,
    ...(weights && { externalData: [{ path: weights.path, data: await dataOf(weights, build) }] }),
  };
}

function optionsOf(provider: Provider): Options {
  switch (provider) {
    case 'wasm':
      return { executionProviders: [{ name: 'wasm' }] };
    case 'webgpu':
      return {
        executionProviders: [{ name: 'webgpu' }],
        enableGraphCapture: false, // it needs every node on the GPU, and ours have shape arithmetic
        extra: {
          ep: { webgpuexecutionprovider: ADAPTER_REQUEST },
          // Otherwise every convolution's weights are turned round on the GPU while the graph opens, a
          // copy each, instead of when they are used: the same numbers, opened 2½ times as fast
          // (907 MB on a software adapter, bench/weights.bench.ts), and a run takes no longer there.
          session: { disable_prepacking: '1' },
        },
      };
  }
}

/**
 * Never an address: a fetch that fails inside ONNX Runtime spoils every later session of the worker.
 * For the same reason bytes are read here, before it begins, where they must be read at once.
 */
async function dataOf(
  { data }: NonNullable<GraphFiles['weights']>,
  build: OrtBuild,
): Promise<Blob | Uint8Array> {
  if (build === 'jspi') return data;
  return canReadBlobsLazily() ? new LazyBytes(data) : new Uint8Array(await data.arrayBuffer());
}
