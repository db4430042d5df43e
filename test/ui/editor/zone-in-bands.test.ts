import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createMask } from '../../../src/inference/core/raster';
import { zoneAround } from '../../../src/inference/core/zone';
import { zoneInBands } from '../../../src/ui/editor/zone-in-bands';

const picture = { width: 20, height: 300 };
const pixel = fc.record({ x: fc.nat(19), y: fc.nat(299) });

it('is the zone of the whole, whatever the bands', () => {
  fc.assert(
    fc.property(
      fc.array(pixel, { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 0, max: 90 }).map((n) => n / 4),
      fc.integer({ min: 0, max: 40 }),
      (pixels, grow, feather) => {
        const mask = createMask({ x: 0, y: 0, ...picture });
        for (const { x, y } of pixels) mask.data[y * picture.width + x] = 255;
        const work = zoneInBands(mask, { grow, feather }, picture, 1);
        let step = work.next();
        while (!step.done) step = work.next();
        expect(step.value).toEqual(zoneAround(mask, grow, picture, feather));
      },
    ),
    { numRuns: 60 },
  );
});

it('is nothing where nothing is masked', () => {
  const mask = createMask({ x: 0, y: 0, width: 3, height: 3 });
  expect(zoneInBands(mask, { grow: 2, feather: 0 }, picture).next().value).toBeNull();
});
