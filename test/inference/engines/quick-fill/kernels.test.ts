import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { isUpToDate, MODULE, readSource } from '../../../../scripts/lib/kernel-module';
import { createRandom } from '../../../../src/inference/core/random';
import { chooseKernels } from '../../../../src/inference/engines/quick-fill/kernels/kernels';
import { referenceKernels } from '../../../../src/inference/engines/quick-fill/kernels/reference';
import { loadWasmKernels } from '../../../../src/inference/engines/quick-fill/kernels/wasm-kernels';
import type { Level } from '../../../../src/inference/engines/quick-fill/patches/level';
import {
  createMatching,
  surveyLevel,
  type Matching,
} from '../../../../src/inference/engines/quick-fill/patches/matching';
import { HOLE, KNOWN, VOID } from '../../../../src/inference/engines/quick-fill/pixel-kind';
import { createQuickFill } from '../../../../src/inference/engines/quick-fill/quick-fill';
import { holeIn, noise } from '../../../support/pictures';
import { complete, texture } from './complete-poisoned';
import { unhurried } from './unhurried';

const wasm = loadWasmKernels()!;

/** Levels of 16 to 40 pixels a side, of any ten-bit samples, with a hole that may touch the border. */
const levels = fc
  .record({
    width: fc.integer({ min: 16, max: 40 }),
    height: fc.integer({ min: 16, max: 40 }),
    seed: fc.nat(),
    contrast: fc.constantFrom(1, 40, 300, 1024),
    hole: fc.tuple(fc.nat(30), fc.nat(30), fc.integer({ min: 1, max: 9 })),
    voidAt: fc.option(fc.nat(2000)),
  })
  .map(({ width, height, seed, contrast, hole: [left, top, side], voidAt }): Level => {
    const random = createRandom(seed);
    const samples = new Int16Array(4 * width * height).map(
      () => ((1024 - contrast) >> 1) + random.below(contrast),
    );
    const kind = new Uint8Array(width * height).fill(KNOWN);
    if (voidAt !== null) kind[voidAt % kind.length] = VOID;
    const wanted = new Uint8Array(kind.length);
    for (let y = Math.min(top, height - 1); y < Math.min(top + side, height); y++) {
      for (let x = Math.min(left, width - 1); x < Math.min(left + side, width); x++) {
        kind[y * width + x] = HOLE;
        wanted[y * width + x] = 1;
      }
    }
    return { width, height, samples, kind, wanted };
  });

/** One round of everything the kernels do; returns every array they write. */
function exercise(m: Matching, seed: number): unknown[] {
  const random = createRandom(seed);
  const { position } = m.donors;
  const total = m.match.length;
  const draw = () => position[random.below(position.length)]!;
  for (let t = 0; t < total; t++) m.match[t] = draw();
  m.kernels.rescore(m, 0, total);
  for (const side of [-1, 1, 0] as const) {
    const count = Math.min(total, 100);
    for (let i = 0; i < 3 * count; i++) m.candidates[i] = i % 7 === 0 ? -1 : draw();
    m.kernels.visit(m, { first: side > 0 ? total - 1 : 0, count, side, each: 3 });
  }
  m.candidates.set([0, 1, m.level.width, -1]);
  for (let i = 4; i < 40; i++) m.candidates[i] = draw();
  const closest = [1, 4].map((steps) => m.kernels.closest(m, draw(), steps, 4, 40));
  for (let t = 0; t < total; t++) m.weights[t] = random.below(1000) / 999;
  const change = m.kernels.vote(m, 0, m.holes.length);
  m.kernels.rescore(m, 0, total);
  return [...closest, change, m.donorSums, m.match, m.cost, m.bias, m.level.samples].map((value) =>
    typeof value === 'number' ? value : Array.from(value),
  );
}

afterEach(() => vi.unstubAllGlobals());

describe('the kernels in WebAssembly', () => {
  it('are to be had here, and are chosen', () => {
    expect(chooseKernels().name).toBe('wasm');
  });

  it('do what the reference does, to the last bit, for any level', async () => {
    await fc.assert(
      fc.asyncProperty(levels, fc.nat(), fc.boolean(), async (level, seed, bias) => {
        const copy = { ...level, samples: level.samples.slice() };
        const reference = createMatching(
          await surveyLevel(copy, bias, referenceKernels, unhurried),
        );
        fc.pre(reference.donors.position.length > 0);
        const other = createMatching(await surveyLevel(level, bias, wasm, unhurried));
        expect(exercise(other, seed)).toEqual(exercise(reference, seed));
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    ['a texture', texture({ width: 180, height: 140 })],
    ['noise', noise({ width: 120, height: 150 }, 255)],
  ])('fill a hole in %s with the same bytes as the reference', async (_, picture) => {
    const hole = holeIn(picture, { x: 50, y: 40, width: 46, height: 60 });
    const [a, b] = await Promise.all(
      [wasm, referenceKernels].map((kernels) =>
        complete(picture, hole, 3, createQuickFill({ kernels })),
      ),
    );
    expect(Buffer.compare(Buffer.from(a!.image.data), Buffer.from(b!.image.data))).toBe(0);
  });

  it('have room for one matching per start and say so when asked for a third', async () => {
    const [level] = fc.sample(levels, { numRuns: 1, seed: 1 });
    const ground = await surveyLevel(level!, true, wasm, unhurried);
    const pair = [createMatching(ground), createMatching(ground)];
    expect(pair[0]!.match.byteOffset).not.toBe(pair[1]!.match.byteOffset);
    const third = () => {
      for (let i = 0; i < 100_000; i++) createMatching(ground);
    };
    expect(third).toThrow(RangeError);
  });

  it('are what their source says', async () => {
    const [module, source] = await Promise.all([readFile(MODULE, 'utf8'), readSource()]);
    expect(isUpToDate(module, source), 'run `npm run build`: the kernels are out of date').toBe(
      true,
    );
  });
});

describe('where a host refuses WebAssembly', () => {
  it.each<[string, unknown]>([
    ['has none', undefined],
    [
      'forbids it by its content security policy',
      {
        Module: class {
          constructor() {
            throw new EvalError('Refused to compile');
          }
        },
      },
    ],
  ])('that %s, the reference runs instead', async (_, replacement) => {
    vi.stubGlobal('WebAssembly', replacement);
    vi.resetModules();
    const fresh = await import('../../../../src/inference/engines/quick-fill/kernels/kernels');
    expect(fresh.chooseKernels().name).toBe('typescript');
  });
});
