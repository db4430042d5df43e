/**
 * How far a fill can be trusted, from what its final matching cost.
 *
 * Tones had to be bent to make patches fit (the mean bias), in surroundings of some contrast: the
 * product of the two foretells the error after an 8-pixel blur, that is, wrong structure or colour.
 * Fitted on the cases of `npm run bench -- confidence`, so expect somewhat less of it elsewhere.
 */
import { FINENESS, MAX_SAMPLE } from './patches/level';
import { UNMATCHED, type Matching } from './patches/matching';
import { KNOWN } from './pixel-kind';
import { AREA } from './patches/targets';

/**
 * At this strain it is even odds: of 15 fills beyond it 12 were wrong by more than 10 levels and 2 by
 * nearly as much, of the 46 below it 7.
 */
const EVEN = 120;
/** In pixels. What is less deep cannot go far wrong: strokes 10 wide came out well at twice the strain. */
const DEEP = 32;
/** Of confidence. Below it a result is called likely poor. */
export const LIKELY_POOR = 0.5;

/**
 * From 0 to 1, for a hole filled from patches.
 *
 * @param depth - of the hole, in pixels of the picture
 */
export function confidenceAt(strain: number, depth: number): number {
  const ratio = (strain * Math.min(depth / DEEP, 1)) / EVEN;
  return 1 / (1 + ratio * ratio);
}

/** 0 for an exact repeat on flat ground; hundreds where nothing fits. */
export function strainIn(m: Matching, allowBias: boolean): number {
  return (contrast(m) + 3) * ((allowBias ? meanBias(m) : meanError(m)) + 0.5);
}

/** Standard deviation of the known greens, in levels. */
function contrast({ level: { samples, kind } }: Matching): number {
  // Few different values: counted first, which is quicker than a million sums.
  const counts = new Int32Array(MAX_SAMPLE + 1);
  for (let p = 0; p < kind.length; p++) if (kind[p] === KNOWN) counts[samples[4 * p + 1]!]!++;
  let [n, sum, squares] = [0, 0, 0];
  for (let value = 0; value < counts.length; value++) {
    const green = value / FINENESS;
    n += counts[value]!;
    sum += counts[value]! * green;
    squares += counts[value]! * green * green;
  }
  if (n === 0) return 0;
  return Math.sqrt(Math.max(squares / n - (sum / n) * (sum / n), 0));
}

/** Mean shift of green, in levels. */
function meanBias({ bias, match }: Matching): number {
  let sum = 0;
  for (let t = 0; t < match.length; t++) sum += Math.abs(bias[3 * t + 1]!);
  return sum / FINENESS / Math.max(match.length, 1);
}

/** Mean over the patches of the root mean square difference, in levels: about as large. */
function meanError({ cost }: Matching): number {
  let sum = 0;
  for (const c of cost) if (c !== UNMATCHED) sum += Math.sqrt(Math.max(c, 0) / (4 * AREA));
  return sum / FINENESS / Math.max(cost.length, 1);
}
