import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encloses, wholeOf, type Rect } from '../../../../src/inference/core/geometry';
import type { Raster } from '../../../../src/inference/core/raster';
import { OFF_LIMITS } from '../../../../src/inference/engines/engine';
import {
  createQuickFill,
  quickFill,
} from '../../../../src/inference/engines/quick-fill/quick-fill';
import {
  checker,
  gradient,
  holeIn,
  noise,
  paint,
  poison,
  rootMeanSquareError,
  stripes,
  worstError,
} from '../../../support/pictures';
import { complete, quiet, texture } from './complete-poisoned';

const size = { width: 96, height: 80 };
const middle: Rect = { x: 36, y: 28, width: 26, height: 22 };

describe('growth', () => {
  it.each([
    [100, 2],
    [1024, 2],
    [1536, 3],
    [4000, 6],
  ])('of a picture %i pixels long is %i', (width, expected) => {
    expect(quickFill.growth({ width, height: 50 }, wholeOf({ width, height: 1 }))).toBe(expected);
    expect(quickFill.growth({ width: 50, height: width }, wholeOf({ width, height: 1 }))).toBe(
      expected,
    );
  });
});

describe('windowAround', () => {
  it('shows the hole’s longer side on each side of it, and 64 pixels at least', () => {
    const image = { width: 2000, height: 1500 };
    expect(quickFill.windowAround({ x: 700, y: 600, width: 200, height: 100 }, image)).toEqual({
      x: 500,
      y: 400,
      width: 600,
      height: 500,
    });
    expect(quickFill.windowAround({ x: 10, y: 600, width: 5, height: 5 }, image)).toEqual({
      x: 0,
      y: 536,
      width: 79,
      height: 133,
    });
  });

  it('holds the hole and stays inside the image, wherever the hole is', () => {
    const length = fc.integer({ min: 1, max: 300 });
    fc.assert(
      fc.property(length, length, fc.nat(), fc.nat(), fc.nat(), fc.nat(), (w, h, a, b, c, d) => {
        const hole = { x: a % w, y: b % h, width: 1, height: 1 };
        const grown = { ...hole, width: 1 + (c % (w - hole.x)), height: 1 + (d % (h - hole.y)) };
        const view = quickFill.windowAround(grown, { width: w, height: h });
        expect(encloses(view, grown)).toBe(true);
        expect(encloses(wholeOf({ width: w, height: h }), view)).toBe(true);
      }),
    );
  });
});

describe('complete', () => {
  it.each<[string, Raster, Rect]>([
    ['stripes', stripes(size, 8), middle],
    ['a checkerboard', checker(size, 6), middle],
    ['stripes up to the border', stripes(size, 8), { x: 30, y: 0, width: 30, height: 24 }],
    ['a checkerboard into a corner', checker(size, 6), { x: 72, y: 60, width: 24, height: 20 }],
  ])('restores %s: exactly without bias, within 4 levels with it', async (_, truth, rect) => {
    const hole = holeIn(size, rect);
    const plain = await complete(truth, hole, 1, createQuickFill({ bias: false }));
    expect(worstError(plain.image, truth, hole)).toBe(0);
    const { image, remarks } = await complete(truth, hole);
    expect(worstError(image, truth, hole)).toBeLessThanOrEqual(4);
    expect(remarks).toEqual([]);
  });

  it('paints at full resolution what it matched at a lower one', async () => {
    const large = { width: 1100, height: 800 };
    const truth = checker(large, 16);
    const hole = holeIn(large, { x: 450, y: 300, width: 150, height: 130 });
    expect(worstError((await complete(truth, hole)).image, truth, hole)).toBeLessThanOrEqual(1);
  });

  it('follows a slow change of light across a pattern by shifting tones', async () => {
    // The hole cuts the picture in two, so that its tones are nowhere to be copied from.
    const truth = paint(size, (x, y) => [(y % 8 < 4 ? 40 : 140) + x / 2, 120, 200 - x / 2]);
    const hole = holeIn(size, { x: 36, y: 0, width: 26, height: 80 });
    const shifted = (await complete(truth, hole)).image;
    const copied = (await complete(truth, hole, 1, createQuickFill({ bias: false }))).image;
    const error = rootMeanSquareError(shifted, truth, hole);
    expect(error).toBeLessThan(3);
    expect(error).toBeLessThan(rootMeanSquareError(copied, truth, hole) / 2);
  });

  it('gives the same bytes for the same seed, and others for another', async () => {
    const truth = noise(size, 255);
    const hole = holeIn(size, middle);
    const first = await complete(truth, hole);
    expect((await complete(truth, hole)).image.data).toEqual(first.image.data);
    expect((await complete(truth, hole, 2)).image.data).not.toEqual(first.image.data);
  });

  it('leaves the job as it was, but for the hole', async () => {
    const image = texture(size);
    const hole = holeIn(size, middle);
    const [data, mask] = [image.data.slice(), hole.slice()];
    await quickFill.complete({ image, hole, seed: 1 }, quiet());
    const known = (bytes: Uint8ClampedArray) => bytes.filter((_, i) => mask[i >> 2] === 0);
    expect(known(image.data)).toEqual(known(data));
    expect(hole).toEqual(mask);
  });

  it('never looks at the hole’s own pixels, nor at those off limits', async () => {
    const truth = texture(size);
    const hole = holeIn(size, middle);
    for (let y = 0; y < 80; y++) hole.fill(OFF_LIMITS, y * 96 + 66, y * 96 + 72);
    const seen = await Promise.all(
      [
        [255, 0, 255, 255],
        [0, 255, 0, 0],
      ].map(async (colour) => {
        const image = poison(truth, hole, colour as [number, number, number, number]);
        const filled = await quickFill.complete({ image, hole, seed: 1 }, quiet());
        return filled.image.data.filter((_, i) => hole[i >> 2] !== OFF_LIMITS);
      }),
    );
    expect(seen[0]).toEqual(seen[1]);
  });

  it('does not copy specks of the hole that are too small for the lower resolution', async () => {
    const large = { width: 700, height: 1200 };
    const hole = holeIn(large, { x: 300, y: 400, width: 110, height: 110 });
    for (let p = 0; p < 250 * 700; p += 97) hole[p] = 255;
    const truth = checker(large, 16);
    const [dark, light] = [poison(truth, hole, [0, 0, 0]), poison(truth, hole, [255, 255, 255])];
    const a = await quickFill.complete({ image: dark, hole, seed: 1 }, quiet());
    const b = await quickFill.complete({ image: light, hole, seed: 1 }, quiet());
    expect(Buffer.from(a.image.data.buffer).equals(Buffer.from(b.image.data.buffer))).toBe(true);
  });

  it.each([{ search: 'perturb' as const }, { bias: false }, { lift: false }, { pieces: false }])(
    'fills stripes as well with %o',
    async (options) => {
      const truth = stripes(size, 8);
      const hole = holeIn(size, middle);
      const { image } = await complete(truth, hole, 1, createQuickFill(options));
      expect(rootMeanSquareError(image, truth, hole)).toBeLessThan(1);
    },
  );
});

describe('alpha', () => {
  it.each<[string, Raster]>([
    ['a texture', texture(size)],
    ['a smooth background', gradient(size)],
  ])('is 255 throughout the hole where the rim of %s is opaque', async (_, truth) => {
    const { image } = await complete(truth, holeIn(size, middle));
    expect([...image.data].filter((a, i) => i % 4 === 3 && a !== 255)).toEqual([]);
  });

  it.each<[string, (alpha: (x: number, y: number) => number) => Raster]>([
    ['on a flat colour', (alpha) => paint(size, (x, y) => [90, 90, 90, alpha(x, y)])],
    ['on stripes', (alpha) => paint(size, (x, y) => [x % 8 < 4 ? 20 : 230, 90, 90, alpha(x, y)])],
  ])('is continued where the rim is translucent, %s', async (_, picture) => {
    const truth = picture(() => 120);
    const hole = holeIn(size, middle);
    const { image } = await complete(truth, hole);
    expect(worstError(image, truth, hole)).toBeLessThanOrEqual(3);
    for (let p = 0; p < hole.length; p++) if (hole[p]) expect(image.data[4 * p + 3]).toBe(120);
  });

  it('takes no colour from where alpha is 0', async () => {
    const truth = paint(size, (x, y) =>
      y > 64 ? [255, 0, 255, 0] : [x % 8 < 4 ? 20 : 230, 90, 90],
    );
    const hole = holeIn(size, { x: 36, y: 40, width: 26, height: 25 });
    const { image } = await complete(truth, hole);
    const greens = [...hole.keys()]
      .filter((p) => hole[p] && image.data[4 * p + 3]! >= 128)
      .map((p) => image.data[4 * p + 1]!);
    expect(Math.min(...greens)).toBeGreaterThanOrEqual(88);
    expect(Math.max(...greens)).toBeLessThanOrEqual(92);
  });

  it('continues the edge of a cut-out through the hole, and its fading rim', async () => {
    const truth = paint(size, (x, y) => [
      x % 8 < 4 ? 20 : 230,
      90,
      90,
      Math.min(Math.max((44 - y) * 64, 0), 255),
    ]);
    const hole = holeIn(size, middle);
    const { image } = await complete(truth, hole);
    const wrong = [...hole.keys()].filter(
      (p) => hole[p] && Math.abs(image.data[4 * p + 3]! - truth.data[4 * p + 3]!) > 2,
    );
    expect(wrong).toEqual([]);
  });
});

describe('the look of the fill', () => {
  it('keeps the grain of a picture with objects in it', async () => {
    const large = { width: 240, height: 200 };
    const grain = noise(large, 24);
    const truth = paint(large, (x, y) => {
      const tone = x + 20 * Math.sin(y / 30) < 120 ? 60 : 170;
      const level = tone + grain.data[4 * (y * large.width + x)]! - 128;
      return [level, level, level];
    });
    const hole = holeIn(large, { x: 80, y: 60, width: 80, height: 80 });
    const { image } = await complete(truth, hole);
    const roughness = ({ data }: Raster) => {
      let sum = 0;
      // Well inside the left tone, and well inside the hole.
      for (let y = 75; y < 125; y++) {
        for (let x = 84; x < 94; x++) {
          const p = 4 * (y * large.width + x);
          sum += Math.abs(data[p]! - data[p + 4]!);
        }
      }
      return sum;
    };
    expect(roughness(image) / roughness(truth)).toBeGreaterThan(0.9);
  });
});

describe('confidence', () => {
  const hole = holeIn(size, middle);

  it('is high, without a remark, where the pattern fits', async () => {
    const { confidence, remarks } = await complete(stripes(size, 8), hole);
    expect(confidence).toBeGreaterThan(0.8);
    expect(remarks).toEqual([]);
  });

  it.each([{ bias: true }, { bias: false }])(
    'is low, with a remark, where no two patches are alike, with %o',
    async (options) => {
      const large = { width: 200, height: 160 };
      const deep = holeIn(large, { x: 60, y: 45, width: 80, height: 70 });
      const quickFill = createQuickFill(options);
      const { confidence, remarks } = await complete(noise(large, 255), deep, 1, quickFill);
      expect(confidence).toBeLessThan(0.5);
      expect(remarks).toEqual(['likely-poor']);
    },
  );

  it('is high in a stroke’s width of what a deep hole is doubted in', async () => {
    const stroke = holeIn(size, { ...middle, height: 8 });
    expect((await complete(noise(size, 255), stroke)).confidence).toBeGreaterThan(0.5);
  });

  it('is all but 1 on a smooth background and 0 where nothing is known', async () => {
    expect((await complete(gradient(size), hole)).confidence).toBeGreaterThan(0.99);
    const all = new Uint8Array(hole.length).fill(255);
    expect((await complete(gradient(size), all)).confidence).toBe(0);
  });
});

describe('on the way', () => {
  const large = { width: 640, height: 480 };
  const truth = texture(large);
  const hole = holeIn(large, { x: 260, y: 180, width: 110, height: 110 });

  it('reports progress that never falls and ends at 1, with one coarse look', async () => {
    const fractions: number[] = [];
    const looks: Raster[] = [];
    const progress = (fraction: number, look?: Raster) => {
      fractions.push(fraction);
      if (look) looks.push(look);
    };
    const image = poison(truth, hole, [255, 0, 255]);
    await quickFill.complete({ image, hole, seed: 1 }, { ...quiet(), progress });
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
    expect(fractions.length).toBeGreaterThan(5);
    expect(looks).toHaveLength(1);
    const unpainted = [...hole.keys()].filter(
      (p) => hole[p] && looks[0]!.data[4 * p + 1] === 0 && looks[0]!.data[4 * p] === 255,
    );
    expect(unpainted).toEqual([]);
  });

  it('stops with the signal’s reason, before it starts and in the middle', async () => {
    const aborted = AbortSignal.abort();
    await expect(
      quickFill.complete({ image: truth, hole, seed: 1 }, { ...quiet(), signal: aborted }),
    ).rejects.toBe(aborted.reason);

    const abort = new AbortController();
    let last = 0;
    const filled = quickFill.complete(
      { image: truth, hole, seed: 1 },
      {
        ...quiet(),
        signal: abort.signal,
        progress(fraction) {
          last = fraction;
          if (fraction > 0.1) abort.abort();
        },
      },
    );
    await expect(filled).rejects.toMatchObject({ name: 'AbortError' });
    expect(last).toBeLessThan(0.5);
  });
});
