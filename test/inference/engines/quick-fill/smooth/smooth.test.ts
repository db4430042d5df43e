import { describe, expect, it } from 'vitest';
import { intersect, wholeOf, type Rect } from '../../../../../src/inference/core/geometry';
import type { Raster } from '../../../../../src/inference/core/raster';
import { fillSmooth } from '../../../../../src/inference/engines/quick-fill/smooth/smooth';
import { survey } from '../../../../../src/inference/engines/quick-fill/survey';
import {
  checker,
  gradient,
  holeIn,
  noise,
  paint,
  poison,
  rootMeanSquareError,
  worstError,
} from '../../../../support/pictures';
import { unhurried } from '../unhurried';

const size = { width: 160, height: 120 };
const middle: Rect = { x: 50, y: 40, width: 60, height: 45 };

/** What `fillSmooth` makes of `truth` with `rect` cut out, or undefined where it declines. */
async function refill(truth: Raster, rect: Rect, seed = 1): Promise<Raster | undefined> {
  const { out, doubt } = await cutAndFill(truth, rect, seed);
  return doubt === undefined ? undefined : out;
}

const doubtOf = async (truth: Raster, rect: Rect) => (await cutAndFill(truth, rect, 1)).doubt;

async function cutAndFill(truth: Raster, rect: Rect, seed: number) {
  const hole = holeIn(truth, intersect(rect, wholeOf(truth)));
  const image = poison(truth, hole, [255, 0, 255]);
  const out = { ...image, data: image.data.slice() };
  const scene = await survey({ image, hole, seed }, unhurried);
  return { out, doubt: await fillSmooth(scene, seed, out, unhurried) };
}

describe('fillSmooth', () => {
  it.each<[string, Rect]>([
    ['in the middle', middle],
    ['at the left border', { x: 0, y: 30, width: 40, height: 50 }],
    ['in a corner', { x: 110, y: 80, width: 50, height: 40 }],
  ])('restores a gradient within a level, the hole %s', async (_, rect) => {
    const truth = gradient(size);
    const filled = await refill(truth, rect);
    expect(filled && worstError(filled, truth, holeIn(size, rect))).toBeLessThanOrEqual(1);
  });

  it('restores a vignette within two levels', async () => {
    const truth = paint(size, (x, y) => {
      const fall = ((x - 70) ** 2 + (y - 50) ** 2) / 200;
      return [230 - fall, 220 - fall, 200 - fall / 2];
    });
    const filled = await refill(truth, middle);
    expect(filled && worstError(filled, truth, holeIn(size, middle))).toBeLessThanOrEqual(2);
  });

  it.each<[string, (x: number, y: number) => number]>([
    ['a wave as long as the picture', (x, y) => 60 * Math.sin(x / 25 + 1) * Math.cos(y / 30)],
    ['a steep glow', (x, y) => 250 * Math.exp(-((x - 75) ** 2 + (y - 65) ** 2) / 7000) - 90],
  ])('restores %s, which no quadratic fits, within three levels', async (_, height) => {
    const truth = paint(size, (x, y) => {
      const level = 95 + height(x, y);
      return [level, level / 2 + 40, 200 - level / 2];
    });
    const filled = await refill(truth, middle);
    expect(filled && worstError(filled, truth, holeIn(size, middle))).toBeLessThanOrEqual(3);
  });

  it('is not put off a glow by what stands beside it', async () => {
    const truth = paint(size, (x, y) => {
      const level = 60 + 190 * Math.exp(-((x - 75) ** 2 + (y - 65) ** 2) / 7000);
      return x > 128 ? [30, 90, 10] : [level, level, 40];
    });
    const filled = await refill(truth, middle);
    expect(filled && worstError(filled, truth, holeIn(size, middle))).toBeLessThanOrEqual(5);
  });

  it('doubts what it makes of a wave in a corner, where nothing tells what the hole hides', async () => {
    const truth = paint(size, (x, y) => {
      const level = 95 + 60 * Math.sin(x / 25 + 1) * Math.cos(y / 30);
      return [level, level / 2 + 40, 200 - level / 2];
    });
    const doubtAt = (rect: Rect) => doubtOf(truth, rect);
    expect(await doubtAt({ x: 110, y: 80, width: 50, height: 40 })).toBeGreaterThan(4);
    expect(await doubtAt(middle)).toBeLessThan(1);
  });

  it('lays grain of the surroundings’ strength over the surface, another one for another seed', async () => {
    const truth = noise(size, 24);
    const grey = paint(size, () => [128, 128, 128]);
    const hole = holeIn(size, middle);
    const strength = rootMeanSquareError(truth, grey, hole);
    const filled = (await refill(truth, middle))!;
    expect(rootMeanSquareError(filled, grey, hole) / strength).toBeGreaterThan(0.85);
    expect(rootMeanSquareError(filled, grey, hole) / strength).toBeLessThan(1.15);
    expect((await refill(truth, middle, 2))!.data).not.toEqual(filled.data);
  });

  it.each<[string, Raster]>([
    ['a checkerboard', checker(size, 12)],
    ['strong noise', noise(size, 120)],
    ['an edge', paint(size, (x) => (x < 80 ? [40, 40, 40] : [90, 90, 90]))],
  ])('declines %s and writes nothing', async (_, truth) => {
    expect(await refill(truth, middle)).toBeUndefined();
  });
});
