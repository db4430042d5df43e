/** A pace that never rests, for tests of what is computed rather than when. */
import { referenceLoops } from '../../../../src/inference/engines/quick-fill/kernels/reference-loops';
import type { Pace } from '../../../../src/inference/engines/quick-fill/pace';

export const unhurried: Pace = {
  loops: referenceLoops,
  due: () => false,
  rest: () => Promise.resolve(),
};
