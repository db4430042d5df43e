import { describe, expect, it } from 'vitest';
import { hash } from '../../../../../src/inference/core/random';
import type { Raster } from '../../../../../src/inference/core/raster';
import { findRepeats } from '../../../../../src/inference/engines/quick-fill/repeats/find-repeats';
import {
  buildPyramid,
  createFinestLevel,
} from '../../../../../src/inference/engines/quick-fill/patches/pyramid';
import {
  exactShifts,
  stepsAt,
} from '../../../../../src/inference/engines/quick-fill/repeats/repeats';
import { survey } from '../../../../../src/inference/engines/quick-fill/survey';
import {
  gradient,
  holeIn,
  noise,
  paint,
  poison,
  rootMeanSquareError,
} from '../../../../support/pictures';
import { complete } from '../complete-poisoned';
import { unhurried } from '../unhurried';

const size = { width: 300, height: 280 };
/** Larger than a tile each way, so that no patch of it sees both of a tile's ends. */
const hole = holeIn(size, { x: 90, y: 80, width: 110, height: 100 });
const [across, down] = [41, 29];
/** Tiles with a motif of random blocks; every tile has a tone of its own. */
const tiles = paint(size, (x, y) => {
  const motif = hash(3, (x % across) >> 2, (y % down) >> 2) % 150;
  const tone = hash(4, Math.floor(x / across), Math.floor(y / down)) % 12;
  return [40 + motif + tone, 60 + (motif >> 1) + tone, 190 - motif + tone];
});

async function repeatsOf(image: Raster, k: number) {
  const scene = await survey({ image, hole, seed: 1 }, unhurried);
  const levels = await buildPyramid(await createFinestLevel(scene, k, unhurried), unhurried);
  return findRepeats(scene, levels, k, unhurried);
}

describe('findRepeats', () => {
  it.each([0, 1])('finds whole numbers of tiles, exactly, from %i halvings', async (k) => {
    const repeats = await repeatsOf(poison(tiles, hole, [255, 0, 255]), k);
    expect(repeats.length).toBeGreaterThan(3);
    for (const { dx, dy } of repeats) {
      expect([Math.abs(dx % across), Math.abs(dy % down)]).toEqual([0, 0]);
    }
  });

  it.each([
    ['noise', noise(size, 200)],
    ['a gradient', gradient(size)],
  ])('finds none in %s', async (_, image) => {
    expect(await repeatsOf(image, 0)).toEqual([]);
  });
});

describe('stepsAt', () => {
  it('gives both directions, and first what falls on the level’s own grid', () => {
    const repeats = [
      { dx: 102, dy: 0, misfit: 0 },
      { dx: 0, dy: 40, misfit: 0.01 },
    ];
    expect(stepsAt(repeats, 2)).toEqual([
      { dx: 0, dy: 10 },
      { dx: -0, dy: -10 },
      { dx: 26, dy: 0 },
      { dx: -26, dy: -0 },
    ]);
  });
});

describe('exactShifts', () => {
  const repeats = [
    { dx: 104, dy: 2, misfit: 0.1 },
    { dx: 103, dy: 0, misfit: 0 },
  ];

  it('takes every shift within a cell of a repeat for it, the better repeat first', () => {
    const shifts = exactShifts(repeats, 1);
    const meant = (i: number, j: number) =>
      shifts.find(({ cells }) => cells[0] === i && cells[1] === j)?.pixels.map((v) => v + 0);
    expect(meant(51, 0)).toEqual([103, 0]);
    expect(meant(52, 0)).toEqual([103, 0]);
    expect(meant(-52, 0)).toEqual([-103, 0]);
    expect(meant(52, 1)).toEqual([104, 2]);
    expect(meant(53, 0)).toBeUndefined();
  });

  it('has nothing to say where a cell is a pixel', () => {
    expect(exactShifts(repeats, 0)).toEqual([]);
  });
});

describe('a fill of tiles', () => {
  it('is in phase where the hole is larger than they are', async () => {
    const { image } = await complete(tiles, hole);
    // Twelve tones at random, and their shifts; one pixel out of phase is 30.
    expect(rootMeanSquareError(image, tiles, hole)).toBeLessThan(8);
  });
});
