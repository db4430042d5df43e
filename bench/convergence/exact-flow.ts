/**
 * Where a start leads if the steps are made small enough: the solution of the ordinary differential
 * equation that DDIM and DPM-Solver++ approximate ("probability flow", Song et al. 2020, arXiv
 * 2011.13456), guidance included.
 *
 * In y = x/√ᾱ and r = √(1 − ᾱ)/√ᾱ it reads dy/dr = ε(x), from the start's r down to 0. Solved with
 * the classical Runge–Kutta method of fourth order in double precision.
 */
import { idealNoise } from './mixture';

/** r falls as the fifth power of what is left: the strides shrink towards the end, where detail arises. */
const POWER = 5;

export interface Shares {
  readonly signal: number;
  readonly noise: number;
}

/**
 * @param start - x at `shares`
 * @param guidance - as `guidanceScale`
 * @returns the clean x, after four times `strides` questions to the ideal model
 */
export function exactFlow(
  start: ArrayLike<number>,
  { signal, noise }: Shares,
  guidance: number,
  strides: number,
): Float64Array {
  const ratioAt = (i: number) => (noise / signal) * (1 - i / strides) ** POWER;
  const slope = (y: Float64Array, r: number) => guidedSlope(y, r, guidance);
  let y = Float64Array.from(start, (x) => x / signal);
  for (let i = 0; i < strides; i++) {
    const [r, h] = [ratioAt(i), ratioAt(i + 1) - ratioAt(i)];
    const k1 = slope(y, r);
    const k2 = slope(along(y, k1, h / 2), r + h / 2);
    const k3 = slope(along(y, k2, h / 2), r + h / 2);
    const k4 = slope(along(y, k3, h), r + h);
    y = y.map((value, n) => value + (h / 6) * (k1[n]! + 2 * k2[n]! + 2 * k3[n]! + k4[n]!));
  }
  return y;
}

function guidedSlope(y: Float64Array, ratio: number, guidance: number): Float64Array {
  const signal = 1 / Math.hypot(1, ratio);
  const { unconditional, conditional } = idealNoise(
    y.map((value) => value * signal),
    { signal, noise: ratio * signal },
  );
  return conditional.map((c, i) => unconditional[i]! + guidance * (c - unconditional[i]!));
}

function along(y: Float64Array, slopes: Float64Array, h: number): Float64Array {
  return y.map((value, n) => value + h * slopes[n]!);
}
