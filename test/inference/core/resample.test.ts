import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRaster } from '../../../src/inference/core/raster';
import {
  createPlane,
  type Plane,
  resamplePlane,
  resampleRaster,
} from '../../../src/inference/core/resample';

const row = (...values: number[]): Plane => ({
  width: values.length,
  height: 1,
  data: Float32Array.from(values),
});

describe('resamplePlane', () => {
  it('averages over exact areas where it shrinks', () => {
    expect([...resamplePlane(row(0, 6, 12), { width: 2, height: 1 }).data]).toEqual([2, 10]);
    expect([...resamplePlane(row(1, 2, 3, 6), { width: 2, height: 1 }).data]).toEqual([1.5, 4.5]);
  });

  it('gives the plane itself at its own size', () => {
    fc.assert(
      fc.property(anyPlane(), (plane) => {
        expect(resamplePlane(plane, plane)).toEqual(plane);
      }),
    );
  });

  it('keeps a constant, whatever the sizes', () => {
    fc.assert(
      fc.property(
        anySize(),
        anySize(),
        fc.float({ min: -9, max: 9, noNaN: true }),
        (from, to, value) => {
          const plane = createPlane(from);
          plane.data.fill(value);
          for (const got of resamplePlane(plane, to).data) expect(got).toBeCloseTo(value, 4);
        },
      ),
    );
  });

  it('keeps the mean where both sides shrink', () => {
    fc.assert(
      fc.property(anyPlane(), fc.nat(), fc.nat(), (plane, a, b) => {
        const to = { width: 1 + (a % plane.width), height: 1 + (b % plane.height) };
        expect(meanOf(resamplePlane(plane, to))).toBeCloseTo(meanOf(plane), 3);
      }),
    );
  });

  it('does to a mirrored plane what it does to the plane', () => {
    fc.assert(
      fc.property(anyPlane(), anySize(), (plane, to) => {
        const flipped = resamplePlane(mirrored(plane), to);
        const expected = mirrored(resamplePlane(plane, to));
        flipped.data.forEach((got, i) => expect(got).toBeCloseTo(expected.data[i]!, 3));
      }),
    );
  });

  it('computes a part with the numbers of the whole', () => {
    fc.assert(
      fc.property(anyPlane(), anySize(), fc.nat(), fc.nat(), (plane, to, a, b) => {
        const [x, y] = [a % to.width, b % to.height];
        const part = { x, y, width: to.width - x, height: 1 };
        const whole = resamplePlane(plane, to);
        expect([...resamplePlane(plane, to, part).data]).toEqual([
          ...whole.data.subarray(y * to.width + x, (y + 1) * to.width),
        ]);
      }),
    );
  });

  it('draws a straight line through the middle of a ramp it enlarges', () => {
    const ramp = row(...Array.from({ length: 16 }, (_, i) => i));
    const { data } = resamplePlane(ramp, { width: 32, height: 1 });
    // Away from the edges; Lanczos-3 does not reproduce a line exactly, only to a few hundredths.
    for (let i = 8; i < 24; i++)
      expect(Math.abs(data[i]! - ((i + 0.5) / 2 - 0.5))).toBeLessThan(0.03);
  });

  it('keeps fine detail better than a straight line between neighbours would', () => {
    const wave = row(...Array.from({ length: 32 }, (_, i) => Math.sin(i * 2)));
    const { data } = resamplePlane(wave, { width: 128, height: 1 });
    let worst = 0;
    for (let i = 24; i < 104; i++) {
      worst = Math.max(worst, Math.abs(data[i]! - Math.sin(((i + 0.5) / 4 - 0.5) * 2)));
    }
    expect(worst).toBeLessThan(0.2); // a straight line misses by 0.46
  });

  it.each([
    [{ width: 0, height: 1 }, undefined],
    [
      { width: 4, height: 1 },
      { x: 3, y: 0, width: 2, height: 1 },
    ],
  ])('refuses %o', (to, part) => {
    expect(() => resamplePlane(row(1, 2), to, part)).toThrow(RangeError);
  });
});

describe('resampleRaster', () => {
  it('does not let the colour of a transparent pixel bleed into a visible one', () => {
    const raster = createRaster({ width: 2, height: 1 });
    raster.data.set([200, 100, 50, 255, 0, 255, 0, 0]);
    expect([...resampleRaster(raster, { width: 1, height: 1 }).data]).toEqual([200, 100, 50, 128]);
  });

  it('stays opaque where all is opaque, and keeps bytes at its own size', () => {
    const raster = createRaster({ width: 5, height: 4 });
    raster.data.forEach((_, i) => (raster.data[i] = i % 4 === 3 ? 255 : (i * 37) % 256));
    expect(resampleRaster(raster, raster).data).toEqual(raster.data);
    for (const size of [
      { width: 3, height: 2 },
      { width: 9, height: 11 },
    ]) {
      const { data } = resampleRaster(raster, size);
      expect(data.filter((_, i) => i % 4 === 3).every((alpha) => alpha === 255)).toBe(true);
    }
  });
});

function anySize() {
  return fc.record({
    width: fc.integer({ min: 1, max: 24 }),
    height: fc.integer({ min: 1, max: 24 }),
  });
}

function anyPlane() {
  return anySize().chain(({ width, height }) =>
    fc
      .array(fc.integer({ min: 0, max: 255 }), {
        minLength: width * height,
        maxLength: width * height,
      })
      .map((values) => ({ width, height, data: Float32Array.from(values) })),
  );
}

function mirrored({ width, height, data }: Plane): Plane {
  return {
    width,
    height,
    data: data.map((_, i) => data[i - (i % width) + width - 1 - (i % width)]!),
  };
}

function meanOf({ data }: Plane): number {
  return data.reduce((sum, value) => sum + value, 0) / data.length;
}
