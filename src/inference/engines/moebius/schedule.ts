/**
 * How much noise there is at which time.
 *
 * Time runs from 0 (almost clean) to 999 (almost pure noise). At time t a latent is √ᾱ·x₀ + √(1 − ᾱ)·ε:
 * x₀ the clean one, ε normal noise, ᾱ ("alpha bar") the share of the clean one's variance that is left.
 */
import type { MoebiusSettings } from './settings';

/** Times the model was trained at. */
export const TRAIN_TIMES = 1000;
/** Variance added at the first and the last time, from the model's published scheduler configuration. */
const BETA_START = 0.00085;
const BETA_END = 0.012;

/** Stands for the time before 0: no noise at all. */
export const CLEAN = -1;

/** ᾱ at every time, falling from 0.99915 to 0.00466. Double precision: products of 1000 factors. */
const ALPHA_BARS = alphaBars();

/** "Scaled linear": the square roots of the betas are evenly spaced. */
function alphaBars(): Float64Array {
  const [from, to] = [Math.sqrt(BETA_START), Math.sqrt(BETA_END)];
  let product = 1;
  return Float64Array.from({ length: TRAIN_TIMES }, (_, time) => {
    const beta = (from + ((to - from) * time) / (TRAIN_TIMES - 1)) ** 2;
    return (product *= 1 - beta);
  });
}

/**
 * ᾱ at `time`: 1 when `CLEAN`, so that the last step ends without noise (published: `set_alpha_to_one`).
 *
 * @throws RangeError - `time` is not one of the model's
 */
export function alphaBarAt(time: number): number {
  const alphaBar = time === CLEAN ? 1 : ALPHA_BARS[time];
  if (alphaBar === undefined) throw new RangeError(`the model knows no time ${time}`);
  return alphaBar;
}

/** The shares of the clean latent and of the noise at `time`: √ᾱ and √(1 − ᾱ). */
export function sharesAt(time: number): { readonly signal: number; readonly noise: number } {
  const alphaBar = alphaBarAt(time);
  return { signal: Math.sqrt(alphaBar), noise: Math.sqrt(1 - alphaBar) };
}

/** λ at `time`: the logarithm of signal over noise, ln(√ᾱ / √(1 − ᾱ)); −2.7 at 999, 3.5 at 0. */
export function logSnrAt(time: number): number {
  const { signal, noise } = sharesAt(time);
  return Math.log(signal / noise);
}

/**
 * Where `log-snr` ends, but for the last step to `CLEAN`: at 8 % noise. Nearer to 0, more of the few
 * steps go to noise too fine to be seen; further from it, the last step smooths detail away.
 */
const LOG_SNR_END = 6;

const SPACINGS: Readonly<Record<MoebiusSettings['spacing'], (steps: number) => readonly number[]>> =
  {
    // Every ⌊1000/steps⌋-th time from 0 up: published, with `steps_offset` 0.
    leading: (steps) => {
      const stride = Math.floor(TRAIN_TIMES / steps);
      return Array.from({ length: steps }, (_, i) => (steps - 1 - i) * stride);
    },
    // 1000 divided evenly from 999 down: Lin et al. 2023, arXiv 2305.08891, table 2.
    trailing: (steps) =>
      Array.from({ length: steps }, (_, i) => Math.round(((steps - i) * TRAIN_TIMES) / steps) - 1),
    // Lu et al. 2022, arXiv 2206.00927, section 4.1: equal strides for the variable the solver works in.
    'log-snr': (steps) => {
      const first = logSnrAt(TRAIN_TIMES - 1);
      const stride = steps === 1 ? 0 : (logSnrAt(LOG_SNR_END) - first) / (steps - 1);
      return Array.from({ length: steps }, (_, i) => timeOf(first + i * stride));
    },
  };

/** The time whose λ is nearest. */
function timeOf(logSnr: number): number {
  const distance = (time: number) => Math.abs(logSnrAt(time) - logSnr);
  let nearest = TRAIN_TIMES - 1;
  while (nearest > 0 && distance(nearest - 1) < distance(nearest)) nearest--;
  return nearest;
}

/**
 * The times at which the model is asked, falling; after the last of them comes `CLEAN`. Where `log-snr`
 * would ask twice at one time (from 102 steps on), it asks once, so there are fewer.
 *
 * `strength` keeps the last ⌊steps · strength⌋ of them: the published 20 · 0.99 leaves 19, from 900.
 *
 * @throws RangeError - `steps` is not an integer from 1 to 1000, or `strength` leaves none
 */
export function timesOf({
  steps,
  spacing,
  strength,
}: Pick<MoebiusSettings, 'steps' | 'spacing' | 'strength'>): readonly number[] {
  if (!Number.isInteger(steps) || steps < 1 || steps > TRAIN_TIMES) {
    throw new RangeError(`${steps} steps: a whole number from 1 to ${TRAIN_TIMES} was expected`);
  }
  const kept = Math.min(Math.floor(steps * strength), steps);
  if (!(kept >= 1)) throw new RangeError(`strength ${strength} leaves none of ${steps} steps`);
  const times = SPACINGS[spacing](steps).slice(-kept);
  return times.filter((time, i) => time !== times[i - 1]);
}
