import { describe, expect, it } from 'vitest';
import { createDice } from '../../bench/eval/dice';
import { gaussianKernel } from '../../bench/eval/metrics/gaussian';
import { lowFrequencyError } from '../../bench/eval/metrics/low-frequency';
import { createPlane, holeIndices, type Plane, viewOf } from '../../bench/eval/metrics/plane';
import { MAX_PSNR, psnr } from '../../bench/eval/metrics/psnr';
import { type Problem, scoreFill } from '../../bench/eval/metrics/score';
import { seam } from '../../bench/eval/metrics/seam';
import { ssim } from '../../bench/eval/metrics/ssim';
import { compareTexture } from '../../bench/eval/metrics/texture-statistic';
import { touchedBytes } from '../../bench/eval/metrics/touched';
import { createMask, createRaster, type Raster } from '../../src/inference/core/raster';

const SIDE = 96;
/** A square hole in the middle of a SIDE × SIDE picture. */
const HOLE = { x: 32, y: 32, width: 32, height: 32 };

function plane(value: (x: number, y: number) => number): Plane {
  const result = createPlane({ width: SIDE, height: SIDE });
  for (let i = 0; i < result.data.length; i++) {
    result.data[i] = value(i % SIDE, Math.floor(i / SIDE));
  }
  return result;
}

function inHole(x: number, y: number): boolean {
  return x >= HOLE.x && x < HOLE.x + HOLE.width && y >= HOLE.y && y < HOLE.y + HOLE.height;
}

const mask = createMask({ x: 0, y: 0, width: SIDE, height: SIDE });
for (let i = 0; i < mask.data.length; i++) {
  if (inHole(i % SIDE, Math.floor(i / SIDE))) mask.data[i] = 255;
}
const indices = holeIndices(mask, { x: 0, y: 0, width: SIDE, height: SIDE });

function grey(level: (x: number, y: number) => number, alpha = 255): Raster {
  const raster = createRaster({ width: SIDE, height: SIDE });
  for (let i = 0; i < SIDE * SIDE; i++) {
    const value = level(i % SIDE, Math.floor(i / SIDE));
    raster.data.set([value, value, value, alpha], 4 * i);
  }
  return raster;
}

const noise = (() => {
  const dice = createDice(7);
  const values = Float32Array.from({ length: SIDE * SIDE }, () => 20 * dice.normal());
  return (x: number, y: number) => values[y * SIDE + x]!;
})();

describe('psnr', () => {
  it('is 20 log10(255 / e) for an error of e levels everywhere', () => {
    expect(psnr(5 ** 2)).toBeCloseTo(20 * Math.log10(255 / 5), 10);
  });

  it('stops at its ceiling, also for no error at all', () => {
    expect([psnr(0), psnr(1e-9)]).toEqual([MAX_PSNR, MAX_PSNR]);
  });
});

describe('ssim', () => {
  it('is 1 for equal pictures', () => {
    expect(ssim(plane(noise), plane(noise), indices)).toBeCloseTo(1, 6);
  });

  it('is the luminance term alone between two flat pictures', () => {
    const [a, b] = [100, 140];
    const expected = (2 * a * b + 6.5025) / (a * a + b * b + 6.5025);
    const [one, other] = [plane(() => a), plane(() => b)];
    expect(ssim(one, other, indices)).toBeCloseTo(expected, 6);
  });

  it('is near −1 between a texture around a mean and its negative', () => {
    const value = ssim(
      plane((x, y) => 128 + 2 * noise(x, y)),
      plane((x, y) => 128 - 2 * noise(x, y)),
      indices,
    );
    expect(value).toBeLessThan(-0.9);
  });

  it('looks at the hole only', () => {
    const broken = plane((x, y) => (x < 8 ? 255 : noise(x, y)));
    expect(ssim(broken, plane(noise), indices)).toBeCloseTo(1, 6);
  });
});

describe('a Gaussian kernel', () => {
  it('adds up to 1, falls to both sides and has the ratio exp(−1 / 2σ²) between its middle taps', () => {
    const kernel = gaussianKernel(1.5, 5);
    expect(kernel.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
    expect(kernel[6]! / kernel[5]!).toBeCloseTo(Math.exp(-1 / 4.5), 12);
    expect([...kernel].reverse()).toEqual([...kernel]);
  });
});

describe('the low-frequency error', () => {
  it('is the error itself where that is the same everywhere', () => {
    const [filled, truth] = [plane(() => 90), plane(() => 83)];
    expect(lowFrequencyError([filled], [truth], indices)).toBeCloseTo(7, 4);
  });

  it('hardly sees a pixel-wise checkerboard of twenty levels', () => {
    const filled = plane((x, y) => 90 + ((x + y) % 2 === 0 ? 20 : -20));
    expect(lowFrequencyError([filled], [plane(() => 90)], indices)).toBeLessThan(0.01);
  });

  it('passes a wave of period λ with the share exp(−2π²σ²/λ²)', () => {
    const wave = (x: number) => 30 * Math.sin((2 * Math.PI * x) / 32); // the hole is one period wide
    const expected = (30 / Math.SQRT2) * Math.exp((-2 * Math.PI ** 2 * 64) / 32 ** 2);
    const error = lowFrequencyError([plane((x) => 90 + wave(x))], [plane(() => 90)], indices);
    expect(error).toBeCloseTo(expected, 1);
  });
});

describe('the texture statistic', () => {
  const truth = plane(noise);

  it('is 0 for the same texture, wherever it is drawn', () => {
    const mirrored = plane((x, y) => noise(SIDE - 1 - x, y));
    expect(compareTexture(truth, truth, indices)).toEqual({ tex: 0, sharpness: 1 });
    expect(compareTexture(mirrored, truth, indices).tex).toBeLessThan(1e-6);
  });

  it('is one half, and the sharpness too, for the texture at half its strength', () => {
    const { tex, sharpness } = compareTexture(
      plane((x, y) => noise(x, y) / 2),
      truth,
      indices,
    );
    expect(tex).toBeCloseTo(0.5, 1);
    expect(sharpness).toBeCloseTo(0.5, 2);
  });

  it('does not blow up the difference of two textures that nobody can see', () => {
    const faint = plane((x, y) => 128 + 0.001 * noise(x, y));
    expect(
      compareTexture(
        plane(() => 128),
        faint,
        indices,
      ).tex,
    ).toBeLessThan(0.02);
  });
});

describe('the seam', () => {
  const flat = plane(() => 100);

  it('is the step where a flat fill meets a flat picture', () => {
    const filled = plane((x, y) => (inHole(x, y) ? 104 : 100));
    expect(seam([filled], [flat], indices)).toBeCloseTo(4, 6);
  });

  it('is negative where the fill hides a step that the truth has', () => {
    const truth = plane((x, y) => (inHole(x, y) ? 104 : 100));
    expect(seam([flat], [truth], indices)).toBeCloseTo(-4, 6);
  });

  it('does not count the picture’s own border, and is 0 without any other', () => {
    const all = Uint32Array.from({ length: SIDE * SIDE }, (_, i) => i);
    expect(seam([plane(noise)], [flat], all)).toBe(0);
  });
});

describe('touched bytes', () => {
  it('counts bytes outside the hole, alpha too, and none inside', () => {
    const input = grey(() => 100);
    const filled = grey((x, y) => (inHole(x, y) ? 3 : 100));
    expect(touchedBytes(filled, input, mask)).toBe(0);
    filled.data[0] = 101;
    filled.data[7] = 254;
    expect(touchedBytes(filled, input, mask)).toBe(2);
  });
});

describe('the score of a fill', () => {
  const truth = grey((x, y) => 128 + noise(x, y));
  const input = grey((x, y) => (inHole(x, y) ? 0 : 128 + noise(x, y)));
  const problem: Problem = { truth, input, mask };

  it('is perfect for the truth', () => {
    expect(scoreFill(problem, truth)).toMatchObject({
      ...{ psnr: MAX_PSNR, lf: 0, tex: 0, sharpness: 1, seam: 0, touched: 0 },
    });
  });

  it('punishes what was done outside the hole only as touched bytes', () => {
    const filled = grey((x, y) => (x === 0 ? 0 : 128 + noise(x, y)));
    const { touched, ...rest } = scoreFill(problem, filled);
    expect(touched).toBe(3 * SIDE);
    expect(rest).toMatchObject({ psnr: MAX_PSNR, seam: 0 });
  });

  it('takes a wrong alpha for a wrong colour', () => {
    const clear = { ...problem, truth: grey(() => 0, 0) };
    expect(
      scoreFill(
        clear,
        grey(() => 0, 255),
      ).psnr,
    ).toBeLessThan(5);
    expect(
      scoreFill(
        clear,
        grey(() => 200, 0),
      ).psnr,
    ).toBe(MAX_PSNR);
  });
});

describe('the view around a hole', () => {
  it('is cut off at the picture’s border', () => {
    expect(viewOf(mask, 40)).toEqual({ x: 0, y: 0, width: SIDE, height: SIDE });
    expect(viewOf(mask, 2)).toEqual({ x: 30, y: 30, width: 36, height: 36 });
  });
});
