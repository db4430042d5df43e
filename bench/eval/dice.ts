/** Random reals, integers and choices for scenes, all from one seeded stream. */
import { createRandom } from '../../src/inference/core/random';

export interface Dice {
  /** In [from, to). */
  real(from: number, to: number): number;
  /** An integer in [from, to]. */
  whole(from: number, to: number): number;
  pick<T>(choices: readonly T[]): T;
  /** Mean 0, deviation 1, within ±3.5: the sum of four uniform numbers. */
  normal(): number;
}

export function createDice(...key: readonly number[]): Dice {
  const random = createRandom(...key);
  const unit = () => random.below(0x1_0000_0000) / 0x1_0000_0000;
  return {
    real: (from, to) => from + unit() * (to - from),
    whole: (from, to) => from + random.below(to - from + 1),
    pick: (choices) => choices[random.below(choices.length)]!,
    // A uniform number has the variance 1/12, so four have 1/3.
    normal: () => (unit() + unit() + unit() + unit() - 2) * Math.sqrt(3),
  };
}
