import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Baseline } from '../../bench/eval/baselines/baseline';
import { cached } from '../../bench/eval/baselines/cache';
import { prefill } from '../../bench/eval/baselines/prefill';
import { childMilliseconds } from '../../bench/eval/baselines/run-program';
import { createMask, createRaster, type Raster } from '../../src/inference/core/raster';

function row(...levels: readonly number[]): Raster {
  const raster = createRaster({ width: levels.length, height: 1 });
  levels.forEach((level, x) => raster.data.set([level, level, level, 255], 4 * x));
  return raster;
}

function holeAt(width: number, ...places: readonly number[]) {
  const mask = createMask({ x: 0, y: 0, width, height: 1 });
  for (const x of places) mask.data[x] = 255;
  return mask;
}

describe('the picture that baselines get', () => {
  it('has the nearest known colour in the hole and nothing of what was there', () => {
    const filled = prefill(row(10, 99, 99, 99, 99, 50), holeAt(6, 1, 2, 3, 4));
    expect(filled).toEqual(row(10, 10, 10, 50, 50, 50));
  });
});

describe('the cache of baselines', () => {
  const folder = mkdtempSync(join(tmpdir(), 'inpaint-cache-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  let runs = 0;
  const baseline: Baseline = {
    id: 'copy',
    version: '1',
    async fill({ input }) {
      return { image: input, milliseconds: 100 + ++runs };
    },
  };
  const problem = { input: row(1, 2, 3), mask: holeAt(3, 1) };

  it('runs a method once per picture and mask, and gives back its result and its time', async () => {
    const first = await cached(baseline, problem, folder);
    const second = await cached(baseline, problem, folder);
    expect(runs).toBe(1);
    expect(second).toEqual(first);
  });

  it('runs it again for another mask, picture or version', async () => {
    const before = runs;
    await cached(baseline, { ...problem, mask: holeAt(3, 2) }, folder);
    await cached(baseline, { ...problem, input: row(1, 2, 4) }, folder);
    await cached({ ...baseline, version: '2' }, problem, folder);
    expect(runs).toBe(before + 3);
  });
});

describe('processor time', () => {
  it('is the last line of the shell’s `times`, user and system together', () => {
    const stderr = 'a warning of 3m9.9s\n0m0.01s 0m0.02s\n1m5.12s 0m0.09s\n';
    expect(childMilliseconds(stderr)).toBeCloseTo(65_210, 6);
  });
});
