import { describe, expect, it } from 'vitest';
import type { Raster } from '../../../../../src/inference/core/raster';
import { fillCutOut } from '../../../../../src/inference/engines/quick-fill/smooth/cut-out';
import { survey } from '../../../../../src/inference/engines/quick-fill/survey';
import { type Colour, holeIn, noise, paint, poison } from '../../../../support/pictures';
import { unhurried } from '../unhurried';

const size = { width: 200, height: 160 };
/** Across the disc's rim. */
const rect = { x: 115, y: 60, width: 50, height: 44 };
const hole = holeIn(size, rect).map((of) => (of === 0 ? 0 : 255));

/** 255 inside the disc, 0 outside, over `fade` pixels. */
const disc = (fade: number) => (x: number, y: number) =>
  Math.min(Math.max(128 + (255 * (60 - Math.hypot(x - 80, y - 80))) / fade, 0), 255);
const wavy = (x: number, y: number) =>
  [120 + 60 * Math.sin((x + y) / 28), 90, 200 - 40 * Math.sin((x + y) / 28)] as const;

async function refill(truth: Raster) {
  const image = poison(truth, hole, [255, 0, 255]);
  const scene = await survey({ image, hole, seed: 1 }, unhurried);
  return { image, confidence: await fillCutOut(scene, hole, 1, unhurried) };
}

/** Root mean square over the hole. */
function errors(filled: Raster, truth: Raster): { alpha: number; colour: number } {
  let [alpha, colour, count] = [0, 0, 0];
  for (let p = 0; p < hole.length; p++) {
    if (hole[p] === 0) continue;
    count++;
    alpha += (filled.data[4 * p + 3]! - truth.data[4 * p + 3]!) ** 2;
    const share = truth.data[4 * p + 3]! / 255;
    for (let c = 0; c < 3; c++) {
      colour += (share * (filled.data[4 * p + c]! - truth.data[4 * p + c]!)) ** 2 / 3;
    }
  }
  return { alpha: Math.sqrt(alpha / count), colour: Math.sqrt(colour / count) };
}

describe('fillCutOut', () => {
  const soft = disc(24);
  const truth = paint(size, (x, y): Colour => [...wavy(x, y), soft(x, y)]);

  it('continues the waves of the colours and the round of the outline, each on its own', async () => {
    const { image, confidence } = await refill(truth);
    expect(confidence).toBeGreaterThan(0.5);
    const { alpha, colour } = errors(image, truth);
    expect(alpha).toBeLessThan(5);
    expect(colour).toBeLessThan(5);
  });

  it('takes no colour from where hardly anything is seen', async () => {
    const other = paint(size, (x, y): Colour => {
      const alpha = soft(x, y);
      return alpha < 100 ? [0, 255, 0, alpha] : [...wavy(x, y), alpha];
    });
    const [{ image: one }, { image: same }] = [await refill(truth), await refill(other)];
    for (let p = 0; p < hole.length; p++) {
      if (hole[p] === 0) continue;
      expect(same.data.subarray(4 * p, 4 * p + 4)).toEqual(one.data.subarray(4 * p, 4 * p + 4));
    }
  });

  it.each<[string, Raster]>([
    ['colours are a texture', paint(size, (x, y) => [...texture(x, y), soft(x, y)])],
    ['rim is sharp', paint(size, (x, y) => [...wavy(x, y), disc(1)(x, y)])],
  ])('leaves it to patches where the %s', async (_, picture) => {
    expect((await refill(picture)).confidence).toBeUndefined();
  });
});

const grain = noise(size, 200);
function texture(x: number, y: number): [number, number, number] {
  const [red, green, blue] = grain.data.subarray(4 * (y * size.width + x));
  return [red!, green!, blue!];
}
