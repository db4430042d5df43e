import { describe, expect, it } from 'vitest';
import type { Raster } from '../../../../../src/inference/core/raster';
import { HOLE, KNOWN, VOID } from '../../../../../src/inference/engines/quick-fill/pixel-kind';
import { isClearlyRough } from '../../../../../src/inference/engines/quick-fill/smooth/rough';
import { fillSmoothParts } from '../../../../../src/inference/engines/quick-fill/smooth/smooth-parts';
import { survey } from '../../../../../src/inference/engines/quick-fill/survey';
import {
  checker,
  flat,
  gradient,
  holeIn,
  noise,
  paint,
  poison,
  stripes,
  worstError,
} from '../../../../support/pictures';
import { unhurried } from '../unhurried';

const size = { width: 420, height: 160 };
const left = { x: 60, y: 60, width: 30, height: 40 };
const right = { x: 330, y: 60, width: 30, height: 40 };

/** A gradient on the left, a checkerboard on the right. */
const halves = (() => {
  const [smooth, rough] = [gradient(size), checker(size, 9)];
  return paint(size, (x, y) => {
    const from = 4 * (y * size.width + x);
    const [red, green, blue] = (x < 210 ? smooth : rough).data.subarray(from);
    return [red!, green!, blue!];
  });
})();

describe('fillSmoothParts', () => {
  it('fills the part on the gradient and leaves the one on the checkerboard', async () => {
    const other = holeIn(size, right);
    const hole = holeIn(size, left).map((value, p) => value | other[p]!);
    const image = poison(halves, hole, [255, 0, 255]);
    const out = { ...image, data: image.data.slice() };
    const scene = await survey({ image, hole, seed: 1 }, unhurried);
    const { rest, confidence } = await fillSmoothParts(scene, 1, out, unhurried, () => {});

    expect(worstError(out, halves, holeIn(size, left))).toBeLessThanOrEqual(1);
    expect(confidence).toBeGreaterThan(0.99);
    expect(rest.parts).toEqual([right]);
    expect([rest.bounds, rest.holePixels]).toEqual([right, 30 * 40]);
    const kindAt = (x: number, y: number) => rest.kind[y * size.width + x];
    expect([kindAt(70, 70), kindAt(340, 70), kindAt(200, 20)]).toEqual([VOID, HOLE, KNOWN]);
    expect(scene.kind[70 * size.width + 70]).toBe(HOLE);
  });
});

describe('a wire over a gradient and a checkerboard', () => {
  const long = { width: 1100, height: 60 };
  const wire = { x: 0, y: 30, width: 1100, height: 3 };
  const rough = checker(long, 9);
  const truth = paint(long, (x, y) => {
    const [red, green, blue] = rough.data.subarray(4 * (y * long.width + x));
    return x < 600 ? [40 + x / 8, 90 + y / 4, 120] : [red!, green!, blue!];
  });

  it('is filled over the gradient, and left where that ends', async () => {
    const hole = holeIn(long, wire);
    const image = poison(truth, hole, [255, 0, 255]);
    const scene = await survey({ image, hole, seed: 1 }, unhurried);
    const told: number[] = [];
    const { rest } = await fillSmoothParts(scene, 1, image, unhurried, (part) => told.push(part));
    const sky = holeIn(long, { ...wire, width: 512 });
    expect(worstError(image, truth, sky)).toBeLessThanOrEqual(2);
    expect(rest.parts).toEqual([{ ...wire, x: 512, width: 588 }]);
    expect(rest.holePixels).toBe(588 * 3);
    expect(told).toEqual([1]);
  });
});

describe('isClearlyRough', () => {
  const look = async (image: Raster) => {
    const hole = holeIn(size, left);
    return isClearlyRough(await survey({ image, hole, seed: 1 }, unhurried));
  };

  it.each<[string, Raster]>([
    ['a flat colour', flat(size, [90, 90, 90])],
    ['a gradient', gradient(size)],
    ['grain', noise(size, 24)],
  ])('lets the whole survey decide about %s', async (_, image) => {
    expect(await look(image)).toBe(false);
  });

  it.each<[string, Raster]>([
    ['a checkerboard', checker(size, 9)],
    ['stripes', stripes(size, 20)],
    ['strong noise', noise(size, 255)],
  ])('spares it %s', async (_, image) => {
    expect(await look(image)).toBe(true);
  });
});
