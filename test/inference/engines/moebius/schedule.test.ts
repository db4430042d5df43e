import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  alphaBarAt,
  CLEAN,
  logSnrAt,
  sharesAt,
  timesOf,
} from '../../../../src/inference/engines/moebius/schedule';

describe('alphaBarAt', () => {
  it('has the published values', () => {
    const times = [0, 50, 100, 250, 500, 750, 800, 850, 900, 950, 999];
    expect(times.map((time) => Number(alphaBarAt(time).toFixed(6)))).toEqual([
      0.99915, 0.951577, 0.894223, 0.673793, 0.276333, 0.05617, 0.03687, 0.023299, 0.014151,
      0.008247, 0.00466,
    ]);
  });

  it('falls with time, from no noise at all', () => {
    expect(alphaBarAt(CLEAN)).toBe(1);
    for (let time = 0; time < 1000; time++) {
      expect(alphaBarAt(time)).toBeLessThan(alphaBarAt(time - 1));
      expect(logSnrAt(time)).toBeLessThan(time === 0 ? Infinity : logSnrAt(time - 1));
    }
  });

  it.each([-2, 0.5, 1000, NaN])('refuses time %d', (time) => {
    expect(() => alphaBarAt(time)).toThrow(RangeError);
  });

  it('shares out the variance without rest', () => {
    for (let time = CLEAN; time < 1000; time++) {
      const { signal, noise } = sharesAt(time);
      expect(signal ** 2 + noise ** 2).toBeCloseTo(1, 14);
    }
  });
});

describe('timesOf', () => {
  // First time and number of passes of the published port, by the steps of its slider.
  it.each([
    [4, 500, 3],
    [5, 600, 4],
    [6, 664, 5],
    [8, 750, 7],
    [10, 800, 9],
    [12, 830, 11],
    [15, 858, 14],
    [20, 900, 19],
    [25, 920, 24],
    [30, 924, 29],
    [50, 960, 49],
  ])('leads %d published steps from time %d in %d passes', (steps, first, passes) => {
    const times = timesOf({ steps, spacing: 'leading', strength: 0.99 });
    expect(times).toHaveLength(passes);
    expect(times[0]).toBe(first);
    expect(times.at(-1)).toBe(0);
  });

  it('spaces the published steps by a whole number of times', () => {
    expect(timesOf({ steps: 30, spacing: 'leading', strength: 0.1 })).toEqual([66, 33, 0]);
  });

  it('divides evenly from the last time when trailing', () => {
    expect(timesOf({ steps: 8, spacing: 'trailing', strength: 1 })).toEqual([
      999, 874, 749, 624, 499, 374, 249, 124,
    ]);
  });

  it('keeps nearly equal strides of the log of signal over noise', () => {
    const times = timesOf({ steps: 8, spacing: 'log-snr', strength: 1 });
    expect(times).toEqual([999, 863, 696, 487, 265, 102, 28, 6]);
    const strides = times.slice(1).map((time, i) => logSnrAt(time) - logSnrAt(times[i]!));
    expect(Math.max(...strides) - Math.min(...strides)).toBeLessThan(0.1);
  });

  const spacing = fc.constantFrom('leading', 'trailing', 'log-snr' as const);

  it('falls strictly, stays within the model’s times, and strength drops from its beginning only', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        spacing,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (steps, spacing, strength) => {
          const whole = timesOf({ steps, spacing, strength: 1 });
          whole.forEach((time, i) => {
            expect(Number.isInteger(time) && time >= 0 && time < (whole[i - 1] ?? 1000)).toBe(true);
          });
          if (spacing !== 'log-snr') expect(whole).toHaveLength(steps);
          const kept = Math.trunc(steps * strength);
          if (kept === 0) {
            expect(() => timesOf({ steps, spacing, strength })).toThrow(RangeError);
          } else {
            const times = timesOf({ steps, spacing, strength });
            expect(times).toEqual(whole.slice(-times.length));
            expect(times.length).toBeLessThanOrEqual(kept);
          }
        },
      ),
    );
  });

  it.each([
    [{ steps: 1, strength: 0.99 }, 'leaves none'],
    [{ steps: 20, strength: NaN }, 'leaves none'],
    [{ steps: 0, strength: 1 }, '0 steps'],
    [{ steps: 2.5, strength: 1 }, '2.5 steps'],
    [{ steps: 1001, strength: 1 }, '1001 steps'],
  ])('refuses %o', (settings, message) => {
    expect(() => timesOf({ ...settings, spacing: 'leading' })).toThrow(message);
  });
});
