import { describe, expect, it } from 'vitest';
import { normals, startNoise } from '../../../../src/inference/engines/moebius/noise';

describe('normals', () => {
  it('pairs the uniform numbers of mulberry32, cosine first', () => {
    // The first two of mulberry32 begun at 0, as its author's C code gives them.
    const [u, v] = [1144304738 / 2 ** 32, 1416247 / 2 ** 32];
    const radius = Math.sqrt(-2 * Math.log(u));
    const expected = [radius * Math.cos(2 * Math.PI * v), radius * Math.sin(2 * Math.PI * v)];
    const [first, second] = normals(0, 4);
    expect(first).toBeCloseTo(expected[0]!, 6);
    expect(second).toBeCloseTo(expected[1]!, 6);
  });

  it('are normal: as many within one, two and three deviations as there should be', () => {
    const numbers = normals(1, 100_000);
    const within = (limit: number) =>
      numbers.filter((value) => Math.abs(value) < limit).length / numbers.length;
    expect(within(1)).toBeCloseTo(0.6827, 2);
    expect(within(2)).toBeCloseTo(0.9545, 2);
    expect(within(3)).toBeCloseTo(0.9973, 2);
    expect(numbers.reduce((sum, value) => sum + value, 0) / numbers.length).toBeCloseTo(0, 1);
  });

  it('begin alike, however many are asked for', () => {
    expect([...normals(9, 7)]).toEqual([...normals(9, 8)].slice(0, 7));
  });

  it('take the seed as 32 bits without a sign', () => {
    expect(normals(0xffff_ffff, 8)).toEqual(normals(-1, 8));
    expect(normals(0xffff_fffe, 8)).not.toEqual(normals(-1, 8));
  });
});

describe('startNoise', () => {
  it('shifts each channel by one number that the other noise does not depend on', () => {
    const [plain, shifted] = [startNoise(5, 0), startNoise(5, 0.5)];
    const shifts = normals(5 ^ 0x9e3779b9, 4);
    plain.forEach((value, i) => {
      expect(shifted[i]! - value).toBeCloseTo(0.5 * shifts[Math.floor(i / 4096)]!, 5);
    });
    expect(plain).toEqual(normals(5, 4 * 4096));
  });
});
