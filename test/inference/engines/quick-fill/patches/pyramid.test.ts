import { describe, expect, it } from 'vitest';
import type { Raster } from '../../../../../src/inference/core/raster';
import { KNOWN as KNOWN_BYTE, OFF_LIMITS } from '../../../../../src/inference/engines/engine';
import { HOLE, KNOWN, VOID } from '../../../../../src/inference/engines/quick-fill/pixel-kind';
import {
  buildPyramid,
  createFinestLevel,
  halvings,
} from '../../../../../src/inference/engines/quick-fill/patches/pyramid';
import { survey } from '../../../../../src/inference/engines/quick-fill/survey';
import { flat, holeIn, noise, poison } from '../../../../support/pictures';
import { unhurried } from '../unhurried';

const size = { width: 120, height: 90 };
const rect = { x: 41, y: 30, width: 33, height: 27 };
const look = (image: Raster, hole = holeIn(size, rect)) =>
  survey({ image, hole, seed: 1 }, unhurried);

describe('createFinestLevel', () => {
  it('keeps a flat picture flat, in quarter levels', async () => {
    const level = await createFinestLevel(await look(flat(size, [10, 20, 30])), 2, unhurried);
    expect([level.width, level.height]).toEqual([30, 23]);
    level.kind.forEach((kind, p) => {
      const expected = kind === KNOWN ? [40, 80, 120, 0] : [0, 0, 0, 0];
      expect([...level.samples.slice(4 * p, 4 * p + 4)]).toEqual(expected);
    });
  });

  it('lets no colour of the hole into what is known', async () => {
    const image = noise(size, 200);
    const hole = holeIn(size, rect);
    for (const k of [0, 1, 2]) {
      const clean = await createFinestLevel(await look(image, hole), k, unhurried);
      const spoilt = await look(poison(image, hole, [255, 0, 255, 0]), hole);
      expect(await createFinestLevel(spoilt, k, unhurried)).toEqual(clean);
    }
  });

  it('remembers a hair-line that is too thin to stay a hole', async () => {
    const hole = holeIn(size, { x: 60, y: 10, width: 1, height: 40 });
    const level = await createFinestLevel(await look(flat(size, [9, 9, 9]), hole), 2, unhurried);
    expect(level.kind).not.toContain(HOLE);
    const wanted = [...level.wanted].flatMap((w, p) => (w ? [p % level.width] : []));
    expect(new Set(wanted)).toEqual(new Set([15]));
  });

  it('leaves off-limits and invisible pixels void', async () => {
    const hole = new Uint8Array(size.width * size.height).fill(KNOWN_BYTE);
    hole.fill(OFF_LIMITS, 0, 20 * size.width);
    const image = flat(size, [50, 60, 70]);
    for (let p = 70 * size.width; p < hole.length; p++) image.data[4 * p + 3] = 0;
    const { kind, width } = await createFinestLevel(await look(image, hole), 1, unhurried);
    expect([kind[2 * width], kind[20 * width], kind[40 * width]]).toEqual([VOID, KNOWN, VOID]);
  });
});

describe('halvings', () => {
  const scene = (width: number, height: number, holePixels: number) => ({
    image: { width, height, data: new Uint8ClampedArray() },
    holePixels,
  });
  const budget = { maxPixels: 800_000, maxHolePixels: 80_000 };

  it.each([
    [640, 480, 30_000, 0],
    [640, 480, 90_000, 1],
    [1024, 1024, 100_000, 1],
    [4000, 3000, 1_200_000, 2],
  ])('of %i × %i with %i hole pixels: %i', (width, height, holePixels, expected) => {
    expect(halvings(scene(width, height, holePixels), budget)).toBe(expected);
  });
});

describe('buildPyramid', () => {
  it('stops at a level where the hole is shallow', async () => {
    const finest = await createFinestLevel(await look(noise(size, 99)), 0, unhurried);
    const levels = await buildPyramid(finest, unhurried);
    expect(levels.map(({ width, height }) => [width, height])).toEqual([
      [120, 90],
      [60, 45],
    ]);
  });
});
