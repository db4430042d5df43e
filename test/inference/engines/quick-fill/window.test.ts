/** What Quick Fill does in memory of its own, where `fill` puts its windows. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createMask, type Raster } from '../../../../src/inference/core/raster';
import type { Engine, EngineResult } from '../../../../src/inference/engines/engine';
import { referenceKernels } from '../../../../src/inference/engines/quick-fill/kernels/reference';
import { loadWasmKernels } from '../../../../src/inference/engines/quick-fill/kernels/wasm-kernels';
import { createQuickFill } from '../../../../src/inference/engines/quick-fill/quick-fill';
import { fill } from '../../../../src/inference/fill';
import { paint } from '../../../support/pictures';
import { texture } from './complete-poisoned';

const wasm = loadWasmKernels()!;
const size = { width: 420, height: 330 };

/** Two holes, a window each; the second has a speck beside it. */
function mask() {
  const made = createMask({ x: 0, y: 0, ...size });
  const holes = [
    [30, 40, 50, 60],
    [330, 250, 60, 40],
    [322, 240, 3, 3],
  ] as const;
  for (const [x, y, width, height] of holes) {
    for (let j = y; j < y + height; j++) {
      made.data.fill(255, j * size.width + x, j * size.width + x + width);
    }
  }
  return made;
}

/** A texture on the left, a plain surface on the right, seen through `alpha`. */
const picture = (alpha: (x: number, y: number) => number): Raster => {
  const left = texture(size);
  const scene = paint(size, (x, y) =>
    x < 230
      ? ([...left.data.subarray(4 * (y * size.width + x)).subarray(0, 3)] as [
          number,
          number,
          number,
        ])
      : [90 + x / 8, 100 + y / 8, 120],
  );
  for (let p = 0; p < size.width * size.height; p++) {
    scene.data[4 * p + 3] = alpha(p % size.width, Math.floor(p / size.width));
  }
  return scene;
};

/** Keeps the engine's answers. */
function watched(engine: Engine) {
  const results: EngineResult[] = [];
  const complete: Engine['complete'] = async (job, context) => {
    const result = await engine.complete(job, context);
    results.push({ ...result, remarks: [...result.remarks] });
    return result;
  };
  return { engine: { ...engine, complete }, results };
}

const run = (source: Raster, engine: Engine, seed = 1) =>
  fill(source, { mask: mask(), engine, seed, grow: 2 });

afterEach(() => vi.restoreAllMocks());

describe('a fill in windows that lie in WebAssembly', () => {
  it.each([
    ['a picture with invisible parts', (x: number) => (x % 130 < 8 ? 0 : 255)],
    ['a cut-out', (x: number, y: number) => (x + y < 110 ? 0 : x + y < 114 ? 128 : 255)],
  ] as const)('has the bytes of the reference, in %s', async (_, alpha) => {
    const [a, b] = await Promise.all(
      [wasm, referenceKernels].map((kernels) => run(picture(alpha), createQuickFill({ kernels }))),
    );
    expect(a!.report.windows).toHaveLength(2);
    expect(Buffer.compare(Buffer.from(a!.patch.data), Buffer.from(b!.patch.data))).toBe(0);
    expect(a!.report.confidence).toBe(b!.report.confidence);
  });

  it('paints them where they are, and their memory does not grow', async () => {
    const engine = createQuickFill({ kernels: wasm });
    const windows: Raster[] = [];
    const createWindow: Engine['createWindow'] = (...sizes) => {
      const window = engine.createWindow!(...sizes);
      windows.push(window.image);
      return window;
    };
    const { engine: seen, results } = watched({ ...engine, createWindow });
    await run(
      picture(() => 255),
      seen,
    );
    const lengths = windows.map(({ width, height }) => 4 * width * height);
    // A memory that has grown has left its old views behind, of length 0.
    expect(windows.map(({ data }) => data.length)).toEqual(lengths);
    expect(results.map(({ image }) => image.data.buffer)).toEqual(
      windows.map(({ data }) => data.buffer),
    );
  });

  it('lays a window over the last one, where it fits, with an empty hole', () => {
    const hole = { width: 20, height: 20 };
    const first = wasm.createWindow({ width: 60, height: 50 }, hole);
    first.hole.fill(255);
    const second = wasm.createWindow({ width: 60, height: 50 }, hole, first.image);
    expect(second.image.data.buffer).toBe(first.image.data.buffer);
    expect(second.hole.every((mark) => mark === 0)).toBe(true);
    const larger = wasm.createWindow({ width: 400, height: 300 }, hole, second.image);
    expect(larger.image.data.buffer).not.toBe(first.image.data.buffer);
  });

  it('makes do with a copy where so much memory is refused', async () => {
    const source = picture(() => 255);
    const expected = await run(source, createQuickFill({ kernels: wasm }));
    const { Memory } = WebAssembly;
    vi.spyOn(WebAssembly, 'Memory').mockImplementation(function (given) {
      if (given.maximum !== undefined) throw new RangeError('could not allocate memory');
      return new Memory(given);
    });
    const { patch } = await run(source, createQuickFill({ kernels: wasm }));
    expect(Buffer.compare(Buffer.from(patch.data), Buffer.from(expected.patch.data))).toBe(0);
  });
});
