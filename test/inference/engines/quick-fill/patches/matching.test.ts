import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../../src/inference/core/random';
import type { Level } from '../../../../../src/inference/engines/quick-fill/patches/level';
import type { Kernels } from '../../../../../src/inference/engines/quick-fill/kernels/kernels';
import { referenceKernels } from '../../../../../src/inference/engines/quick-fill/kernels/reference';
import { loadWasmKernels } from '../../../../../src/inference/engines/quick-fill/kernels/wasm-kernels';
import {
  createMatching,
  surveyLevel,
  UNMATCHED,
  type Matching,
} from '../../../../../src/inference/engines/quick-fill/patches/matching';
import { HOLE, KNOWN } from '../../../../../src/inference/engines/quick-fill/pixel-kind';
import { search } from '../../../../../src/inference/engines/quick-fill/patches/search';
import { upsample } from '../../../../../src/inference/engines/quick-fill/patches/upsample';
import { trustIn, vote } from '../../../../../src/inference/engines/quick-fill/patches/vote';
import { unhurried } from '../unhurried';

/** A texture whose right half is the left half, `lift` quarter levels brighter; hole at the right. */
function twins(lift: number): Level {
  const [width, height] = [64, 24];
  const random = createRandom(11);
  const half = width / 2;
  const samples = new Int16Array(4 * width * height);
  const kind = new Uint8Array(width * height).fill(KNOWN);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < half; x++) {
      const [p, q] = [y * width + x, y * width + x + half];
      for (let c = 0; c < 4; c++) {
        samples[4 * p + c] = 300 + random.below(300);
        samples[4 * q + c] = samples[4 * p + c]! + (c < 3 ? lift : 0);
      }
      if (x >= 10 && x < 22 && y >= 8 && y < 16) kind[q] = HOLE;
    }
  }
  return { width, height, samples, kind, wanted: kind.map((k) => (k === HOLE ? 1 : 0)) };
}

/** A blank level of half the size, with the same hole. */
function halfOf({ width, height, kind }: Level): Level {
  const half = { width: width / 2, height: height / 2 };
  const halfKind = new Uint8Array(half.width * half.height).map(
    (_, q) => kind[2 * Math.floor(q / half.width) * width + 2 * (q % half.width)]!,
  );
  const samples = new Int16Array(4 * halfKind.length);
  return { ...half, samples, kind: halfKind, wanted: halfKind.map((k) => (k === HOLE ? 1 : 0)) };
}

const both: [string, Kernels][] = [
  ['typescript', referenceKernels],
  ['wasm', loadWasmKernels()!],
];

/** Offers one donor to one target. */
function offer(m: Matching, t: number, donor: number): void {
  m.candidates[0] = donor;
  m.kernels.visit(m, { first: t, count: 1, side: 0, each: 1 });
}

describe.each(both)('the distance in %s', (_, kernels) => {
  it('gives a perfect copy the distance 0, and is not moved by a worse one afterwards', async () => {
    const m = createMatching(await surveyLevel(twins(0), true, kernels, unhurried));
    const t = m.targets.indexAt[12 * 64 + 48]!;
    m.match[t] = 12 * 64 + 16;
    m.kernels.rescore(m, t, t + 1);
    expect(m.cost[t]).toBe(0);
    offer(m, t, 5 * 64 + 5);
    expect([m.match[t], m.cost[t]]).toEqual([12 * 64 + 16, 0]);
  });

  it('explains a uniform shift by the bias, for a tenth of its price', async () => {
    const lift = 40;
    const m = createMatching(await surveyLevel(twins(lift), true, kernels, unhurried));
    const t = m.targets.indexAt[12 * 64 + 48]!;
    m.match[t] = 12 * 64 + 16;
    m.kernels.rescore(m, t, t + 1);
    expect([...m.bias.slice(3 * t, 3 * t + 3)]).toEqual([lift, lift, lift]);
    // Σ(T-S)² = 3·49·lift², less (2·49 - 54)·lift² per channel.
    expect(m.cost[t]).toBe(3 * (49 - (98 - 54)) * lift * lift);
  });

  it('charges the whole difference where the bias is off', async () => {
    const m = createMatching(await surveyLevel(twins(40), false, kernels, unhurried));
    const t = m.targets.indexAt[12 * 64 + 48]!;
    m.match[t] = 12 * 64 + 16;
    m.kernels.rescore(m, t, t + 1);
    expect([m.cost[t], m.bias[3 * t]]).toEqual([3 * 49 * 40 * 40, 0]);
  });
});

describe.each(both)('search in %s', (_, kernels) => {
  it.each(['uniform', 'perturb'] as const)(
    'finds the twin of nearly every patch: %s',
    async (variant) => {
      const m = createMatching(await surveyLevel(twins(0), true, kernels, unhurried));
      const random = createRandom(2);
      const { position } = m.donors;
      for (let t = 0; t < m.match.length; t++) {
        m.match[t] = position[random.below(position.length)]!;
        m.kernels.rescore(m, t, t + 1);
      }
      await search(m, variant, { passes: 8, probes: 8, radius: 64 }, random, unhurried);
      const found = [...m.cost].filter((cost) => cost === 0).length;
      expect(found / m.cost.length).toBeGreaterThan(0.95);
    },
  );
});

describe.each(both)('vote in %s', (_, kernels) => {
  it('paints exactly what all patches agree on, in the tone they are shifted to', async () => {
    const truth = twins(40).samples;
    const m = createMatching(await surveyLevel(twins(40), true, kernels, unhurried));
    const { kind, samples } = m.level;
    for (let i = 0; i < samples.length; i++) if (kind[i >> 2] === HOLE) samples[i] = 0;
    m.targets.position.forEach((p, t) => {
      m.match[t] = p - 32;
      m.cost[t] = t; // how well each fits must not matter
    });
    m.bias.fill(40);
    await vote(m, await trustIn(m, unhurried), unhurried);
    expect(samples).toEqual(truth);
  });
});

describe.each(both)('upsample in %s', (_, kernels) => {
  it('doubles the shift and keeps the distance, and only ever names donors', async () => {
    const fine = createMatching(await surveyLevel(twins(0), true, kernels, unhurried));
    const coarse = createMatching(await surveyLevel(halfOf(fine.level), true, kernels, unhurried));
    for (let t = 0; t < coarse.match.length; t++) {
      coarse.match[t] = Math.max(coarse.targets.position[t]! - 16, 0);
      coarse.cost[t] = t;
    }
    await upsample(coarse, fine, createRandom(1), unhurried);
    const t = fine.targets.indexAt[13 * 64 + 49]!;
    expect(fine.match[t]).toBe(13 * 64 + 17);
    expect(fine.cost[t]).toBeLessThan(UNMATCHED);
    for (const donor of fine.match) expect(fine.donors.isDonor[donor]).toBe(1);
  });
});
