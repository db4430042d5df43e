/** Verdicts about made-up machines. What a real browser says of itself is in test/e2e. */
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/inference/core/errors';
import { floats } from '../../../src/inference/core/tensor';
import { attentionTest } from '../../../src/inference/preflight/attention-test';
import { fullConvolutionTest, stemTest } from '../../../src/inference/preflight/convolution-tests';
import { preflight } from '../../../src/inference/preflight/preflight';
import type { Surroundings } from '../../../src/inference/preflight/surroundings';
import type { Verdict } from '../../../src/inference/preflight/verdict';
import { FULL_CONVOLUTION, reportOf } from '../../../src/inference/preflight/verdict-report';
import type { Runtime } from '../../../src/inference/runtime/runtime';
import type { GpuAdapter } from '../../../src/inference/runtime/web-gpu';

const MIB = 2 ** 20;
const GOOD_LIMITS = { maxStorageBufferBindingSize: 1024 * MIB, maxBufferSize: 1024 * MIB };
const INFO = { vendor: 'acme', architecture: 'gen-3', device: '', description: '' };

function adapter(changes: Partial<GpuAdapter> = {}): GpuAdapter {
  return { limits: GOOD_LIMITS, info: INFO, ...changes };
}

/** A machine on which everything is well, but for what `changes` says. */
function machine(
  changes: Partial<Surroundings> & { adapter?: GpuAdapter | null } = {},
): Surroundings {
  const { adapter: found = adapter(), ...rest } = changes;
  return {
    isSecureContext: true,
    gpu: { requestAdapter: async () => found },
    hasJspi: true,
    storage: { estimate: async () => ({ quota: 3000 * MIB, usage: 500 * MIB }) },
    caches: { open: async () => ({}) as Cache, delete: async () => true },
    ...rest,
  };
}

/** Computes every self-test rightly, but for those named. */
function fakeRuntime(wrong: Readonly<Record<string, number | Failure>> = {}) {
  const log: string[] = [];
  const expected = new Map(
    [stemTest(), attentionTest(), fullConvolutionTest()].map((test) => [test.name, test]),
  );
  const runtime: Runtime = {
    provider: 'webgpu',
    async open({ name }) {
      log.push(`open ${name}`);
      const test = expected.get(name)!;
      const amiss = wrong[name] ?? 0;
      return {
        async run() {
          if (amiss instanceof Failure) throw amiss;
          const y = Float32Array.from(test.expected());
          y[0]! += amiss;
          return { y: floats(y, test.graph.output) };
        },
        release: async () => void log.push(`release ${name}`),
      };
    },
    dispose: async () => void log.push('dispose'),
  };
  return { log, openRuntime: async () => runtime };
}

function judge(
  surroundings: Surroundings,
  { neededBytes = 1184 * MIB, openRuntime = fakeRuntime().openRuntime } = {},
): Promise<Verdict> {
  return preflight({ neededBytes, openRuntime, surroundings });
}

const codes = ({ findings }: Verdict) => findings.map(({ code, weight }) => `${code}: ${weight}`);

describe('the verdict', () => {
  it('of a good machine is the GPU, and nothing to say', async () => {
    const verdict = await judge(machine());
    expect(verdict).toEqual({
      provider: 'webgpu',
      findings: [],
      isTight: false,
      hasJspi: true,
      adapter: { description: 'acme gen-3', limits: GOOD_LIMITS },
      space: { freeBytes: 2500 * MIB, neededBytes: 1184 * MIB },
      selfTests: ['stem', 'attention', FULL_CONVOLUTION].map((test) => ({
        test,
        maxError: expect.closeTo(0, 4) as number,
      })),
    });
  });

  const limits = (binding: number, buffer: number) => ({
    adapter: adapter({
      limits: { maxStorageBufferBindingSize: binding * MIB, maxBufferSize: buffer * MIB },
    }),
  });
  const refuses = (error: Error) => ({
    caches: { ...machine().caches!, open: () => Promise.reject(error) },
  });

  it.each<[string, Parameters<typeof machine>[0], string[], Verdict['provider'], boolean]>([
    ['no WebGPU', { gpu: undefined }, ['no-webgpu: blocks'], 'wasm', false],
    ['no adapter', { adapter: null }, ['no-adapter: blocks'], 'wasm', false],
    ['exactly what the decoder needs', limits(256, 256), [], 'webgpu', false],
    ['a binding too small for it', limits(255, 1024), ['small-buffers: limits'], 'webgpu', true],
    ['a buffer too small for it', limits(1024, 255), ['small-buffers: limits'], 'webgpu', true],
    ['exactly what the encoder needs', limits(128, 256), ['small-buffers: limits'], 'webgpu', true],
    ['less than that', limits(127, 256), ['small-buffers: blocks'], 'wasm', true],
    ['no JSPI', { hasJspi: false }, ['no-jspi: limits'], 'webgpu', false],
    [
      'storage refused',
      refuses(new Error('SecurityError')),
      ['no-storage: limits'],
      'webgpu',
      false,
    ],
    ['no storage at all', { caches: undefined }, ['no-storage: limits'], 'webgpu', false],
  ])('with %s', async (_, changes, findings, provider, isTight) => {
    const verdict = await judge(machine(changes));
    expect(codes(verdict)).toEqual(findings);
    expect([verdict.provider, verdict.isTight]).toEqual([provider, isTight]);
  });

  it('without a secure context is nothing at all', async () => {
    const verdict = await judge(machine({ isSecureContext: false }));
    expect([verdict.provider, codes(verdict)]).toEqual([null, ['insecure-context: blocks']]);
  });

  it('without room says how much is missing, and asks nothing of the GPU', async () => {
    const { log, openRuntime } = fakeRuntime();
    const verdict = await judge(machine(), { neededBytes: 2501 * MIB, openRuntime });
    const details = { neededBytes: 2501 * MIB, freeBytes: 2500 * MIB };
    expect(verdict.findings).toEqual([{ code: 'low-space', weight: 'blocks', details }]);
    expect([verdict.provider, log]).toEqual([null, []]);
  });

  it('does not call it too little where the browser does not say how much there is', async () => {
    const verdict = await judge(machine({ storage: undefined }));
    expect([verdict.provider, verdict.space, codes(verdict)]).toEqual(['webgpu', null, []]);
  });

  it.each([
    { info: { ...INFO, architecture: 'swiftshader' } },
    { info: { ...INFO, description: 'llvmpipe (LLVM 19, 256 bits)' } },
    { info: { ...INFO, description: 'Microsoft Basic Render Driver' } },
    { info: { ...INFO, isFallbackAdapter: true } },
    { isFallbackAdapter: true },
  ])('names a software adapter, and prefers the processor: %o', async (changes) => {
    const { log, openRuntime } = fakeRuntime();
    const verdict = await judge(machine({ adapter: adapter(changes) }), { openRuntime });
    expect(codes(verdict)).toEqual(['software-adapter: limits']);
    expect([verdict.provider, log]).toEqual(['wasm', []]);
  });

  it('comes although the browser throws at every question', async () => {
    const no = () => Promise.reject(new Error('no'));
    const verdict = await judge(
      machine({
        gpu: { requestAdapter: no },
        storage: { estimate: no },
        caches: { open: no, delete: no },
      }),
      { openRuntime: no },
    );
    expect(codes(verdict)).toEqual(['no-storage: limits', 'no-adapter: blocks']);
  });
});

describe('the self-tests of the GPU', () => {
  it('run one after another, and leave nothing open', async () => {
    const { log, openRuntime } = fakeRuntime();
    await judge(machine(), { openRuntime });
    const names = ['stem', 'attention', FULL_CONVOLUTION];
    const opened = names.map((name) => `open ${name}`);
    expect(log).toEqual([...opened, ...names.map((name) => `release ${name}`), 'dispose']);
  });

  it('block where an operator of Moebius is wrong', async () => {
    const { openRuntime } = fakeRuntime({ attention: 0.5 });
    const verdict = await judge(machine(), { openRuntime });
    const details = { test: 'attention', maxError: expect.closeTo(0.5, 4) as number };
    expect(verdict.findings).toEqual([{ code: 'gpu-wrong', weight: 'blocks', details }]);
    expect(verdict.provider).toBe('wasm');
  });

  it('block where one cannot be run, and the others still are', async () => {
    const lost = new Failure('gpu-lost', { message: 'gone' });
    const verdict = await judge(machine(), fakeRuntime({ stem: lost }));
    expect(verdict.findings).toEqual([
      { code: 'gpu-failed', weight: 'blocks', details: { test: 'stem', message: lost.message } },
    ]);
    expect(verdict.selfTests.map(({ test }) => test)).toEqual(['attention', FULL_CONVOLUTION]);
  });

  it('only note an error in what Moebius has none of', async () => {
    const verdict = await judge(machine(), fakeRuntime({ [FULL_CONVOLUTION]: 1.4 }));
    expect([verdict.provider, verdict.findings]).toEqual(['webgpu', []]);
    expect(verdict.selfTests[2]!.maxError).toBeCloseTo(1.4, 4);
  });

  it('block where the runtime itself cannot be had', async () => {
    const openRuntime = () => Promise.reject(new Failure('worker-crashed', { message: 'wasm' }));
    const verdict = await judge(machine(), { openRuntime });
    expect([verdict.provider, codes(verdict)]).toEqual(['wasm', ['gpu-failed: blocks']]);
  });
});

describe('the report', () => {
  it('has every number, one to a line', async () => {
    const small = { maxStorageBufferBindingSize: 128 * MIB, maxBufferSize: 256 * MIB };
    const verdict = await judge(
      machine({ hasJspi: false, adapter: adapter({ limits: small }) }),
      fakeRuntime({ [FULL_CONVOLUTION]: 1.375 }),
    );
    const exact = verdict.selfTests.map((test, i) => ({
      ...test,
      maxError: [0, 0.00003][i] ?? test.maxError,
    }));
    expect(reportOf({ ...verdict, selfTests: exact })).toBe(
      [
        'Runs on: webgpu',
        'Adapter: acme gen-3',
        '  binding 128 MiB, buffer 256 MiB (tight)',
        'JSPI: no',
        'Space: 2500 MiB free, 1184 MiB needed',
        'Self-tests (largest error):',
        '  stem: 0.0',
        '  attention: 0.000030',
        `  ${FULL_CONVOLUTION}: 1.4 (an error of ONNX Runtime; Moebius has no such layer)`,
        'Findings:',
        `  small-buffers (limits), maxStorageBufferBindingSize ${128 * MIB}, maxBufferSize ${256 * MIB}`,
        '  no-jspi (limits)',
      ].join('\n'),
    );
  });
});
