/**
 * Signal and noise at each of the 1000 timesteps the model was trained on: scaled-linear betas from
 * 0.00085 to 0.012 (diffusers' `beta_schedule="scaled_linear"`), computed in double precision. Written
 * apart from the product's schedule on purpose, so that a mistake there is not repeated here.
 */
export const TRAIN_STEPS = 1000;

export interface NoiseTables {
  /** √ᾱ_t: how much of the clean latents is in x_t. */
  readonly signal: Float32Array<ArrayBuffer>;
  /** √(1 − ᾱ_t): how much of the noise. */
  readonly noise: Float32Array<ArrayBuffer>;
}

export function noiseTables(): NoiseTables {
  const signal = new Float32Array(TRAIN_STEPS);
  const noise = new Float32Array(TRAIN_STEPS);
  const [first, last] = [Math.sqrt(0.00085), Math.sqrt(0.012)];
  let alphaBar = 1;
  for (let t = 0; t < TRAIN_STEPS; t++) {
    const rootBeta = first + ((last - first) * t) / (TRAIN_STEPS - 1);
    alphaBar *= 1 - rootBeta * rootBeta;
    signal[t] = Math.sqrt(alphaBar);
    noise[t] = Math.sqrt(1 - alphaBar);
  }
  return { signal, noise };
}
