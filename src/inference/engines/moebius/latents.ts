/**
 * Latents: the 64 × 64 picture of numbers in which the model works, one cell for 8 × 8 pixels.
 *
 * Layout everywhere: channel after channel, each row-major from the top left, batch outermost. What
 * the VAE encoder gives is multiplied by one factor, so that the numbers have a deviation near 1, and
 * divided by it again before the decoder; "scaled" says that the factor is in.
 */

/** Pixels on a side of the picture that the model sees; fixed by its position tables (64 × 64 cells). */
export const PICTURE_SIDE = 512;
/** Pixels on a side of one latent cell: the VAE halves three times. */
export const CELL_SIDE = 8;
export const LATENT_SIDE = PICTURE_SIDE / CELL_SIDE;
/** Cells of one channel: 4096. */
export const CELLS = LATENT_SIDE * LATENT_SIDE;
export const LATENT_CHANNELS = 4;
/** Noisy latents 4, mask 1, latents of the masked picture 4. */
export const SAMPLE_CHANNELS = 2 * LATENT_CHANNELS + 1;

/** `scaling_factor` of the published VAE's configuration. */
export const SCALING_FACTOR = 0.13025;

/** Scaled latents of one picture, clean or noisy, or the noise in them: 4 × 64 × 64 numbers. */
export type Latents = Float32Array<ArrayBuffer>;

/**
 * What the encoder says of a picture, as scaled latents: the mean of its normal distribution. The
 * published port takes the mean too; drawing from the distribution makes no visible difference.
 *
 * @param moments - 8 × 64 × 64: four means, then four log-variances
 */
export function latentsFromMoments(moments: Float32Array): Latents {
  expectLength('moments', moments, 2 * LATENT_CHANNELS * CELLS);
  return Float32Array.from(moments.subarray(0, LATENT_CHANNELS * CELLS), (v) => v * SCALING_FACTOR);
}

/** What the decoder wants: the factor taken out again. 4 × 64 × 64. */
export function latentsForDecoder(latents: Float32Array): Latents {
  expectLength('latents', latents, LATENT_CHANNELS * CELLS);
  return Float32Array.from(latents, (value) => value / SCALING_FACTOR);
}

/**
 * The nine channels that the UNet reads, in the order it was trained with.
 *
 * @param noisy - 4 × 64 × 64, scaled
 * @param mask - 64 × 64; 1 = to be filled, 0 = known
 * @param masked - 4 × 64 × 64, scaled: the picture with the hole at mid grey
 * @returns 9 × 64 × 64
 */
export function assembleSample(
  noisy: Float32Array,
  mask: Float32Array,
  masked: Float32Array,
): Float32Array<ArrayBuffer> {
  expectLength('noisy latents', noisy, LATENT_CHANNELS * CELLS);
  expectLength('latent mask', mask, CELLS);
  expectLength('latents of the masked picture', masked, LATENT_CHANNELS * CELLS);
  const sample = new Float32Array(SAMPLE_CHANNELS * CELLS);
  sample.set(noisy, 0);
  sample.set(mask, noisy.length);
  sample.set(masked, noisy.length + mask.length);
  return sample;
}

/** @throws RangeError - a wrong length here would be a picture shifted by channels further on */
export function expectLength(what: string, numbers: ArrayLike<number>, length: number): void {
  if (numbers.length !== length) {
    throw new RangeError(`${what}: ${numbers.length} numbers where ${length} were expected`);
  }
}
