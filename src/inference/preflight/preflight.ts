/**
 * Finds out, before anything large is offered, what this machine can do for a large model: cheap
 * questions first, and the GPU is only made to compute where the answer can still matter.
 */
import type { Provider, Runtime } from '../runtime/runtime';
import { attentionTest } from './attention-test';
import { fullConvolutionTest, stemTest } from './convolution-tests';
import { lookAtGpu } from './look-at-gpu';
import { lookAtStorage } from './look-at-storage';
import { runSelfTests, TOLERANCE, type SelfTestOutcome } from './self-test';
import { surroundingsHere, type Surroundings } from './surroundings';
import type { Finding, Verdict } from './verdict';

export interface PreflightOptions {
  /** What is still to be fetched and kept, in bytes. */
  readonly neededBytes: number;
  /** Called at most once; what it gives is disposed again. */
  readonly openRuntime: (provider: Provider) => Promise<Runtime>;
  /** Left out: those of the worker it runs in. */
  readonly surroundings?: Surroundings;
}

/** Never rejects: what goes wrong is a finding. */
export async function preflight({
  neededBytes,
  openRuntime,
  surroundings = surroundingsHere(),
}: PreflightOptions): Promise<Verdict> {
  const { hasJspi, isSecureContext } = surroundings;
  if (!isSecureContext) {
    const findings = [{ code: 'insecure-context', weight: 'blocks', details: {} }] as const;
    const nothing = { isTight: false, adapter: null, space: null, selfTests: [] };
    return { provider: null, findings, hasJspi, ...nothing };
  }
  const { space, findings: storageFindings } = await lookAtStorage(surroundings, neededBytes);
  const { adapter, isTight, findings: gpuFindings } = await lookAtGpu(surroundings.gpu);
  const findings = [...storageFindings, ...gpuFindings];
  if (!hasJspi) findings.push({ code: 'no-jspi', weight: 'limits', details: {} });

  const outcomes = providerFor(findings) === 'webgpu' ? await testGpu(openRuntime) : [];
  findings.push(...outcomes.flatMap(findingsOf));
  return {
    provider: providerFor(findings),
    findings,
    isTight,
    hasJspi,
    adapter,
    space,
    selfTests: outcomes.flatMap((outcome) =>
      'maxError' in outcome ? [{ test: outcome.test.name, maxError: outcome.maxError }] : [],
    ),
  };
}

/**
 * A GPU in software is right, but our wasm is faster: a 3×3 convolution of 3.8 GFLOP took it 0.1 s,
 * and SwiftShader on the same machine 4 to 10 s.
 */
function providerFor(findings: readonly Finding[]): Verdict['provider'] {
  if (findings.some(({ code }) => code === 'low-space')) return null;
  const isGpuOfUse = findings.every(
    ({ code, weight }) => weight !== 'blocks' && code !== 'software-adapter',
  );
  return isGpuOfUse ? 'webgpu' : 'wasm';
}

async function testGpu(
  openRuntime: PreflightOptions['openRuntime'],
): Promise<readonly SelfTestOutcome[]> {
  const tests = [stemTest(), attentionTest(), fullConvolutionTest()];
  let runtime: Runtime;
  try {
    runtime = await openRuntime('webgpu');
  } catch (error) {
    return tests.slice(0, 1).map((test) => ({ test, message: String(error) }));
  }
  try {
    return await runSelfTests(runtime, tests);
  } finally {
    await runtime.dispose().catch(() => {}); // the verdict stands, whatever becomes of the runtime
  }
}

/** Of a test of what Moebius has none of, only the number is told: it fails on every GPU there is. */
function findingsOf(outcome: SelfTestOutcome): readonly Finding[] {
  const { name: test, isVital } = outcome.test;
  if (!isVital) return [];
  if ('message' in outcome) {
    return [{ code: 'gpu-failed', weight: 'blocks', details: { test, message: outcome.message } }];
  }
  const { maxError } = outcome;
  if (maxError <= TOLERANCE) return [];
  return [{ code: 'gpu-wrong', weight: 'blocks', details: { test, maxError } }];
}
