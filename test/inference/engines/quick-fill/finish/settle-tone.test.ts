import { describe, expect, it } from 'vitest';
import { wholeOf } from '../../../../../src/inference/core/geometry';
import type { Raster } from '../../../../../src/inference/core/raster';
import { FINENESS } from '../../../../../src/inference/engines/quick-fill/patches/level';
import { createFinestLevel } from '../../../../../src/inference/engines/quick-fill/patches/pyramid';
import { settleTone } from '../../../../../src/inference/engines/quick-fill/finish/settle-tone';
import { survey } from '../../../../../src/inference/engines/quick-fill/survey';
import { type Colour, flat, holeIn, noise, paint } from '../../../../support/pictures';
import { unhurried } from '../unhurried';

const size = { width: 96, height: 96 };
const rect = { x: 24, y: 24, width: 48, height: 48 };
const hole = holeIn(size, rect);
const LIGHTER = 40;

/** Fills the hole with `image`, 40 levels lighter, and settles it; returns what has been added. */
async function settle(image: Raster, k: number, strain: number) {
  const scene = await survey({ image, hole, seed: 1 }, unhurried);
  const level = await createFinestLevel(scene, k, unhurried);
  const out = { ...image, data: image.data.slice() };
  for (let p = 0; p < hole.length; p++) {
    if (hole[p]) for (let c = 0; c < 3; c++) out.data[4 * p + c]! += LIGHTER;
  }
  for (let p = 0; p < level.kind.length; p++) {
    if (level.wanted[p]) level.samples.fill((128 + LIGHTER) * FINENESS, 4 * p, 4 * p + 3);
  }
  const before = out.data.slice();
  await settleTone(scene, level, k, strain, out, unhurried);
  return Int16Array.from(out.data, (value, i) => value - before[i]!);
}

const dithered = (n: number): Colour => (n === 0 ? [129, 129, 129] : [128, 128, 128]);
const middle = 4 * (48 * size.width + 48);

describe('settleTone', () => {
  it.each([0, 1])('brings a light fill to the tone of its rim, from %i halvings', async (k) => {
    const added = await settle(noise(size, 40), k, 300);
    expect(added[middle]).toBeGreaterThan(-1.15 * LIGHTER);
    expect(added[middle]).toBeLessThan(-0.9 * LIGHTER);
  });

  it('adds what is smooth, and next to nothing at the rim, so that texture and join stay', async () => {
    const added = await settle(noise(size, 40), 0, 300);
    for (let y = rect.y; y < rect.y + rect.height; y++) {
      const row = 4 * (y * size.width + rect.x);
      expect(Math.abs(added[row]!)).toBeLessThan(0.15 * LIGHTER);
      for (let i = row + 4; i < row + 4 * rect.width; i += 4) {
        expect(Math.abs(added[i]! - added[i - 4]!)).toBeLessThan(0.2 * LIGHTER);
      }
    }
  });

  it('touches neither alpha nor what is known', async () => {
    const added = await settle(noise(size, 40), 0, 300);
    for (let i = 0; i < added.length; i++)
      if (!hole[i >> 2] || i % 4 === 3) expect(added[i]).toBe(0);
  });

  it.each([
    ['a fill that can be trusted', noise(size, 40), 60],
    ['a drawing, which has no tones in between', flat(wholeOf(size), [128, 128, 128]), 300],
    ['a dithered drawing', paint(size, (x, y) => dithered((7 * x + 3 * y) % 8)), 300],
  ])('leaves %s alone', async (_, image, strain) => {
    expect((await settle(image, 0, strain)).every((change) => change === 0)).toBe(true);
  });
});
