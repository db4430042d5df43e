/**
 * Does the GPU compute rightly? Small graphs of the operators that the model is made of, with fixed
 * inputs, against results computed here.
 */
import { Failure } from '../core/errors';
import type { FloatTensor } from '../core/tensor';
import type { GraphSession, Runtime } from '../runtime/runtime';
import type { Numbers } from './reference-operators';
import { encodeTestGraph, type TestGraph } from './self-test-graph';

export interface SelfTest {
  readonly name: string;
  /** False for operators that Moebius has none of: the result is told, and nothing follows from it. */
  readonly isVital: boolean;
  readonly graph: TestGraph;
  readonly x: FloatTensor;
  expected(): Numbers;
}

/**
 * Largest difference that still counts as right. All results are of size 1 to 10, and WebGPU promises
 * float32 with a few units in the last place for every operation: over sums of up to 225 products that
 * stays below 1e-4, and was 3e-6 where it was measured. Wrong kernels are off by 0.1 and more.
 */
export const TOLERANCE = 1e-3;

export type SelfTestOutcome = { readonly test: SelfTest } & (
  { readonly maxError: number } | { readonly message: string }
);

/** One outcome for each test. Never rejects. */
export async function runSelfTests(
  runtime: Runtime,
  tests: readonly SelfTest[],
): Promise<readonly SelfTestOutcome[]> {
  const outcomes: SelfTestOutcome[] = [];
  // Released together at the end: the device goes with the last session, and making one takes time.
  const sessions: GraphSession[] = [];
  for (const test of tests) {
    try {
      const skeleton = encodeTestGraph(test.name, test.graph);
      const session = await runtime.open({ name: test.name, skeleton, weights: null });
      sessions.push(session);
      const { y } = await session.run({ x: test.x });
      outcomes.push({ test, maxError: largestDifference(y?.data ?? [], test.expected()) });
    } catch (error) {
      outcomes.push({ test, message: messageOf(error) });
    }
  }
  await Promise.allSettled(sessions.map((session) => session.release()));
  return outcomes;
}

/** Infinity where the lengths differ or something is not a number. */
export function largestDifference(
  actual: ArrayLike<number | bigint>,
  expected: ArrayLike<number>,
): number {
  if (actual.length !== expected.length) return Infinity;
  let largest = 0;
  for (let i = 0; i < expected.length; i++) {
    const difference = Math.abs(Number(actual[i]) - expected[i]!);
    if (!(difference <= largest)) largest = Number.isNaN(difference) ? Infinity : difference;
  }
  return largest;
}

function messageOf(error: unknown): string {
  if (error instanceof Failure) return (error as Failure).message;
  return error instanceof Error ? error.message : String(error);
}
