/**
 * DPM-Solver++(2M): Lu et al. 2022, "DPM-Solver++: Fast Solver for Guided Sampling of Diffusion
 * Probabilistic Models", arXiv 2211.01095, algorithm 2.
 *
 * Written in the logarithm of signal over noise, λ = ln(√ᾱ / √(1 − ᾱ)), the clean latent changes so
 * slowly along the way that the last two guesses can be continued in a straight line: second order for
 * the same one pass a step. The first step has nothing to look back to. The last one leads to λ = ∞,
 * where no line can be continued. Both are of first order, which makes them the same as DDIM's.
 */
import { cleanOf, type Sampler } from './sampler';
import { CLEAN, logSnrAt, sharesAt } from './schedule';

export const dpmSolver: Sampler = ({ latents, noise, time, next, before }) => {
  const clean = cleanOf(latents, noise, time);
  if (next === CLEAN) return { clean, latents: clean };

  const [from, to] = [sharesAt(time), sharesAt(next)];
  const stride = logSnrAt(next) - logSnrAt(time);
  // How far to lean beyond the present guess: half a step, in units of the step before it.
  const lean = before ? stride / (2 * (logSnrAt(time) - logSnrAt(before.time))) : 0;
  const kept = to.noise / from.noise;
  const added = -to.signal * Math.expm1(-stride);
  return {
    clean,
    latents: latents.map((x, i) => {
      const guess = before ? clean[i]! + lean * (clean[i]! - before.clean[i]!) : clean[i]!;
      return kept * x + added * guess;
    }),
  };
};
