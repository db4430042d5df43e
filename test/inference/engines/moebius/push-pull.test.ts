import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pushPull } from '../../../../src/inference/engines/moebius/push-pull';

describe('pushPull', () => {
  it('leaves what is known as it is', () => {
    const size = { width: 13, height: 7 };
    const weight = Float32Array.from({ length: 91 }, (_, i) => (i % 3 === 0 ? 0 : 1));
    const values = weight.map((w, i) => w * i);
    const [filled] = pushPull([values], weight, size);
    weight.forEach((w, i) => w === 1 && expect(filled![i]).toBe(i));
  });

  it('continues a constant, and never leaves the range of what is known', () => {
    const cell = fc.record({ value: fc.integer({ min: 3, max: 9 }), known: fc.boolean() });
    fc.assert(
      fc.property(
        fc
          .array(cell, { minLength: 35, maxLength: 35 })
          .filter((cells) => cells.some((c) => c.known)),
        (cells) => {
          const weight = Float32Array.from(cells, ({ known }) => (known ? 1 : 0));
          const values = Float32Array.from(cells, ({ value, known }) => (known ? value : 0));
          const [filled, constant] = pushPull([values, weight], weight, { width: 7, height: 5 });
          const known = cells.filter((c) => c.known).map((c) => c.value);
          for (const value of filled!) {
            expect(value).toBeGreaterThan(Math.min(...known) - 1e-4);
            expect(value).toBeLessThan(Math.max(...known) + 1e-4);
          }
          for (const value of constant!) expect(value).toBeCloseTo(1, 5);
        },
      ),
    );
  });

  it('listens to what is near before what is far', () => {
    const weight = Float32Array.from({ length: 64 }, (_, x) => (x < 4 || x >= 60 ? 1 : 0));
    const values = Float32Array.from({ length: 64 }, (_, x) => (x >= 60 ? 100 : 0));
    const [filled] = pushPull([values], weight, { width: 64, height: 1 });
    expect(filled![5]!).toBeLessThan(10);
    expect(filled![58]!).toBeGreaterThan(90);
  });

  it('gives zeros where nothing is known', () => {
    const nothing = new Float32Array(6);
    expect(pushPull([nothing], nothing, { width: 3, height: 2 })).toEqual([nothing]);
  });
});
