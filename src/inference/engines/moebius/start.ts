/**
 * The latent that the loop begins with.
 *
 * The model was trained to find √ᾱ of the finished picture in what it is given, at its noisiest still
 * 7 % (time 999), at the published first time of 900 12 %. What those per cent are taken from is the
 * choice: nothing, the picture as it is (which lets through a little of what is to be removed), or a
 * draft in which that has been painted over already.
 */
import { CELLS, expectLength, LATENT_CHANNELS, type Latents } from './latents';
import { sharesAt, timesOf } from './schedule';
import type { MoebiusSettings } from './settings';

/**
 * The start for the first of `timesOf(settings)`: pure noise where `settings.start` is `noise`, else
 * √ᾱ·z + √(1 − ᾱ)·ε. The original pipeline takes pure noise for its `source` too when its strength is
 * 1; here that is `noise`, said openly.
 *
 * @param noise - ε, 4 × 64 × 64, as from `startNoise`
 * @param picture - z, 4 × 64 × 64, scaled: the latents of the source or of the draft; not read for `noise`
 * @returns 4 × 64 × 64, scaled; `noise` itself where nothing is mixed in
 * @throws RangeError - the start asks for a picture and there is none
 */
export function startLatents(
  settings: MoebiusSettings,
  noise: Latents,
  picture: Float32Array | null,
): Latents {
  expectLength('noise', noise, LATENT_CHANNELS * CELLS);
  if (settings.start === 'noise') return noise;
  if (!picture) throw new RangeError(`a start from the ${settings.start} needs its latents`);
  expectLength(settings.start, picture, noise.length);
  const shares = sharesAt(timesOf(settings)[0]!);
  return noise.map((e, i) => shares.signal * picture[i]! + shares.noise * e);
}
