import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSpline } from '../../../../../src/inference/engines/quick-fill/smooth/spline';

const size = { width: 20, height: 16 };
const cells = (at: (x: number, y: number) => number) =>
  Float64Array.from({ length: 320 }, (_, p) => at(p % 20, Math.floor(p / 20)));
const middle = Uint8Array.from(cells((x, y) => Number(x > 6 && x < 13 && y > 5 && y < 10)));
const corner = Uint8Array.from(cells((x, y) => Number(x > 14 && y < 5)));

/** What the spline makes of `truth` where `isUnknown`, which it does not see. */
function lay(truth: Float64Array, isUnknown: Uint8Array, give: number): Float64Array {
  const known = Float64Array.from(truth, (value, p) => (isUnknown[p] === 1 ? NaN : value));
  return openSpline({ ...size, heights: [known] }, isUnknown)!(give)[0]!;
}

function errorIn(isUnknown: Uint8Array, a: Float64Array, b: Float64Array): number {
  let most = 0;
  isUnknown.forEach((is, p) => is === 1 && (most = Math.max(most, Math.abs(a[p]! - b[p]!))));
  return most;
}

describe('openSpline', () => {
  it.each([
    ['in the middle', middle],
    ['in a corner', corner],
  ])('continues any quadratic exactly into a hole %s, however freely it may bend', (_, hole) => {
    const term = fc.integer({ min: -20, max: 20 });
    fc.assert(
      fc.property(fc.tuple(term, term, term, term, term), term, ([a, b, c, d, e], power) => {
        const truth = cells((x, y) => a * x + b * y + (c * x * x + d * x * y + e * y * y) / 8);
        expect(errorIn(hole, lay(truth, hole, 10 ** (power / 10)), truth)).toBeLessThan(1e-3);
      }),
      { numRuns: 30 },
    );
  });

  it('follows a bend with much give, and averages grain away with little', () => {
    const wave = cells((x, y) => 20 * Math.sin(x / 2) * Math.cos(y / 3));
    expect(errorIn(middle, lay(wave, middle, 1000), wave)).toBeLessThan(4);
    expect(errorIn(middle, lay(wave, middle, 0.0001), wave)).toBeGreaterThan(8);
    const flat = cells(() => 0);
    const grain = cells((x, y) => ((x * 7919 + y * 104729) % 11) - 5);
    expect(errorIn(middle, lay(grain, middle, 0.0001), flat)).toBeLessThan(2);
    expect(errorIn(middle, lay(grain, middle, 1000), flat)).toBeGreaterThan(4);
  });

  it('takes no heed of values far from the hole, nor of cells of which nothing is known', () => {
    const ramp = cells((x, y) => 3 * x - 2 * y);
    const broken = ramp.map((value, p) => (p % 20 > 17 ? 500 : p % 20 === 4 ? NaN : value));
    expect(errorIn(middle, lay(broken, middle, 1), ramp)).toBeLessThan(1e-3);
  });

  it('refuses a hole that is wide both ways', () => {
    const field = { width: 90, height: 90, heights: [new Float64Array(8100)] };
    expect(openSpline(field, new Uint8Array(8100).fill(1))).toBeUndefined();
  });
});
