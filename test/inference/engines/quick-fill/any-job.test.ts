import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OFF_LIMITS } from '../../../../src/inference/engines/engine';
import { quickFill } from '../../../../src/inference/engines/quick-fill/quick-fill';
import { flat, holeIn, noise, paint, poison, worstError } from '../../../support/pictures';
import { complete, quiet, texture } from './complete-poisoned';

const size = { width: 96, height: 80 };

describe('with little to learn from', () => {
  const remark = ['nothing-to-learn-from'];

  it('fills a hole that is the whole picture with an opaque grey', async () => {
    const hole = new Uint8Array(size.width * size.height).fill(255);
    const { image, remarks } = await complete(texture(size), hole);
    expect(new Set(image.data)).toEqual(new Set([128, 255]));
    expect(remarks).toEqual(remark);
  });

  it('fills a single pixel', async () => {
    const one = { width: 1, height: 1 };
    const { image, remarks } = await complete(
      flat(one, [1, 2, 3]),
      holeIn(one, { x: 0, y: 0, ...one }),
    );
    expect([...image.data]).toEqual([128, 128, 128, 255]);
    expect(remarks).toEqual(remark);
  });

  it('spans a picture narrower than a patch', async () => {
    const narrow = { width: 5, height: 60 };
    const truth = paint(narrow, (_, y) => [2 * y + 20, 100, 200 - y]);
    const hole = holeIn(narrow, { x: 0, y: 20, width: 5, height: 20 });
    const { image } = await complete(truth, hole);
    expect(worstError(image, truth, hole)).toBeLessThanOrEqual(1);
  });

  it('fills every other pixel from its neighbours', async () => {
    const truth = paint(size, (x, y) => [60 + x, 100 + y, 90]);
    const hole = new Uint8Array(size.width * size.height);
    for (let p = 0; p < hole.length; p++) hole[p] = (p + Math.floor(p / size.width)) % 2 ? 255 : 0;
    const { image } = await complete(truth, hole);
    expect(worstError(image, truth, hole)).toBeLessThanOrEqual(2);
  });

  it('gives an untouched copy where there is no hole', async () => {
    const truth = texture(size);
    const { image, remarks } = await complete(truth, new Uint8Array(size.width * size.height));
    expect(image.data).toEqual(truth.data);
    expect(remarks).toEqual([]);
  });

  it('throws where the hole is not of the picture’s size', async () => {
    const job = { image: texture(size), hole: new Uint8Array(5), seed: 1 };
    await expect(quickFill.complete(job, quiet())).rejects.toThrow(RangeError);
  });
});

describe('for any small picture and any hole', () => {
  const jobs = fc
    .record({
      width: fc.integer({ min: 1, max: 40 }),
      height: fc.integer({ min: 1, max: 40 }),
      seed: fc.nat(),
      discs: fc.array(fc.tuple(fc.nat(40), fc.nat(40), fc.nat(14)), { minLength: 1, maxLength: 4 }),
      alpha: fc.constantFrom(255, 255, 128, 0),
      limits: fc.boolean(),
    })
    .map(({ width, height, seed, discs, alpha, limits }) => {
      const grain = noise({ width, height }, 255, seed);
      const image = paint({ width, height }, (x, y) => {
        const [red, green, blue] = grain.data.subarray(4 * (y * width + x));
        return [red!, green!, blue!, x > y ? alpha : 255];
      });
      const hole = new Uint8Array(width * height);
      discs.forEach(([cx, cy, radius], i) => {
        for (let p = 0; p < hole.length; p++) {
          const far = Math.hypot((p % width) - cx, Math.floor(p / width) - cy) > radius;
          if (!far) hole[p] = limits && i === 0 ? OFF_LIMITS : 255;
        }
      });
      return { image, hole, seed };
    });

  it('changes nothing outside the hole, repeats itself and leaves no poison inside', async () => {
    await fc.assert(
      fc.asyncProperty(jobs, async ({ image, hole, seed }) => {
        const dark = poison(image, hole, [0, 0, 0, 0]);
        const light = poison(image, hole, [255, 255, 255, 255]);
        const a = await quickFill.complete({ image: dark, hole, seed }, quiet());
        const b = await quickFill.complete({ image: light, hole, seed }, quiet());
        const wrong = [...image.data.keys()].filter((i) => {
          const is = a.image.data[i];
          return (
            (hole[i >> 2] === 0 && is !== image.data[i]) ||
            (hole[i >> 2] === 255 && is !== b.image.data[i])
          );
        });
        expect(wrong).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });
});
