import { expect, it } from 'vitest';
import { referenceLoops } from '../../../../../src/inference/engines/quick-fill/kernels/reference-loops';
import {
  fitSurface,
  heightAt,
} from '../../../../../src/inference/engines/quick-fill/smooth/surface';

const coordinates = Array.from(
  { length: 400 },
  (_, i) => [(i % 20) / 10 - 1, i / 200 - 1] as const,
);
const u = Float64Array.from(coordinates, ([x]) => x);
const v = Float64Array.from(coordinates, ([, y]) => y);
const bowl = (x: number, y: number) => 100 + 20 * x - 5 * y + 8 * x * x - 3 * x * y + 6 * y * y;

it('finds the quadratic that values were taken from', () => {
  const values = Float64Array.from(coordinates, ([x, y]) => bowl(x, y));
  const surface = fitSurface({ u, v, values }, referenceLoops);
  [100, 20, -5, 8, -3, 6].forEach((c, i) => expect(surface[i]).toBeCloseTo(c, 6));
});

it('is hardly moved by one value in ten being wildly wrong', () => {
  const values = Float64Array.from(
    coordinates,
    ([x, y], i) => bowl(x, y) + (i % 10 === 3 ? 120 : 0),
  );
  const surface = fitSurface({ u, v, values }, referenceLoops);
  expect(Math.abs(heightAt(surface, 0.3, -0.4) - bowl(0.3, -0.4))).toBeLessThan(1);
});

it('is flat where the samples do not determine a quadratic', () => {
  const line = Float64Array.from([0, 0.5, 1]);
  const values = Float64Array.from([4, 6, 8]);
  const surface = fitSurface({ u: line, v: line, values }, referenceLoops);
  expect(heightAt(surface, 5, -5)).toBeCloseTo(6, 9);
});
