/** What test/e2e/runtime.test.ts works with inside a module worker of a real browser. */
import { floats } from '../../src/inference/core/tensor';
import { attentionTest } from '../../src/inference/preflight/attention-test';
import { fullConvolutionTest, stemTest } from '../../src/inference/preflight/convolution-tests';
import { preflight } from '../../src/inference/preflight/preflight';
import { runSelfTests } from '../../src/inference/preflight/self-test';
import { surroundingsHere } from '../../src/inference/preflight/surroundings';
import type { OrtBuild } from '../../src/inference/runtime/ort-module';
import { createRuntime, type OrtRuntime } from '../../src/inference/runtime/ort-runtime';
import type { GraphSession, Provider } from '../../src/inference/runtime/runtime';
import { ADAPTER_REQUEST } from '../../src/inference/runtime/web-gpu';
import { brokenGraph, integerGraph, matrixGraph } from '../support/tiny-graphs';

const WASM = { jspi: '/jspi.wasm', asyncify: '/asyncify.wasm' };

let runtime: OrtRuntime;

const workbench = {
  async start(provider: Provider, build: OrtBuild, wasm: typeof WASM = WASM) {
    runtime = await createRuntime({ provider, build, wasm });
  },

  /** Each self-test's largest error, or why there is none. */
  async selfTests(): Promise<Record<string, number | string>> {
    const tests = [stemTest(), attentionTest(), fullConvolutionTest()];
    const outcomes = await runSelfTests(runtime, tests);
    return Object.fromEntries(
      outcomes.map((outcome) => [
        outcome.test.name,
        'maxError' in outcome ? outcome.maxError : outcome.message,
      ]),
    );
  },

  /** @param disguised - the adapter does not say that it is software, so it is put to the test */
  async preflight(neededBytes: number, disguised = false) {
    const here = surroundingsHere();
    const limits = (await here.gpu?.requestAdapter(ADAPTER_REQUEST))!.limits;
    return preflight({
      neededBytes,
      async openRuntime(provider) {
        runtime = await createRuntime({ provider, wasm: WASM });
        return runtime;
      },
      surroundings: disguised
        ? { ...here, gpu: { requestAdapter: async () => ({ limits }) } }
        : here,
    });
  },

  openMatrix: (factor: number, where: 'inside' | 'beside') =>
    runtime.open(matrixGraph(factor, where).files),

  openIntegers: () => runtime.open(integerGraph()),
  openBroken: () => runtime.open(brokenGraph()),

  /** The first number of the product with a row of ones: 64 × the factor. */
  async multiply(session: GraphSession): Promise<number | bigint> {
    const { y } = await session.run({ x: floats(new Float32Array(64).fill(1), [1, 64]) });
    return y!.data[0]!;
  },

  /** What `promise` was rejected with: code and details of a Failure. */
  async failureOf(promise: Promise<unknown>): Promise<unknown> {
    const error = (await promise.then(
      () => null,
      (reason: unknown) => reason,
    )) as { code?: string; message?: string } | null;
    return error === null ? null : (error.code ?? error.message);
  },

  get runtime() {
    return runtime;
  },
};

export type Workbench = typeof workbench;
Object.assign(globalThis, { workbench });
