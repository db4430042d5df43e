import { describe, expect, it } from 'vitest';
import { createRandom, hash } from '../../../src/inference/core/random';

const draw = (key: number[], limit: number, count: number) => {
  const random = createRandom(...key);
  return Array.from({ length: count }, () => random.below(limit));
};

describe('createRandom', () => {
  it('repeats itself for the same key', () => {
    expect(draw([7, 1], 1000, 20)).toEqual(draw([7, 1], 1000, 20));
  });

  it('gives every part of the key a say', () => {
    const streams = [
      [7, 1],
      [7, 2],
      [8, 1],
      [1, 7],
    ].map((key) => draw(key, 1 << 20, 4).join());
    expect(new Set(streams).size).toBe(4);
  });

  it('reaches every number below the limit about equally often, and no other', () => {
    const counts = new Array<number>(10).fill(0);
    for (const n of draw([3], 10, 10_000)) counts[n]! += 1;
    expect(counts).toHaveLength(10);
    for (const count of counts) expect(count).toBeGreaterThan(850);
  });

  it('works with a key that hashes to xorshift’s dead state', () => {
    // MurmurHash3's finaliser maps 0 to 0, and the first step is an exclusive or with this constant.
    const dead = 0x811c9dc5;
    expect(hash(dead)).toBe(0);
    expect(new Set(draw([dead], 1000, 10)).size).toBeGreaterThan(5);
  });
});
