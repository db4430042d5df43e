import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  isWholePatch,
  listDonors,
  markDonors,
} from '../../../../src/inference/engines/quick-fill/patches/donors';
import { referenceLoops } from '../../../../src/inference/engines/quick-fill/kernels/reference-loops';
import { patchSums } from '../../../../src/inference/engines/quick-fill/patches/patch-sums';
import type { Level } from '../../../../src/inference/engines/quick-fill/patches/level';
import { HOLE, KNOWN, VOID } from '../../../../src/inference/engines/quick-fill/pixel-kind';
import {
  indexTargets,
  listTargets,
  RADIUS,
} from '../../../../src/inference/engines/quick-fill/patches/targets';

/** Levels of up to 24 × 24 with a few hole and void pixels. */
const levels = fc
  .record({
    width: fc.integer({ min: 1, max: 24 }),
    height: fc.integer({ min: 1, max: 24 }),
    marks: fc.array(fc.tuple(fc.nat(1000), fc.constantFrom(HOLE, VOID)), { maxLength: 6 }),
  })
  .map(({ width, height, marks }): Level => {
    const kind = new Uint8Array(width * height);
    for (const [at, mark] of marks) kind[at % kind.length] = mark;
    const samples = Int16Array.from({ length: 4 * kind.length }, (_, i) => (i * 37) % 1024);
    return { width, height, kind, samples, wanted: kind.map((k) => (k === HOLE ? 1 : 0)) };
  });

function patchAround(
  { width, height }: Level,
  centre: number,
): { inside: number[]; whole: boolean } {
  const [cx, cy] = [centre % width, Math.floor(centre / width)];
  const inside: number[] = [];
  for (let y = cy - RADIUS; y <= cy + RADIUS; y++) {
    for (let x = cx - RADIUS; x <= cx + RADIUS; x++) {
      if (x >= 0 && y >= 0 && x < width && y < height) inside.push(y * width + x);
    }
  }
  return { inside, whole: inside.length === 49 };
}

it('targets are exactly the patches that overlap what is wanted; partial ones are marked', () => {
  fc.assert(
    fc.property(levels, (level) => {
      const { position, partial } = listTargets(level, referenceLoops);
      const pixels = new Int32Array(level.kind.length);
      const indexAt = indexTargets({ position, partial }, level, pixels);
      const expected = [...level.kind.keys()].filter((p) =>
        patchAround(level, p).inside.some((q) => level.wanted[q]),
      );
      expect([...position]).toEqual(expected);
      expected.forEach((p, t) => {
        const { inside, whole } = patchAround(level, p);
        expect(indexAt[p]).toBe(t);
        for (const q of inside) if (!expected.includes(q)) expect(indexAt[q]).toBe(-1);
        expect(partial[t] === 0).toBe(whole && inside.every((q) => level.kind[q] !== VOID));
      });
    }),
  );
});

it('donors are exactly the whole, known patches, and their sums are right', () => {
  fc.assert(
    fc.property(levels, (level) => {
      const position = listDonors(level, referenceLoops);
      const isDonor = markDonors(position, new Uint8Array(level.kind.length));
      const sums = patchSums(level);
      const expected = [...level.kind.keys()].filter((p) => {
        const { inside, whole } = patchAround(level, p);
        return whole && inside.every((q) => level.kind[q] === KNOWN);
      });
      expect([...position]).toEqual(expected);
      for (const p of level.kind.keys()) {
        const [x, y] = [p % level.width, Math.floor(p / level.width)];
        expect(isWholePatch(level.kind, level.width, level.height, x, y)).toBe(isDonor[p] === 1);
      }
      for (const p of expected) {
        const sum = patchAround(level, p).inside.reduce((s, q) => s + level.samples[4 * q + 1]!, 0);
        expect(sums[4 * p + 1]).toBe(sum);
      }
    }),
  );
});
