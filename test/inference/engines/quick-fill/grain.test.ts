import { expect, it } from 'vitest';
import { createRandom } from '../../../../src/inference/core/random';
import { growGrain } from '../../../../src/inference/engines/quick-fill/grain';

const [width, height] = [96, 80];
const random = createRandom(5);
const residual = Float32Array.from(
  { length: 3 * width * height },
  () => random.below(2001) / 1000 - 1,
);
const deviation = (values: Float32Array) =>
  Math.sqrt(values.reduce((sum, x) => sum + x * x, 0) / values.length);

it('keeps the strength of the grain it is grown from', () => {
  const mask = new Uint8Array(width * height).fill(1);
  const grain = growGrain({ width, height, mask, residual }, createRandom(1))!;
  expect(deviation(grain) / deviation(residual)).toBeCloseTo(1, 1);
});

it('takes nothing from places that are not calm', () => {
  const mask = new Uint8Array(width * height);
  for (let p = 0; p < mask.length; p++) mask[p] = p % width < 40 ? 1 : 0;
  const loud = residual.map((r, i) => (mask[Math.floor(i / 3)] ? r : 1000));
  const grain = growGrain({ width, height, mask, residual: loud }, createRandom(1))!;
  expect(Math.max(...grain)).toBeLessThan(3);
});

it('gives up where no whole square is calm', () => {
  const mask = new Uint8Array(width * height);
  for (let p = 0; p < mask.length; p++) mask[p] = p % 20 === 0 ? 0 : 1;
  expect(growGrain({ width, height, mask, residual }, createRandom(1))).toBeUndefined();
});
