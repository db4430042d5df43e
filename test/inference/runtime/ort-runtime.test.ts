/** The runtime on the CPU, in Node; what only a browser has (a GPU, Blobs that stream) is in test/e2e. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { isFailure } from '../../../src/inference/core/errors';
import { floats, integers } from '../../../src/inference/core/tensor';
import { createRuntime, type OrtRuntime } from '../../../src/inference/runtime/ort-runtime';
import type { GraphFiles, GraphSession } from '../../../src/inference/runtime/runtime';
import { brokenGraph, integerGraph, matrixGraph } from '../../support/tiny-graphs';

const WASM = 'node_modules/onnxruntime-web/dist/ort-wasm-simd-threaded.asyncify.wasm';
let runtime: OrtRuntime;

beforeAll(async () => {
  const wasm = Uint8Array.from(readFileSync(WASM));
  runtime = await createRuntime({ provider: 'wasm', wasm });
});

afterEach(() => runtime.dispose());

const SIDE = 64;

function ramp(rows: number): Float32Array<ArrayBuffer> {
  return Float32Array.from({ length: rows * SIDE }, (_, i) => (i % 7) - 3);
}

/** Of `factor` × the sums of rows of `ramp`, as the graph gives them. */
async function product(session: GraphSession, rows: number): Promise<Float32Array> {
  const { y } = await session.run({ x: floats(ramp(rows), [rows, SIDE]) });
  expect(y?.dims).toEqual([rows, SIDE]);
  return y!.data as Float32Array;
}

function expectedProduct(factor: number, rows: number): Float32Array {
  const x = ramp(rows);
  return x.map((_, i) => {
    const row = Math.floor(i / SIDE) * SIDE;
    return factor * x.subarray(row, row + SIDE).reduce((sum, value) => sum + value, 0);
  });
}

const open = (factor: number) => runtime.open(matrixGraph(factor, 'inside').files);

describe('opening and running', () => {
  it('gives the same numbers whether the weights are in the model or in a Blob beside it', async () => {
    const inside = await open(0.37);
    const beside = await runtime.open(matrixGraph(0.37, 'beside').files);
    expect(await product(beside, 2)).toEqual(await product(inside, 2));
    expect(await product(beside, 2)).not.toEqual(new Float32Array(2 * SIDE));
  });

  it('takes int64 in and gives int64 out, beyond what a float could hold', async () => {
    const session = await runtime.open(integerGraph());
    const { n, y } = await session.run({
      ids: integers([19, -(2 ** 52 - 1)], [2]),
      x: floats(Float32Array.of(-1, 2), [2]),
    });
    expect(n).toEqual(integers([38, -2 * (2 ** 52 - 1)], [2]));
    expect(y).toEqual(floats(Float32Array.of(0, 2), [2]));
  });

  it('hands out numbers of its own, which a later run does not change', async () => {
    const session = await open(2);
    const first = await product(session, 1);
    await session.run({ x: floats(new Float32Array(SIDE), [1, SIDE]) });
    expect(first).toEqual(expectedProduct(2, 1));
  });
});

describe('many callers at once', () => {
  it('opens one after another, and each session answers with its own weights', async () => {
    const factors = [1, 2, 3, 4];
    const sessions = await Promise.all(factors.map(open));
    const runs = factors.flatMap((_, i) => [1, 2, 3].map((rows) => ({ i, rows })));
    const products = await Promise.all(runs.map(({ i, rows }) => product(sessions[i]!, rows)));
    expect(products).toEqual(runs.map(({ i, rows }) => expectedProduct(factors[i]!, rows)));
  });

  it('are not held up by one of them that fails', async () => {
    const attempts = await Promise.allSettled([
      open(1),
      runtime.open(brokenGraph()),
      runtime.open(matrixGraph(1, 'beside').files),
    ]);
    expect(attempts.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('may release while another is still running', async () => {
    const [a, b] = await Promise.all([open(1), open(2)]);
    const [ofA, , ofB] = await Promise.all([product(a, 3), a.release(), product(b, 3)]);
    expect([ofA, ofB]).toEqual([expectedProduct(1, 3), expectedProduct(2, 3)]);
  });
});

describe('a failure', () => {
  it('names the graph that cannot be opened', async () => {
    const error: unknown = await runtime.open(brokenGraph()).catch((reason: unknown) => reason);
    expect(isFailure(error, 'graph-failed') && error.details.graph).toBe('broken');
  });

  it('leaves the session usable when its feeds were wrong', async () => {
    const session = await open(3);
    const error: unknown = await session
      .run({ x: floats(new Float32Array(3), [1, 3]) })
      .catch((reason: unknown) => reason);
    expect(isFailure(error, 'graph-failed') && error.details.graph).toBe('matrix');
    expect(await product(session, 1)).toEqual(expectedProduct(3, 1));
  });

  it('of a Blob that is too short is told, and the next one opens', async () => {
    const { files } = matrixGraph(1, 'beside');
    const short = { path: 'w.bin', data: files.weights!.data.slice(0, 1000) };
    const cut: GraphFiles = { ...files, weights: short };
    await expect(runtime.open(cut)).rejects.toMatchObject({ code: 'graph-failed' });
    expect(await product(await runtime.open(files), 1)).toEqual(expectedProduct(1, 1));
  });

  it('is of the GPU’s kind where there is no GPU, and the CPU goes on', async () => {
    const gpu = await createRuntime({ provider: 'webgpu', wasm: new Uint8Array() });
    await expect(gpu.open(integerGraph())).rejects.toMatchObject({ code: 'gpu-lost' });
    expect(await product(await open(1), 1)).toEqual(expectedProduct(1, 1));
  });
});

describe('releasing', () => {
  it('twice is once', async () => {
    const session = await open(1);
    await session.release();
    await session.release();
    await expect(product(session, 1)).rejects.toThrow(/released/);
  });

  it('is what dispose does to every session, also to one still being opened', async () => {
    const opened = await open(1);
    const opening = open(2);
    await runtime.dispose();
    await expect(product(opened, 1)).rejects.toThrow(/released/);
    await expect(product(await opening, 1)).rejects.toThrow(/released/);
  });

  it('of one runtime leaves another one’s sessions alone', async () => {
    const other = await createRuntime({ provider: 'wasm', wasm: new Uint8Array() });
    const session = await other.open(matrixGraph(5, 'inside').files);
    await open(1);
    await runtime.dispose();
    expect(await product(session, 1)).toEqual(expectedProduct(5, 1));
    await other.dispose();
  });
});
