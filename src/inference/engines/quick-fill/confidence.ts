/**
 * How far a fill can be trusted, from what its final matching cost.
 *
 * Tones had to be bent to make patches fit (the mean bias), in surroundings of some contrast: the
 * product of the two foretells the error after an 8-pixel blur, that is, wrong structure or colour.
 * Fitted on 42 patch fills: `fill-cases`, the tuning scenes of `npm run eval`, photographs, and
 * holes cut into photographs and samples, of which 12 came out with an error above 10 levels.
 * Threshold and scale were chosen on those same 42, so expect somewhat less of it elsewhere.
 */
import { FINENESS, MAX_SAMPLE } from './level';
import { UNMATCHED, type Matching } from './matching';
import { KNOWN } from './pixel-kind';
import { AREA } from './targets';

/**
 * At this strain it is even odds: of the 10 fills beyond it 7 were wrong by more than 10 levels, of
 * the 32 below it 5.
 */
const EVEN = 190;
/** Of confidence. Below it a result is called likely poor. */
export const LIKELY_POOR = 0.5;

/** From 0 to 1, for a hole filled from patches. */
export function confidenceIn(m: Matching, allowBias: boolean): number {
  const strain = (contrast(m) + 3) * ((allowBias ? meanBias(m) : meanError(m)) + 0.5);
  const ratio = strain / EVEN;
  return 1 / (1 + ratio * ratio);
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
