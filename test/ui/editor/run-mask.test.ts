import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMask, type Mask } from '../../../src/inference/core/raster';
import { drawRuns, encodeRuns } from '../../../src/ui/editor/run-mask';

const coverage = fc.oneof(fc.constantFrom(0, 255), fc.integer({ min: 1, max: 254 }));
const mask: fc.Arbitrary<Mask> = fc
  .record({
    x: fc.integer({ min: -5, max: 20 }),
    y: fc.integer({ min: -5, max: 20 }),
    width: fc.integer({ min: 1, max: 40 }),
    height: fc.integer({ min: 1, max: 12 }),
  })
  .chain((rect) =>
    fc
      .tuple(coverage, coverage, coverage)
      .chain((coverages) =>
        fc.array(fc.constantFrom(...coverages), {
          minLength: rect.width * rect.height,
          maxLength: rect.width * rect.height,
        }),
      )
      .map((data) => ({ ...rect, data: Uint8Array.from(data) })),
  );

describe('a run-length mask', () => {
  it('gives back the mask it was made of, wherever it lies', () => {
    fc.assert(
      fc.property(mask, (mask) => {
        const drawn = createMask(mask);
        const runs = encodeRuns(mask);
        if (runs) drawRuns(drawn, runs, 255);
        expect(drawn.data).toEqual(mask.data);
        expect(runs === null).toBe(mask.data.every((value) => value === 0));
      }),
    );
  });

  it('takes away what it put there, and nothing beside it', () => {
    fc.assert(
      fc.property(mask, mask, (mask, other) => {
        const runs = encodeRuns(mask);
        fc.pre(runs !== null);
        const target = { ...other, data: other.data.slice() };
        drawRuns(target, runs, 0);
        target.data.forEach((value, i) => {
          const x = target.x + (i % target.width) - mask.x;
          const y = target.y + Math.floor(i / target.width) - mask.y;
          const isIn = x >= 0 && y >= 0 && x < mask.width && y < mask.height;
          const covered = isIn ? mask.data[y * mask.width + x]! : 0;
          expect(value).toBe(Math.min(other.data[i]!, 255 - covered));
        });
      }),
    );
  });

  it('holds a disc of 40,000 pixels in a few hundred bytes, and never more than its pixels', () => {
    const side = 240;
    const disc = createMask({ x: 0, y: 0, width: side, height: side });
    disc.data.forEach((_, i) => {
      const [x, y] = [(i % side) - 120, Math.floor(i / side) - 120];
      if (x * x + y * y < 113 ** 2) disc.data[i] = 255;
    });
    expect(encodeRuns(disc)!.runs.length).toBeLessThan(1000);
    const chequered = createMask({ x: 0, y: 0, width: 64, height: 63 });
    chequered.data.forEach((_, i) => (chequered.data[i] = i % 2 ? 255 : 0));
    expect(encodeRuns(chequered)!.runs.length).toBeLessThanOrEqual(chequered.data.length);
  });

  it('with a hard edge is kept as it always was', () => {
    const data = Uint8Array.of(0, 255, 255, 0, 0, 255, 255, 255, 255, 0, 0, 0);
    expect(encodeRuns({ x: 3, y: 5, width: 4, height: 3, data })).toEqual({
      ...{ x: 3, y: 5, width: 4, height: 3 },
      runs: Uint8Array.of(1, 2, 2, 4),
    });
  });

  it('whose bytes were cut off on the way draws what is left, inside its rectangle', () => {
    const target = createMask({ x: 0, y: 0, width: 4, height: 4 });
    const endless = new Uint8Array([0, 255, 255, 255, 255]);
    drawRuns(target, { x: 1, y: 1, width: 2, height: 2, runs: endless }, 255);
    expect([...target.data]).toEqual([0, 0, 0, 0, 0, 255, 255, 0, 0, 255, 255, 0, 0, 0, 0, 0]);
  });
});
