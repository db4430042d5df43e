import { describe, expect, it } from 'vitest';
import { FINENESS } from '../../../../../src/inference/engines/quick-fill/patches/level';
import { HOLE, KNOWN, VOID } from '../../../../../src/inference/engines/quick-fill/pixel-kind';
import { spanEdges } from '../../../../../src/inference/engines/quick-fill/smooth/edge-surface';
import { solveMembrane } from '../../../../../src/inference/engines/quick-fill/smooth/membrane';
import { unhurried } from '../unhurried';

type At = (x: number, y: number) => number;

/** A picture of one tone in levels, with a disc cut out of its middle. */
function cutDisc(side: number, radius: number, tone: At) {
  const samples = new Float32Array(4 * side * side);
  const kind = new Uint8Array(side * side);
  for (let p = 0; p < kind.length; p++) {
    const [x, y] = [p % side, Math.floor(p / side)];
    samples.fill(FINENESS * tone(x, y), 4 * p, 4 * p + 4);
    if (Math.hypot(x - side / 2, y - side / 2) < radius) kind[p] = HOLE;
  }
  const poisoned = samples.map((value, i) => (kind[i >> 2] === HOLE ? Number.NaN : value));
  return { samples, kind, poisoned, size: { width: side, height: side } };
}

/** Root mean square, in levels, of what is wrong in the hole. */
function errorIn(found: Float32Array, { samples, kind }: ReturnType<typeof cutDisc>): number {
  const wrong = [...samples.keys()].filter((i) => i % 4 < 3 && kind[i >> 2] === HOLE);
  const sum = wrong.reduce((all, i) => all + (found[i]! - samples[i]!) ** 2, 0);
  return Math.sqrt(sum / wrong.length) / FINENESS;
}

async function errors(problem: ReturnType<typeof cutDisc>) {
  const [edges, membrane] = [problem.poisoned.slice(), problem.poisoned.slice()];
  await spanEdges(edges, problem.kind, problem.size, unhurried);
  await solveMembrane(membrane, problem.kind, problem.size, unhurried);
  return { edges: errorIn(edges, problem), membrane: errorIn(membrane, problem) };
}

describe('spanEdges', () => {
  it.each<[string, At]>([
    ['straight', (x, y) => (3 * x + y < 112 ? 40 : 200)],
    ['the other way', (x, y) => (y - x < 4 ? 40 : 200)],
    ['of a disc', (x, y) => (Math.hypot(x - 10, y - 28) < 22 ? 40 : 200)],
  ])('carries an edge through, %s', async (_, tone) => {
    const { edges, membrane } = await errors(cutDisc(56, 14, tone));
    expect(edges).toBeLessThan(0.9 * membrane);
  });

  it('carries an edge through a hole that is solved at a coarser size', async () => {
    const { edges, membrane } = await errors(
      cutDisc(160, 44, (x, y) => (2 * x < y + 80 ? 40 : 200)),
    );
    expect(edges).toBeLessThan(0.9 * membrane);
  });

  it('continues a ramp', async () => {
    const { edges } = await errors(cutDisc(56, 14, (x, y) => 20 + x / 2 + y));
    expect(edges).toBeLessThan(0.5);
  });

  it('writes nothing that is known, and nothing beyond the tones around', async () => {
    const problem = cutDisc(56, 14, (x, y) => (x < y ? 40 : 200));
    const found = problem.poisoned.slice();
    await spanEdges(found, problem.kind, problem.size, unhurried);
    for (const [i, value] of found.entries()) {
      if (problem.kind[i >> 2] === KNOWN) expect(value).toBe(problem.samples[i]);
    }
    expect(Math.min(...found)).toBeGreaterThan(FINENESS * 39);
    expect(Math.max(...found)).toBeLessThan(FINENESS * 201);
  });

  it('sees nothing of what is VOID', async () => {
    const problem = cutDisc(56, 14, () => 80);
    for (let p = 28; p < problem.kind.length; p += 56) {
      if (problem.kind[p] === KNOWN) problem.kind[p] = VOID;
      problem.poisoned.fill(Number.NaN, 4 * p, 4 * p + 4);
    }
    await spanEdges(problem.poisoned, problem.kind, problem.size, unhurried);
    expect(errorIn(problem.poisoned, problem)).toBeLessThan(0.01);
  });
});
