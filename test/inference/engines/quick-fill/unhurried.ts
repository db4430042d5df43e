/** A pace that never rests, for tests of what is computed rather than when. */
import type { Pace } from '../../../../src/inference/engines/quick-fill/pace';

export const unhurried: Pace = { due: () => false, rest: () => Promise.resolve() };
