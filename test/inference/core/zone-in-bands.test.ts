import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createMask, type Mask } from '../../../src/inference/core/raster';
import { zoneAround } from '../../../src/inference/core/zone';
import { zoneInBands } from '../../../src/inference/core/zone-in-bands';

const picture = { width: 20, height: 300 };
const pixel = fc.record({ x: fc.nat(19), y: fc.nat(299), value: fc.constantFrom(255, 255, 1, 90) });

/** The zone, and after how many yields. */
function banded(mask: Mask, grow: number, feather: number, bandPixels: number) {
  const work = zoneInBands(mask, { grow, feather }, picture, bandPixels);
  let yields = 0;
  let step = work.next();
  for (; !step.done; step = work.next()) yields++;
  return { zone: step.value, yields };
}

it('is the zone of the whole, whatever the bands', () => {
  fc.assert(
    fc.property(
      fc.array(pixel, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 0, max: 90 }).map((n) => n / 4),
      fc.integer({ min: 0, max: 40 }),
      (pixels, grow, feather) => {
        const mask = createMask({ x: 0, y: 0, ...picture });
        for (const { x, y, value } of pixels) mask.data[y * picture.width + x] = value;
        const { zone } = banded(mask, grow, feather, 1);
        expect(zone).toEqual(zoneAround(mask, grow, picture, feather));
      },
    ),
    { numRuns: 60 },
  );
});

it('rests after every band, of the search for what is painted as well', () => {
  const mask = createMask({ x: 0, y: 0, ...picture });
  mask.data.fill(255);
  expect(banded(mask, 0, 0, 20 * 100)).toMatchObject({ yields: 2 + 3 });
});

it('is nothing where nothing is masked', () => {
  const mask = createMask({ x: 0, y: 0, width: 3, height: 3 });
  expect(banded(mask, 2, 0, 1).zone).toBeNull();
});

it.each([-1, NaN, Infinity])('refuses a growth of %s, as that of the whole does', (grow) => {
  const mask = createMask({ x: 0, y: 0, ...picture });
  mask.data[0] = 255;
  expect(() => banded(mask, grow, 0, 1)).toThrow(RangeError);
});
