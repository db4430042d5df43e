import fc from 'fast-check';
import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { denoise } from '../../../stage/samples/render/denoise';
import type { Exposure } from '../../../stage/samples/render/film';
import { marched } from '../../../stage/samples/render/march';
import { writePng } from '../../../stage/samples/render/png-writer';
import { createRandom, Sampler } from '../../../stage/samples/render/sampler';
import { boxAround, ellipse } from '../../../stage/samples/render/shape';
import { bounce, type Surface } from '../../../stage/samples/render/surface';
import {
  length,
  luminance,
  normalize,
  vec,
  WHITE,
  type Vec3,
} from '../../../stage/samples/render/vector';

describe('writePng', () => {
  it('writes what another decoder reads back exactly', () => {
    const picture = fc
      .record({
        width: fc.integer({ min: 1, max: 9 }),
        height: fc.integer({ min: 1, max: 9 }),
        channels: fc.constantFrom<1 | 3>(1, 3),
        seed: fc.nat(),
        range: fc.constantFrom(4, 40, 256),
      })
      .map(({ seed, range, ...shape }) => {
        const random = createRandom(seed);
        const bytes = shape.width * shape.height * shape.channels;
        // Slopes with some noise: every row filter is the best one for some of them.
        const data = Uint8Array.from({ length: bytes }, (_, i) => i * 3 + random() * range);
        return { ...shape, data };
      });
    fc.assert(
      fc.property(picture, (original) => {
        const { width, height, channels, data } = decode(writePng(original));
        expect({ width, height, channels, data: [...data] }).toEqual({
          ...original,
          data: [...original.data],
        });
      }),
    );
  });
});

describe('Sampler', () => {
  it('visits every cell of the unit square once, in every decision', () => {
    const sampler = new Sampler(3, 12);
    for (let decision = 0; decision < 5; decision++) {
      const cells = Array.from({ length: 12 }, (_, sample) => {
        sampler.startPath(99, sample);
        for (let i = 0; i <= decision; i++) sampler.next();
        return `${Math.floor(sampler.u * 3)},${Math.floor(sampler.v * 4)}`;
      });
      expect(new Set(cells).size).toBe(12);
    }
  });
});

describe('marched', () => {
  const ball = marched(
    (x, y, z) => Math.hypot(x, y, z) - 1,
    boxAround(vec(0, 0, 0), vec(1, 1, 1)),
    {
      precision: 1e-4,
    },
  );
  const from = (origin: Vec3, direction: Vec3) => ({ origin, direction: normalize(direction) });

  it('meets a sphere where the formula says', () => {
    const ray = from(vec(0.3, 0.4, 5), vec(0, 0, -1));
    expect(ball.intersect(ray, 0, Infinity)).toBeCloseTo(5 - Math.sqrt(0.75), 3);
    expect(ball.intersect(ray, 0, 4)).toBe(Infinity);
  });

  it('gives the outward normal there', () => {
    const normal = ball.normalAt(normalize(vec(1, 2, -2)));
    expect(length(vec(normal.x - 1 / 3, normal.y - 2 / 3, normal.z + 2 / 3))).toBeLessThan(1e-3);
  });
});

describe('ellipse', () => {
  it('is hit inside its rim only, and only between near and far', () => {
    const disc = ellipse(vec(0, 0, 0), vec(2, 0, 0), vec(0, 1, 0));
    const down = (x: number, y: number) => ({ origin: vec(x, y, 3), direction: vec(0, 0, -1) });
    expect(disc.intersect(down(1.9, 0), 0, Infinity)).toBe(3);
    expect(disc.intersect(down(1.9, 0.5), 0, Infinity)).toBe(Infinity);
    expect(disc.intersect(down(0, 0), 0, 2.9)).toBe(Infinity);
  });
});

describe('bounce', () => {
  const view = normalize(vec(0.6, 0.8, 0));
  const returned = (surface: Surface) => {
    const sampler = new Sampler(5, 4096);
    let sum = 0;
    for (let sample = 0; sample < 4096; sample++) {
      sampler.startPath(1, sample);
      const next = bounce(surface, view, sampler);
      if (next) sum += luminance(next.weight) / 4096;
    }
    return sum;
  };
  const white = { normal: vec(0, 1, 0), albedo: WHITE, roughness: 0.5, reflectance: 0 };

  it('returns all light from a white matt surface', () => {
    expect(returned(white)).toBeCloseTo(1, 6);
  });

  it.each([0.05, 0.3, 0.8])('makes no light under a coat of roughness %f', (roughness) => {
    const share = returned({ ...white, roughness, reflectance: 0.04 });
    expect(share).toBeLessThan(1.01);
    expect(share).toBeGreaterThan(0.9);
  });
});

describe('denoise', () => {
  const size = { width: 32, height: 32 };
  const pixels = size.width * size.height;
  const random = createRandom(11);
  const noise = Float32Array.from({ length: pixels }, () => random() - 0.5);
  /** A wall half dark, half pale, evenly lit, seen through noise of deviation 0.29. */
  const albedo = Float32Array.from({ length: pixels * 3 }, (_, i) =>
    Math.floor(i / 3) % size.width < 16 ? 0.2 : 0.8,
  );
  const exposure: Exposure = {
    ...size,
    albedo,
    light: albedo.map((value, i) => value * (1 + noise[Math.floor(i / 3)]!)),
    normal: new Float32Array(pixels * 3).fill(Math.sqrt(1 / 3)),
    distance: new Float32Array(pixels).fill(5),
    variance: new Float32Array(pixels).fill(1 / 12),
  };
  const deviation = ({ light }: Exposure) =>
    Math.sqrt(
      light.reduce((sum, value, i) => sum + (value / albedo[i]! - 1) ** 2, 0) / light.length,
    );

  it('takes most of the noise out of an even surface', () => {
    expect(deviation(denoise(exposure))).toBeLessThan(0.25 * deviation(exposure));
  });

  it('keeps the edge of a texture as sharp as it was', () => {
    const { light } = denoise(exposure);
    const contrasts = Array.from(
      { length: size.height },
      (_, y) => light[(y * size.width + 16) * 3]! / light[(y * size.width + 15) * 3]!,
    );
    expect(Math.min(...contrasts)).toBeGreaterThan(2.5);
  });

  it('leaves light alone that it has no doubt about', () => {
    const sure = { ...exposure, variance: new Float32Array(pixels) };
    const change = denoise(sure).light.map((value, i) => Math.abs(value - exposure.light[i]!));
    expect(Math.max(...change)).toBeLessThan(1e-3);
  });
});
