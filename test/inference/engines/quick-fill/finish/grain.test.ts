import { expect, it } from 'vitest';
import { createRandom } from '../../../../../src/inference/core/random';
import { growGrain } from '../../../../../src/inference/engines/quick-fill/finish/grain';
import { unhurried } from '../unhurried';

const [width, height] = [96, 80];
const random = createRandom(5);
const residual = Float32Array.from(
  { length: 3 * width * height },
  () => random.below(2001) / 1000 - 1,
);
/** Grown for the whole of it, or for `wanted` only. */
const grow = (mask: Uint8Array, from = residual, wanted = { x: 0, y: 0, width, height }) =>
  growGrain({ width, height, mask, residual: from }, wanted, createRandom(1), unhurried);
const deviation = (values: Float32Array) =>
  Math.sqrt(values.reduce((sum, x) => sum + x * x, 0) / values.length);

it('keeps the strength of the grain it is grown from', async () => {
  const mask = new Uint8Array(width * height).fill(1);
  const grain = (await grow(mask))!;
  expect(deviation(grain) / deviation(residual)).toBeCloseTo(1, 1);
});

it('takes nothing from places that are not calm', async () => {
  const mask = new Uint8Array(width * height);
  for (let p = 0; p < mask.length; p++) mask[p] = p % width < 40 ? 1 : 0;
  const loud = residual.map((r, i) => (mask[Math.floor(i / 3)] ? r : 1000));
  const grain = (await grow(mask, loud))!;
  expect(Math.max(...grain)).toBeLessThan(3);
});

it('gives up where no whole square is calm', async () => {
  const mask = new Uint8Array(width * height);
  for (let p = 0; p < mask.length; p++) mask[p] = p % 20 === 0 ? 0 : 1;
  expect(await grow(mask)).toBeUndefined();
});

it('is the same where it is wanted, however little is', async () => {
  const mask = new Uint8Array(width * height).fill(1);
  const wanted = { x: 13, y: 7, width: 50, height: 41 };
  const [all, part] = [(await grow(mask))!, (await grow(mask, residual, wanted))!];
  for (let y = wanted.y; y < wanted.y + wanted.height; y++) {
    const row = [3 * (y * width + wanted.x), 3 * (y * width + wanted.x + wanted.width)] as const;
    expect(part.slice(...row)).toEqual(all.slice(...row));
  }
});
