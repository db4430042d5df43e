import { describe, expect, it } from 'vitest';
import type { Raster } from '../../../../src/inference/core/raster';
import { OFF_LIMITS } from '../../../../src/inference/engines/engine';
import { composeResult } from '../../../../src/inference/engines/moebius/compose';
import { viewOf } from '../../../../src/inference/engines/moebius/model-view';
import { resampleRaster } from '../../../../src/inference/core/resample';
import {
  flat,
  gradient,
  holeIn,
  noise,
  paint,
  poison,
  worstError,
} from '../../../support/pictures';
import { BEST, drawnAs, isHole, isSame, jobOf, statisticsOf, viewFor } from './jobs';

const size = { width: 512, height: 512 };
const large = { width: 1024, height: 1024 };
const hole = { x: 200, y: 200, width: 64, height: 64 };
const plain = { ...BEST, colourMatch: 0, grain: 0 };

function compose(image: Raster, drawing: Raster, settings = plain, rect = hole) {
  const job = jobOf(image, rect);
  const view = viewFor(job);
  return { job, result: composeResult(job, view, drawnAs(drawing, view), settings).image };
}

describe('composeResult', () => {
  it('says what the hole is made of: each layer less is what the recipe gives without', () => {
    const image = noise(large, 3);
    const job = jobOf(image, hole);
    const view = viewFor(job);
    const drawn = drawnAs(gradient(large), view);
    const made = (colourMatch: number, grain: number) =>
      composeResult(job, view, drawn, { ...BEST, colourMatch, grain });
    const whole = made(1, 1);
    const { rect, match, grain } = whole.finish!;
    const at = (raster: Raster, i: number) => {
      const x = rect.x + (i % rect.width);
      return raster.data[4 * ((rect.y + Math.floor(i / rect.width)) * large.width + x)]!;
    };
    const bare = made(0, 1).image;
    for (let i = 0; i < rect.width * rect.height; i += 97) {
      const [full, added] = [at(whole.image, i), match![3 * i]!];
      if (full > 0 && full < 255) expect(Math.abs(at(bare, i) - (full - added))).toBeLessThan(1.6);
    }
    expect(Math.max(...grain!)).toBeGreaterThan(3);
    // What the published recipe leaves out can be added all the same, and no more is said to be in it.
    expect(made(0, 0).finish).toMatchObject({ made: { match: 0, grain: 0 } });
    expect(made(0, 0).finish!.grain).not.toBeNull();
  });

  it('takes the hole from the model and everything else from the picture', () => {
    const image = gradient(size);
    const { job, result } = compose(image, flat(size, [10, 20, 30]));
    const others = job.hole.map((kind) => (isHole(kind) ? 0 : 255));
    expect(worstError(result, image, others)).toBe(0);
    expect(worstError(result, flat(size, [10, 20, 30]), job.hole)).toBe(0);
  });

  it('does not touch holes of regions to come', () => {
    const image = flat(size, [200, 0, 0]);
    const kinds = holeIn(size, hole);
    kinds.fill(OFF_LIMITS, 512 * 220, 512 * 230);
    const job = { image, hole: kinds, seed: 1 };
    const view = viewFor(job);
    const result = composeResult(job, view, drawnAs(flat(size, [0, 0, 0]), view), plain).image;
    expect(result.data[4 * (225 * 512 + 220)]).toBe(200);
    expect(result.data[4 * (215 * 512 + 220)]).toBe(0);
  });

  it('brings a smooth drawing back to the picture’s resolution to within a level', () => {
    const image = gradient(large);
    const rect = { x: 411, y: 333, width: 202, height: 151 };
    const { job, result } = compose(image, image, plain, rect);
    expect(worstError(result, image, job.hole)).toBeLessThanOrEqual(1);
  });

  it('does so too in a window that is neither square nor a multiple of anything', () => {
    const image = gradient({ width: 1031, height: 419 });
    const { job, result } = compose(image, image, plain, {
      x: 411,
      y: 133,
      width: 202,
      height: 151,
    });
    expect(worstError(result, image, job.hole)).toBeLessThanOrEqual(1);
  });

  it('mixes both sides of the painted rim as published, and nothing beyond the zone', () => {
    const grown = 8;
    const image = flat(size, [200, 200, 200]);
    const zone = { x: 192, y: 192, width: 80, height: 80 };
    const job = jobOf(image, zone, { grown }); // painted: 200…263
    const settings = { ...plain, paste: 'two-sided-blur', snapMask: false } as const;
    const view = viewOf(job, settings);
    const result = composeResult(job, view, drawnAs(flat(size, [0, 0, 0]), view), settings).image;
    const shown = (x: number) => result.data[4 * (232 * 512 + x)]!;
    expect(shown(231)).toBe(0);
    // A Gaussian of σ 3 half a pixel inside and outside of an edge: 57 % and 43 %.
    expect(shown(200)).toBeCloseTo(200 * (1 - 0.566), -0.5);
    expect(shown(199)).toBeCloseTo(200 * 0.566, -0.5);
    expect(shown(192)).toBeGreaterThan(198);
    expect(shown(191)).toBe(200);
  });
});

describe('colour match', () => {
  const matched = { ...plain, colourMatch: 1 };
  const image = noise(size, 60);
  const off = paint(size, (x, y) => {
    const [r, g, b] = image.data.subarray(4 * (y * 512 + x));
    return [0.9 * (r! - 128) + 140, g! - 9, b!];
  });

  it('gives the hole the tone and contrast that the ring has lost', () => {
    const { job, result } = compose(image, off, matched);
    const { job: unmatchedJob, result: unmatched } = compose(image, off);
    expect(worstError(unmatched, image, unmatchedJob.hole)).toBeGreaterThan(10);
    expect(worstError(result, image, job.hole)).toBeLessThanOrEqual(1);
  });

  it('goes as far as its strength says', () => {
    const { result } = compose(image, off, { ...plain, colourMatch: 0.5 });
    const [half, full] = [statisticsOf(result, hole, 1), statisticsOf(image, hole, 1)];
    expect(full.mean - half.mean).toBeCloseTo(4.5, 0);
  });

  it('does not listen to what is far from the hole, or in it', () => {
    const far = paint(size, (x, y) => {
      const isNear = x > 180 && x < 284 && y > 180 && y < 284;
      return isNear ? [100, 100, 100] : [0, 255, 0];
    });
    const inside = poison(flat(size, [100, 100, 100]), holeIn(size, hole), [255, 0, 0]);
    for (const picture of [far, inside]) {
      const { job, result } = compose(picture, flat(size, [90, 110, 100]), matched);
      expect(worstError(result, flat(size, [100, 100, 100]), job.hole)).toBeLessThanOrEqual(1);
    }
  });

  it('does not stretch beyond reason: a wholly wrong drawing stays what it is', () => {
    const { result } = compose(image, flat(size, [0, 0, 0]), matched);
    expect(statisticsOf(result, hole).mean).toBeLessThan(40);
  });
});

describe('grain', () => {
  const settings = { ...plain, grain: 1 };
  const rect = { x: 400, y: 400, width: 200, height: 200 };
  const grainy = noise(large, 20); // uniform: deviation 5.8
  const smooth = flat(large, [128, 128, 128]);

  it('of an enlarged patch is what the ring has beyond the model’s resolution', () => {
    const { result } = compose(grainy, smooth, settings, rect);
    // What the model could not see of it: all but a quarter of the variance, which it may draw itself.
    const [filled, wanted] = [statisticsOf(result, rect), statisticsOf(grainy, rect)];
    expect(filled.deviation / wanted.deviation).toBeGreaterThan(0.75);
    expect(filled.deviation / wanted.deviation).toBeLessThan(1.05);
    expect(filled.mean).toBeCloseTo(128, 0);
  });

  it('has nothing that the model could have drawn: reduced, it is gone', () => {
    const { result } = compose(grainy, smooth, settings, rect);
    const reduced = resampleRaster(result, size);
    const half = { x: 205, y: 205, width: 90, height: 90 };
    expect(statisticsOf(reduced, half).deviation).toBeLessThan(1); // of white noise, 2.9
  });

  it('follows the seed', () => {
    const job = jobOf(grainy, rect);
    const view = viewFor(job);
    const drawn = drawnAs(smooth, view);
    const withSeed = (seed: number) =>
      composeResult({ ...job, seed }, view, drawn, settings).image.data;
    expect(isSame(withSeed(1), withSeed(1))).toBe(true);
    expect(isSame(withSeed(1), withSeed(2))).toBe(false);
  });

  it('is grey where the picture’s is grey', () => {
    const grey = paint(large, (x, y) => {
      const value = grainy.data[4 * (y * large.width + x)]!;
      return [value, value, value];
    });
    const { job, result } = compose(grey, smooth, settings, rect);
    const worst = job.hole.reduce((most, kind, p) => {
      const [r, g, b] = result.data.subarray(4 * p, 4 * p + 3);
      return isHole(kind) ? Math.max(most, Math.abs(r! - g!), Math.abs(g! - b!)) : most;
    }, 0);
    expect(worst).toBeLessThanOrEqual(1);
  });

  it.each([
    ['a smooth picture', gradient(large), rect],
    ['a patch that is not enlarged', noise(size, 20), hole],
  ])('is not given to %s', (_, picture, part) => {
    const { job, result } = compose(picture, gradient(picture), settings, part);
    expect(worstError(result, gradient(picture), job.hole)).toBeLessThanOrEqual(2);
  });

  it('does not take an edge for grain', () => {
    const edge = paint(large, (x) => (x < 500 ? [20, 20, 20] : [230, 230, 230]));
    const { result } = compose(edge, smooth, settings, rect);
    expect(statisticsOf(result, rect).deviation).toBeLessThan(0.5);
  });
});

describe('sharpness', () => {
  it('of an enlarged patch is raised to the ring’s', () => {
    const stripes = paint(large, (x) => (x % 16 < 8 ? [60, 60, 60] : [180, 180, 180]));
    const soft = paint(large, (x) => {
      const value = 120 - 35 * Math.sin(((x + 0.5) * Math.PI) / 8);
      return [value, value, value];
    });
    const rect = { x: 400, y: 400, width: 160, height: 160 };
    const contrast = (grain: number) =>
      statisticsOf(compose(stripes, soft, { ...plain, grain }, rect).result, rect).deviation;
    expect(contrast(1)).toBeGreaterThan(1.05 * contrast(0));
  });
});

describe('alpha', () => {
  it('is continued from the rim alone', () => {
    const image = paint(size, (x, y) => {
      const isNear = x > 190 && x < 274 && y > 190 && y < 274;
      return [9, 9, 9, isNear ? 70 : 255];
    });
    const { result } = compose(image, flat(size, [0, 0, 0]));
    expect(statisticsOf(result, hole, 3)).toEqual({ mean: 70, deviation: 0 });
  });

  it('goes over from one side to the other where they differ', () => {
    const image = paint(size, (x) => [9, 9, 9, x < 232 ? 0 : 255]);
    const { result } = compose(image, flat(size, [0, 0, 0]));
    const alphaAt = (x: number) => result.data[4 * (232 * 512 + x) + 3]!;
    expect(alphaAt(202)).toBeLessThan(60);
    expect(alphaAt(261)).toBeGreaterThan(195);
  });

  it('is full where there is no rim', () => {
    const whole = { x: 0, y: 0, ...size };
    const { result } = compose(flat(size, [9, 9, 9, 0]), flat(size, [5, 5, 5]), plain, whole);
    expect(statisticsOf(result, whole, 3).mean).toBe(255);
  });
});
