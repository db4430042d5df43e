/** Light that strays in the lens: a wide, weak blur mixed over the picture. */
import type { Exposure } from './film';

/** Width of the blur in picture heights. */
const REACH = 0.02;
/** Three box blurs are a Gaussian to the eye. */
const PASSES = 3;

/** The exposure's light with `share` (0 … 1) of it spread out; the exposure itself stays as it is. */
export function glow(
  { width, height, light }: Pick<Exposure, 'width' | 'height' | 'light'>,
  share: number,
): Float32Array {
  const radius = Math.max(1, Math.round(height * REACH));
  let blurred = light;
  for (let pass = 0; pass < PASSES; pass++) {
    blurred = boxBlur(blurred, height, width * 3, width, 3, radius);
    blurred = boxBlur(blurred, width, 3, height, width * 3, radius);
  }
  return light.map((value, at) => value + (blurred[at]! - value) * share);
}

/**
 * Means over 2 · radius + 1 neighbours along lines of `length` places `step` floats apart; there are
 * `lines` lines, `lineStep` floats apart, of three channels each. Edges repeat.
 */
function boxBlur(
  source: Float32Array,
  length: number,
  step: number,
  lines: number,
  lineStep: number,
  radius: number,
): Float32Array {
  const result = new Float32Array(source.length);
  const last = length - 1;
  for (let line = 0; line < lines; line++) {
    for (let channel = 0; channel < 3; channel++) {
      const start = line * lineStep + channel;
      const read = (place: number) => source[start + Math.min(Math.max(place, 0), last) * step]!;
      let sum = 0;
      for (let place = -radius; place <= radius; place++) sum += read(place);
      for (let place = 0; place < length; place++) {
        result[start + place * step] = sum / (2 * radius + 1);
        sum += read(place + radius + 1) - read(place - radius);
      }
    }
  }
  return result;
}
