/** The self-tests against a machine that computes rightly, ONNX Runtime on the CPU, and against others. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { attentionTest } from '../../../src/inference/preflight/attention-test';
import { fullConvolutionTest, stemTest } from '../../../src/inference/preflight/convolution-tests';
import {
  largestDifference,
  runSelfTests,
  TOLERANCE,
  type SelfTest,
} from '../../../src/inference/preflight/self-test';
import { encodeTestGraph } from '../../../src/inference/preflight/self-test-graph';
import { createRuntime } from '../../../src/inference/runtime/ort-runtime';

const WASM = 'node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.asyncify.wasm';
const TESTS = [stemTest(), attentionTest(), fullConvolutionTest()];

async function onCpu(tests: readonly SelfTest[]) {
  const wasm = Uint8Array.from(readFileSync(WASM));
  const runtime = await createRuntime({ provider: 'wasm', wasm });
  return runSelfTests(runtime, tests);
}

describe('the self-tests', () => {
  it('pass, with room to spare, where float32 is computed rightly', async () => {
    const outcomes = await onCpu(TESTS);
    const errors = outcomes.map((outcome) => ('maxError' in outcome ? outcome.maxError : Infinity));
    expect(Math.max(...errors)).toBeLessThan(TOLERANCE / 50);
  });

  it.each(TESTS)('$name: would notice one input channel that is never read', async (test) => {
    const { dims, data } = test.x;
    const plane = dims[2]! * dims[3]!;
    const x = { ...test.x, data: data.map((value, i) => (i < data.length - plane ? value : 0)) };
    const [outcome] = await onCpu([{ ...test, x }]);
    expect(outcome && 'maxError' in outcome && outcome.maxError).toBeGreaterThan(100 * TOLERANCE);
  });

  it('are a few kB each', () => {
    const sizes = TESTS.map(({ name, graph }) => encodeTestGraph(name, graph).length);
    expect(Math.max(...sizes)).toBeLessThan(20_000);
  });

  it('go on after one that cannot be opened', async () => {
    const graph = { ...TESTS[0]!.graph, nodes: [] };
    const outcomes = await onCpu([{ ...TESTS[0]!, graph }, TESTS[1]!]);
    expect(outcomes.map((outcome) => 'message' in outcome)).toEqual([true, false]);
  });
});

describe('the difference from what is expected', () => {
  it.each([
    ['is the largest of all', [1, 5, 3], [1, 2, 4], 3],
    ['is infinite where a number is none', [NaN, 2], [1, 2], Infinity],
    ['is infinite where infinity came out', [1, -Infinity], [1, 2], Infinity],
    ['is infinite where something is missing', [1], [1, 2], Infinity],
    ['is nothing between equals', [1, 2], [1, 2], 0],
  ])('%s', (_, actual, expected, difference) => {
    expect(largestDifference(actual, expected)).toBe(difference);
  });
});
