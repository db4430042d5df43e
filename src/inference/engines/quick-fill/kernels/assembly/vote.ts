/** The loops of `../reference-vote.ts`: the hole is repainted from the matching that is open. */
import { bias, height, indexAt, match, RADIUS, samples, width } from './matching';
import { roundHalfUp } from './rounding';

const MAX_SAMPLE: f64 = 1023;

/**
 * Repaints `count` hole pixels, listed at `holes`.
 *
 * @returns the change of their colours, added up
 */
export function vote(weights: usize, holes: usize, count: i32): f64 {
  let change: i64 = 0;
  for (let n = 0; n < count; n++) change += voteAt(weights, load<i32>(holes + ((<usize>n) << 2)));
  return <f64>change;
}

function voteAt(weights: usize, p: i32): i32 {
  const x = p % width;
  const y = p / width;
  const left = max(-RADIUS, -x);
  const right = min(RADIUS, width - 1 - x);
  const bottom = min(RADIUS, height - 1 - y);
  let total: f64 = 0;
  let redGreen = f64x2.splat(0);
  let blueTexture = f64x2.splat(0);
  for (let j = max(-RADIUS, -y); j <= bottom; j++) {
    for (let i = left; i <= right; i++) {
      const step = j * width + i;
      const t = load<i32>(indexAt + ((<usize>(p + step)) << 2));
      const weight = load<f64>(weights + ((<usize>t) << 3));
      if (weight == 0) continue;
      const s = load<i32>(match + ((<usize>t) << 2)) - step;
      const tone = i32x4.add(
        v128.load_ext<i16>(samples + ((<usize>s) << 3)),
        i32x4.replace_lane(v128.load_ext<i16>(bias + <usize>(6 * t)), 3, 0),
      );
      const say = f64x2.splat(weight);
      total += weight;
      redGreen = f64x2.add(redGreen, f64x2.mul(say, f64x2.convert_low_i32x4_s(tone)));
      blueTexture = f64x2.add(
        blueTexture,
        f64x2.mul(say, f64x2.convert_low_i32x4_s(v128.shuffle<i32>(tone, tone, 2, 3, 2, 3))),
      );
    }
  }
  if (total == 0) return 0;
  const at = samples + ((<usize>p) << 3);
  const before = <i32>load<i16>(at) + <i32>load<i16>(at, 2) + <i32>load<i16>(at, 4);
  const red = toSample(f64x2.extract_lane(redGreen, 0) / total);
  const green = toSample(f64x2.extract_lane(redGreen, 1) / total);
  const blue = toSample(f64x2.extract_lane(blueTexture, 0) / total);
  store<i16>(at, <i16>red);
  store<i16>(at, <i16>green, 2);
  store<i16>(at, <i16>blue, 4);
  store<i16>(at, <i16>toSample(f64x2.extract_lane(blueTexture, 1) / total), 6);
  return abs(red + green + blue - before);
}

function toSample(value: f64): i32 {
  return <i32>min(max(roundHalfUp(value), 0), MAX_SAMPLE);
}
