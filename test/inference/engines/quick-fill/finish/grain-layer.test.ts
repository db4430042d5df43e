import { expect, it } from 'vitest';
import { refinish } from '../../../../../src/inference/core/finish';
import type { Raster } from '../../../../../src/inference/core/raster';
import { quickFill } from '../../../../../src/inference/engines/quick-fill/quick-fill';
import { fill } from '../../../../../src/inference/fill';
import { flat, gradient, maskOf, noise } from '../../../../support/pictures';

const size = { width: 160, height: 120 };
const hole = { x: 50, y: 40, width: 60, height: 45 };

async function filled(picture: Raster) {
  return fill(picture, { mask: maskOf(hole), engine: quickFill, seed: 1, grow: 0 });
}

/** Root mean square of the red channel's steps from pixel to pixel. */
function roughness({ width, data }: { width: number; data: Uint8ClampedArray }): number {
  let squares = 0;
  for (let p = 1; p < data.length / 4; p++) {
    if (p % width !== 0) squares += (data[4 * p]! - data[4 * p - 4]!) ** 2;
  }
  return Math.sqrt((4 * squares) / data.length);
}

it('knows the grain of a smooth background, so that it can be taken away and doubled', async () => {
  const { patch, layers } = await filled(noise(size, 18));
  const { made } = layers;
  const withGrain = (grain: number) => roughness(refinish(patch, layers, { ...made, grain }, size));
  expect(layers).toMatchObject({ made: { grain: 1, feather: 0 }, match: null });
  // What is left is the last step that hides the rim, and rounding.
  expect(withGrain(0)).toBeLessThan(0.35 * withGrain(1));
  expect(withGrain(2)).toBeGreaterThan(1.7 * withGrain(1));
});

it.each([
  ['a clean gradient', gradient(size)],
  ['one colour', flat(size, [90, 120, 40])],
])('has none to show for %s', async (_, picture) => {
  expect((await filled(picture)).layers.grain).toBeNull();
});
