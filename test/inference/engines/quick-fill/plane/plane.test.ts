import { describe, expect, it } from 'vitest';
import { hash } from '../../../../../src/inference/core/random';
import type { Raster } from '../../../../../src/inference/core/raster';
import { fillPlane } from '../../../../../src/inference/engines/quick-fill/plane/fill-plane';
import { moveOn, type Plane } from '../../../../../src/inference/engines/quick-fill/plane/plane';
import {
  buildPyramid,
  createFinestLevel,
} from '../../../../../src/inference/engines/quick-fill/patches/pyramid';
import { survey } from '../../../../../src/inference/engines/quick-fill/survey';
import { findVanishingLine } from '../../../../../src/inference/engines/quick-fill/plane/vanishing-line';
import {
  checker,
  holeIn,
  noise,
  paint,
  poison,
  rootMeanSquareError,
} from '../../../../support/pictures';
import { complete } from '../complete-poisoned';
import { unhurried } from '../unhurried';

const size = { width: 320, height: 300 };
const middle = { x: size.width / 2, y: size.height / 2 };
/** Half as large again at the right border as at the left, and a little at the bottom. */
const tilt = { a: 0.4 / middle.x, b: 0.15 / middle.y };
/** A checkerboard of 24 pixels a square in the middle, turned and tilted; each pixel is the mean of 16. */
const board = paint(size, (x, y) => {
  let white = 0;
  for (let n = 0; n < 16; n++) {
    const [u, v] = [x + ((n % 4) + 0.5) / 4 - middle.x, y + ((n >> 2) + 0.5) / 4 - middle.y];
    const w = 24 * (1 + tilt.a * u + tilt.b * v);
    if ((Math.floor((u + 0.3 * v) / w) + Math.floor((v - 0.3 * u) / w)) % 2 === 0) white++;
  }
  const grain = (hash(5, x, y) % 7) - 3;
  return [40 + 10 * white + grain, 30 + 11 * white + grain, 60 + 8 * white + grain];
});
const hole = holeIn(size, { x: 110, y: 90, width: 100, height: 110 });

async function open(image: Raster, area: Uint8Array<ArrayBuffer>) {
  const scene = await survey({ image, hole: area, seed: 1 }, unhurried);
  const levels = await buildPyramid(await createFinestLevel(scene, 0, unhurried), unhurried);
  return { scene, levels };
}

async function vanishingLineOf(image: Raster) {
  const { levels } = await open(image, hole);
  return findVanishingLine(levels[1]!, middle.x / 2, middle.y / 2);
}

describe('moveOn', () => {
  const plane: Plane = { ...tilt, centre: [160, 150], steps: [[24, 0], [0, 24]] }; // prettier-ignore

  it('leads back by the opposite way', () => {
    const [x, y] = moveOn(plane, 40, 60, [50, -20]);
    const [u, v] = moveOn(plane, x, y, [-50, 20]);
    expect([u, v]).toEqual([expect.closeTo(40, 9), expect.closeTo(60, 9)]);
  });

  it('leads as far by two ways as by their sum', () => {
    const [x, y] = moveOn(plane, ...moveOn(plane, 40, 60, [50, -20]), [7, 31]);
    const [u, v] = moveOn(plane, 40, 60, [57, 11]);
    expect([u, v]).toEqual([expect.closeTo(x, 9), expect.closeTo(y, 9)]);
  });

  it('leads nowhere beyond where the plane vanishes', () => {
    const far = 2 / tilt.a;
    expect(moveOn(plane, 160, 150, [far, 0])).toEqual([NaN, NaN]);
  });
});

describe('findVanishingLine', () => {
  it('finds the line of a checkerboard in perspective', async () => {
    const line = (await vanishingLineOf(poison(board, hole, [255, 0, 255])))!;
    // It is made exact later.
    expect(Math.abs(line.a / (2 * tilt.a) - 1)).toBeLessThan(0.1);
    expect(Math.abs(line.b / (2 * tilt.b) - 1)).toBeLessThan(0.1);
  });

  it('finds none in noise', async () => {
    expect(await vanishingLineOf(noise(size, 200))).toBeUndefined();
  });
});

describe('fillPlane', () => {
  it('leaves a checkerboard seen from straight above to the search for translations', async () => {
    const { scene, levels } = await open(checker(size, 23), hole);
    expect(await fillPlane(scene, levels, 0, true, scene.image, unhurried)).toBe(scene);
  });

  it('leaves a hole alone beside which the plane ends', async () => {
    const wall = noise(size, 90);
    const image = paint(size, (x, y) => {
      const from = x > 200 ? wall : board;
      const i = 4 * (y * size.width + x);
      return [from.data[i]!, from.data[i + 1]!, from.data[i + 2]!];
    });
    const { scene, levels } = await open(
      image,
      holeIn(size, { x: 230, y: 90, width: 50, height: 90 }),
    );
    const { scene: other } = await open(
      image,
      holeIn(size, { x: 90, y: 90, width: 50, height: 90 }),
    );
    expect(await fillPlane(scene, levels, 0, true, image, unhurried)).toBe(scene);
    const rest = await fillPlane(other, levels, 0, true, image, unhurried);
    expect(rest.holePixels).toBe(0);
  });
});

describe('a fill of a checkerboard in perspective', () => {
  it('is in phase, and of the right size and slant', async () => {
    const { image, confidence } = await complete(board, hole);
    // Squares out of phase are 160 levels apart; of an edge half a pixel off, one pixel is 80.
    expect(rootMeanSquareError(image, board, hole)).toBeLessThan(14);
    expect(confidence).toBe(1);
  });

  it('is in the same place for a board that is partly transparent beside the hole', async () => {
    const veiled = { ...board, data: board.data.slice() };
    for (let i = 3; i < veiled.data.length; i += 4) veiled.data[i] = 200;
    const { image } = await complete(veiled, hole);
    expect(rootMeanSquareError(image, veiled, hole)).toBeLessThan(16);
    expect(hole.every((of, p) => of === 0 || Math.abs(image.data[4 * p + 3]! - 200) <= 2)).toBe(
      true,
    );
  });
});
