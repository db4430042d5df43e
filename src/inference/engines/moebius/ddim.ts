/**
 * DDIM without added noise (η = 0): Song, Meng, Ermon 2020, arXiv 2010.02502, equation 12.
 *
 * The published recipe. Each step takes the model's word for the whole way to the next time, so it is
 * of first order: halving the steps doubles the error.
 */
import { cleanOf, type Sampler } from './sampler';
import { sharesAt } from './schedule';

/** x ← √ᾱ′·x₀ + √(1 − ᾱ′)·ε, with ᾱ′ at the next time. */
export const ddim: Sampler = ({ latents, noise, time, next }) => {
  const clean = cleanOf(latents, noise, time);
  const shares = sharesAt(next);
  return {
    clean,
    latents: clean.map((x0, i) => shares.signal * x0 + shares.noise * noise[i]!),
  };
};
