/**
 * What a sampler is: the rule for one step from a noisy latent to a less noisy one.
 *
 * The model says what noise it sees in the latent. That names a clean latent, the model's present
 * guess at the result; a step keeps part of both. Samplers differ in how they bend the straight line.
 */
import { expectLength, type Latents } from './latents';
import { sharesAt } from './schedule';

export interface SamplerStep {
  /** At `time`, 4 × 64 × 64. Not written to. */
  readonly latents: Latents;
  /** What the model says is noise in `latents`, guidance included; 4 × 64 × 64. */
  readonly noise: Float32Array;
  /** 0–999. */
  readonly time: number;
  /** Where the step leads: an earlier time, or `CLEAN`. */
  readonly next: number;
  /** The guess of the step before this one, for samplers that look back; null in the first step. */
  readonly before: { readonly time: number; readonly clean: Latents } | null;
}

export interface Stepped {
  /** At `next`. */
  readonly latents: Latents;
  /** The guess at the result: what the latent would be without the noise. */
  readonly clean: Latents;
}

/** Pure: the same step gives the same numbers, and what went in is left as it was. */
export type Sampler = (step: SamplerStep) => Stepped;

/** x₀ = (x − √(1 − ᾱ)·ε) / √ᾱ. */
export function cleanOf(latents: Latents, noise: Float32Array, time: number): Latents {
  expectLength('predicted noise', noise, latents.length);
  const shares = sharesAt(time);
  return latents.map((x, i) => (x - shares.noise * noise[i]!) / shares.signal);
}
