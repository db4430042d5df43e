/** The loop of `../reference.ts` that peels the onion. */
import { samples } from './matching';

/**
 * Of `donors` pixels the first whose pixels at `steps` steps from it differ least from those around `p`. Both are lists
 * of integers.
 */
export function closest(p: i32, steps: usize, stepCount: i32, donors: usize, count: i32): i32 {
  const around = samples + ((<usize>p) << 3);
  const end = steps + ((<usize>stepCount) << 2);
  let best = load<i32>(donors);
  let least = i32.MAX_VALUE;
  for (let n = 0; n < count; n++, donors += 4) {
    const donor = load<i32>(donors);
    const there = samples + ((<usize>donor) << 3);
    let sum = 0;
    for (let at = steps; at < end && sum < least; at += 4) {
      const step = (<usize>load<i32>(at)) << 3;
      const difference = i16x8.sub(v128.load64_zero(around + step), v128.load64_zero(there + step));
      const squares = i32x4.dot_i16x8_s(difference, difference);
      sum += i32x4.extract_lane(squares, 0) + i32x4.extract_lane(squares, 1);
    }
    if (sum < least) {
      least = sum;
      best = donor;
    }
  }
  return best;
}
