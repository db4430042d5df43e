import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { ddim } from '../../../../src/inference/engines/moebius/ddim';
import { dpmSolver } from '../../../../src/inference/engines/moebius/dpm-solver';
import type { Latents } from '../../../../src/inference/engines/moebius/latents';
import type { Sampler } from '../../../../src/inference/engines/moebius/sampler';
import { CLEAN, sharesAt, timesOf } from '../../../../src/inference/engines/moebius/schedule';
import { randomNumbers } from './toy-unet';

const START = randomNumbers(64, 5).map((value) => 2 * value);
/** Of data whose every number is normal, with deviations from 1 down to 0.1. */
const VARIANCES = START.map((_, i) => 10 ** (-2 * (i / 64)));

/** The noise that an ideal model sees: its data is normal, so the answer is linear. */
function idealNoise(x: Latents, time: number): Latents {
  const { signal, noise } = sharesAt(time);
  return x.map((value, i) => (noise * value) / (signal ** 2 * VARIANCES[i]! + noise ** 2));
}

/** Where infinitely many steps would lead: such data only changes its deviation. */
function exactAt(time: number): Latents {
  const [at, first] = [sharesAt(time), sharesAt(999)];
  const deviation = (i: number, shares: typeof at) =>
    Math.sqrt(shares.signal ** 2 * VARIANCES[i]! + shares.noise ** 2);
  return START.map((value, i) => (value * deviation(i, at)) / deviation(i, first));
}

/** Through `times` to `last`; the latents there. */
function run(sampler: Sampler, times: readonly number[], last: number): Latents {
  let latents: Latents = START;
  let before: { time: number; clean: Latents } | null = null;
  times.forEach((time, i) => {
    const noise = idealNoise(latents, time);
    const step = sampler({ latents, noise, time, next: times[i + 1] ?? last, before });
    before = { time, clean: step.clean };
    latents = step.latents;
  });
  return latents;
}

function error(a: Latents, b: Latents): number {
  return Math.hypot(...a.map((value, i) => value - b[i]!)) / Math.sqrt(a.length);
}

const SAMPLERS: [string, Sampler][] = [
  ['ddim', ddim],
  ['dpm-solver++2m', dpmSolver],
];

describe.each(SAMPLERS)('%s', (_, sampler) => {
  const time = fc.integer({ min: 1, max: 999 });

  it('comes to the clean latent from any time to any other, where the noise is known', () => {
    fc.assert(
      fc.property(fc.uniqueArray(time, { minLength: 1, maxLength: 12 }), (unsorted) => {
        const times = unsorted.sort((a, b) => b - a);
        const clean = randomNumbers(64, 1);
        const noise = randomNumbers(64, 2);
        const first = sharesAt(times[0]!);
        let latents = clean.map((x0, i) => first.signal * x0 + first.noise * noise[i]!);
        let before: { time: number; clean: Latents } | null = null;
        times.forEach((time, i) => {
          const shares = sharesAt(time);
          const seen = latents.map((x, n) => (x - shares.signal * clean[n]!) / shares.noise);
          const step = sampler({ latents, noise: seen, time, next: times[i + 1] ?? CLEAN, before });
          expect(error(step.clean, clean)).toBeLessThan(1e-5);
          before = { time, clean: step.clean };
          latents = step.latents;
        });
        expect(error(latents, clean)).toBeLessThan(1e-5);
      }),
    );
  });

  it('writes to nothing it was given', () => {
    const [latents, noise] = [randomNumbers(64, 1), randomNumbers(64, 2)];
    const before = { time: 900, clean: randomNumbers(64, 3) };
    const copies = [latents.slice(), noise.slice(), before.clean.slice()];
    const step = sampler({ latents, noise, time: 800, next: 700, before });
    step.latents.fill(9);
    step.clean.fill(9);
    expect([latents, noise, before.clean]).toEqual(copies);
  });

  it('refuses noise of another size', () => {
    const step = { latents: START, noise: START.subarray(1), time: 9, next: 8, before: null };
    expect(() => sampler(step)).toThrow('predicted noise: 63 numbers where 64 were expected');
  });
});

describe('one step', () => {
  it('of DDIM keeps the shares of the next time', () => {
    const [latents, noise] = [Float32Array.of(1), Float32Array.of(0.5)];
    const { clean, latents: after } = ddim({ latents, noise, time: 900, next: 850, before: null });
    // √ᾱ: 0.118959 at 900, 0.152641 at 850
    expect(clean[0]).toBeCloseTo((1 - 0.992899 * 0.5) / 0.118959, 4);
    expect(after[0]).toBeCloseTo(0.152641 * 4.23297 + 0.988282 * 0.5, 3);
  });

  it('of DPM-Solver++ is DDIM’s where there is nothing to look back to, and where it is the last', () => {
    const [latents, noise] = [randomNumbers(64, 1), randomNumbers(64, 2)];
    const first = { latents, noise, time: 700, next: 500, before: null };
    const last = { ...first, next: CLEAN, before: { time: 800, clean: randomNumbers(64, 3) } };
    for (const step of [first, last]) {
      expect(error(dpmSolver(step).latents, ddim(step).latents)).toBeLessThan(1e-6);
    }
  });
});

describe('with more steps', () => {
  // To time 6 only: the step from there is of first order in both.
  const errorOf = (sampler: Sampler, steps: number) => {
    const times = timesOf({ steps: steps + 1, spacing: 'log-snr', strength: 1 });
    const last = times.at(-1)!;
    return error(run(sampler, times.slice(0, -1), last), exactAt(last));
  };

  it('DDIM’s error halves, and DPM-Solver++’s becomes a quarter', () => {
    expect(errorOf(ddim, 20) / errorOf(ddim, 40)).toBeCloseTo(2, 0);
    expect(errorOf(dpmSolver, 20) / errorOf(dpmSolver, 40)).toBeCloseTo(4, 0);
  });

  it('DPM-Solver++ is nearer with 8 than DDIM with 40', () => {
    expect(errorOf(dpmSolver, 8)).toBeLessThan(errorOf(ddim, 40));
  });
});
