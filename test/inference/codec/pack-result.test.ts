import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packResult, unpackResult } from '../../../src/inference/codec/pack-result';
import type { FillResult } from '../../../src/inference/contract';
import { createPatch } from '../../../src/inference/core/collect';
import { refinish, type Layer } from '../../../src/inference/core/finish';
import { createRandom } from '../../../src/inference/core/random';

const picture = { width: 40, height: 30 };
const made = { match: 1, grain: 0.5, feather: 2 };

type Result = Pick<FillResult, 'patch' | 'layers'>;

interface Look {
  readonly seed: number;
  readonly width: number;
  readonly height: number;
  /** Of 256 pixels, how many are covered. */
  readonly covered: number;
  readonly alpha: 'opaque' | 'one' | 'many';
  readonly match: boolean;
  readonly grain: boolean;
  readonly soft: boolean;
}

/** As a fill leaves one: nothing where nothing is covered. */
function resultOf({ seed, width, height, covered, alpha, ...has }: Look): Result {
  const random = createRandom(seed);
  const below = (limit: number) => random.below(limit);
  const patch = createPatch({ x: 3, y: 5, width, height });
  const layer = () => new Int16Array(3 * width * height);
  const layers = {
    made,
    match: has.match ? layer() : null,
    grain: has.grain ? layer() : null,
    ...(has.soft && { soft: new Uint8Array(width * height) }),
  };
  for (let p = 0; p < width * height; p++) {
    if (below(256) >= covered) continue;
    patch.coverage[p] = 1 + below(255);
    if (layers.soft) layers.soft[p] = patch.coverage[p]!;
    for (let c = 0; c < 3; c++) patch.data[4 * p + c] = below(256);
    patch.data[4 * p + 3] = { opaque: 255, one: 100, many: below(256) }[alpha];
    for (const values of [layers.match, layers.grain]) {
      for (let c = 0; values && c < 3; c++) values[3 * p + c] = below(65536);
    }
  }
  return { patch, layers };
}

const looks = fc.record<Look>({
  seed: fc.nat(),
  width: fc.integer({ min: 1, max: 37 }),
  height: fc.integer({ min: 1, max: 25 }),
  covered: fc.integer({ min: 0, max: 256 }),
  alpha: fc.constantFrom('opaque', 'one', 'many'),
  match: fc.boolean(),
  grain: fc.boolean(),
  soft: fc.boolean(),
});

const usual: Look = {
  seed: 1,
  width: 20,
  height: 20,
  covered: 200,
  alpha: 'many',
  match: true,
  grain: true,
  soft: false,
};

describe('a packed result', () => {
  it('comes back to the byte, whatever it looks like', async () => {
    await fc.assert(
      fc.asyncProperty(looks, async (look) => {
        const result = resultOf(look);
        expect(unpackResult(await packResult(result), made, picture)).toEqual(result);
      }),
      { numRuns: 60 },
    );
  });

  it('leaves out what is not covered, which no finish shows', async () => {
    const { patch, layers } = resultOf(usual);
    const bare = patch.coverage.indexOf(0);
    patch.data[4 * bare] = 9;
    (layers.match as Layer)[3 * bare] = 9;
    const back = unpackResult(await packResult({ patch, layers }), made, picture)!;
    expect(back.patch.data[4 * bare]).toBe(0);
    const finish = { match: 0.3, grain: 1.2, feather: 4 };
    const [shown, expected] = [back, { patch, layers }].map((one) =>
      refinish(one.patch, one.layers, finish, picture),
    ) as [typeof patch, typeof patch];
    expect(shown.coverage).toEqual(expected.coverage);
    for (const [p, share] of expected.coverage.entries()) {
      if (share === 0) continue;
      const pixel = 4 * p;
      expect(shown.data.subarray(pixel, pixel + 4)).toEqual(
        expected.data.subarray(pixel, pixel + 4),
      );
    }
  });

  it('goes without the layers that were not kept, and without damaged ones', async () => {
    const result = resultOf(usual);
    const packed = await packResult(result);
    const without = { patch: result.patch, layers: { made, match: null, grain: null } };
    expect(unpackResult({ ...packed, finishing: null }, made, picture)).toEqual(without);
    const damaged = packed.finishing!.slice();
    damaged[damaged.length >> 1]! ^= 4;
    expect(unpackResult({ ...packed, finishing: damaged }, made, picture)).toEqual(without);
  });

  it('is none for a picture that it sticks out of', async () => {
    const packed = await packResult(resultOf(usual));
    expect(unpackResult(packed, made, { width: 22, height: 30 })).toBeNull();
  });

  it('is none where a single bit is another, or somebody else wrote it', async () => {
    const { pixels } = await packResult(resultOf(usual));
    fc.assert(
      fc.property(fc.nat(pixels.length - 1), fc.nat(7), (at, bit) => {
        const damaged = pixels.slice();
        damaged[at]! ^= 1 << bit;
        expect(unpackResult({ pixels: damaged, finishing: null }, made, picture)).toBeNull();
      }),
    );
    fc.assert(
      fc.property(fc.uint8Array(), (any) => {
        const foreign = { pixels: new Uint8Array(any), finishing: null };
        expect(unpackResult(foreign, made, picture)).toBeNull();
      }),
    );
    expect(
      unpackResult({ pixels: pixels.slice(0, -1), finishing: null }, made, picture),
    ).toBeNull();
  });

  it('takes far fewer bytes than its pixels where they are like each other', async () => {
    const smooth = createPatch({ x: 0, y: 0, width: 40, height: 30 });
    smooth.coverage.fill(255);
    smooth.data.forEach((_, i) => (smooth.data[i] = i % 4 === 3 ? 255 : (i >> 2) % 40));
    const layers = { made, match: null, grain: null };
    const { pixels } = await packResult({ patch: smooth, layers });
    expect(pixels.length).toBeLessThan(smooth.data.length / 20);
  });
});
