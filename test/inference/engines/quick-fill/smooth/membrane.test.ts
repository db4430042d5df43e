import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solveMembrane } from '../../../../../src/inference/engines/quick-fill/smooth/membrane';
import { HOLE, KNOWN, VOID } from '../../../../../src/inference/engines/quick-fill/pixel-kind';
import { unhurried } from '../unhurried';

/** Solves one channel, after having put other things into the other three. */
async function solve(values: Float32Array, kind: Uint8Array, width: number, height: number) {
  const four = Float32Array.from({ length: 4 * kind.length }, (_, i) =>
    i % 4 === 2 ? values[i >> 2]! : i,
  );
  await solveMembrane(four, kind, { width, height }, unhurried);
  for (let p = 0; p < kind.length; p++) values[p] = four[4 * p + 2]!;
}

const grid = (width: number, height: number, at: (x: number, y: number) => number) =>
  Float32Array.from({ length: width * height }, (_, p) => at(p % width, Math.floor(p / width)));

const kinds = (width: number, height: number, at: (x: number, y: number) => number) =>
  Uint8Array.from(grid(width, height, at));

describe('solveMembrane', () => {
  it.each([
    [9, 4],
    [40, 30],
    [161, 120],
  ])(
    'continues a ramp to a twentieth of a level through a disc in %i × %i pixels',
    async (width, height) => {
      const ramp = grid(width, height, (x, y) => 10 + x / 2 - y / 4);
      const radius = Math.min(width, height) / 2 - 1;
      const disc = kinds(width, height, (x, y) =>
        Math.hypot(x - width / 2, y - height / 2) < radius ? HOLE : KNOWN,
      );
      const values = ramp.map((v, p) => (disc[p] === HOLE ? Number.NaN : v));
      await solve(values, disc, width, height);
      const worst = Math.max(...values.map((v, p) => Math.abs(v - ramp[p]!)));
      expect(worst).toBeLessThan(0.05);
    },
  );

  it('is the straight line between two fixed ends where the sides are open', async () => {
    const kind = kinds(21, 5, (x) => (x === 0 || x === 20 ? KNOWN : HOLE));
    const values = grid(21, 5, (x) => (x === 20 ? 100 : 0));
    await solve(values, kind, 21, 5);
    for (let p = 0; p < values.length; p++) expect(values[p]).toBeCloseTo(5 * (p % 21), 0);
  });

  it('sees neither the values nor the place of VOID pixels', async () => {
    const kind = kinds(12, 12, (x, y) => (x === 0 ? KNOWN : x === 6 && y < 11 ? VOID : HOLE));
    const values = grid(12, 12, (x) => (x === 0 ? 50 : 1e6));
    await solve(values, kind, 12, 12);
    for (let p = 0; p < values.length; p++) {
      if (kind[p] === HOLE) expect(values[p]).toBeCloseTo(50, 0);
    }
  });

  it('gives 0 where nothing at all is known, and leaves known values alone', async () => {
    const nothing = new Float32Array(12).fill(7);
    await solve(nothing, new Uint8Array(12).fill(HOLE), 4, 3);
    expect([...nothing]).toEqual(Array(12).fill(0));

    const all = Float32Array.from({ length: 12 }, (_, p) => p);
    await solve(all, new Uint8Array(12).fill(KNOWN), 4, 3);
    expect([...all]).toEqual([...Array(12).keys()]);
  });

  const cells = fc
    .array(fc.tuple(fc.constantFrom(KNOWN, HOLE), fc.integer({ min: 100, max: 200 })), {
      minLength: 1,
      maxLength: 300,
    })
    .filter((all) => all.some(([kind]) => kind === KNOWN));

  it('never leaves the range of the fixed values, whatever the hole', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 17 }), cells, async (width, all) => {
        const height = Math.ceil(all.length / width);
        const at = (p: number) => all[p % all.length]!;
        const kind = kinds(width, height, (x, y) => at(y * width + x)[0]);
        const values = grid(width, height, (x, y) => at(y * width + x)[1]);
        await solve(values, kind, width, height);
        for (const v of values) {
          expect(v).toBeGreaterThan(99);
          expect(v).toBeLessThan(201);
        }
      }),
    );
  });
});
