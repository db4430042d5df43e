/**
 * How far a fill can be trusted.
 *
 * From patches: tones had to be bent to make them fit (the mean bias), in surroundings of some
 * contrast, over a hole of some breadth. The product of the three foretells the error after an
 * 8-pixel blur, that is, wrong structure or colour. `npm run bench -- confidence` has what it was
 * fitted on and what it was not.
 */
import { FINENESS, type Level, MAX_SAMPLE } from './patches/level';
import { UNMATCHED, type Matching } from './patches/matching';
import { HOLE, KNOWN } from './pixel-kind';
import { AREA } from './patches/targets';

/** At this strain it is even odds: the likeliest logistic regression, rounded. */
const EVEN = 90;
/** In pixels of the matching. What is narrower cannot go as far wrong, by the cube of its breadth. */
const BROAD = 30;
/** Of confidence. Below it a result is called likely poor. */
export const LIKELY_POOR = 0.5;

/** From 0 to 1, for a hole filled from patches. */
export function confidenceAt(strain: number, level: Pick<Level, 'width' | 'kind'>): number {
  const narrow = Math.min(breadthOf(level) / BROAD, 1);
  const ratio = (strain * narrow * narrow * narrow) / EVEN;
  return 1 / (1 + ratio * ratio);
}

/** Twice the hole's area by the length of its rim: the width of a stroke, the radius of a disc. */
function breadthOf({ width, kind }: Pick<Level, 'width' | 'kind'>): number {
  let [area, rim] = [0, 0];
  for (let p = 0; p < kind.length; p++) {
    if (kind[p] !== HOLE) continue;
    area++;
    const across = kind[p - 1] === KNOWN || kind[p + 1] === KNOWN;
    if (across || kind[p - width] === KNOWN || kind[p + width] === KNOWN) rim++;
  }
  return (2 * area) / Math.max(rim, 1);
}

/** Of a smooth fill, in levels: of 13 tune scenes doubted by more, 10 were wrong by more than 10 levels. */
const EVEN_DOUBT = 10;

/** From 0 to 1, for a hole filled from a surface. @param doubt - as `doubtOf` has it */
export function confidenceInSmooth(doubt: number): number {
  return 1 / (1 + (doubt / EVEN_DOUBT) * (doubt / EVEN_DOUBT));
}

/** 0 for an exact repeat on flat ground; hundreds where nothing fits. */
export function strainIn(m: Matching, allowBias: boolean): number {
  return (contrast(m) + 3) * ((allowBias ? meanBias(m) : meanError(m)) + 0.5);
}

/** Standard deviation of the known greens, in levels. */
function contrast({ level: { width, samples, kind } }: Matching): number {
  // Few different values: counted first, which is quicker than a million sums.
  const counts = new Int32Array(MAX_SAMPLE + 1);
  for (let p = 0; p < kind.length; p += width) countGreens(samples, kind, p, p + width, counts);
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

function countGreens(
  samples: Int16Array,
  kind: Uint8Array,
  from: number,
  to: number,
  counts: Int32Array,
): void {
  for (let p = from; p < to; p++) if (kind[p] === KNOWN) counts[samples[4 * p + 1]!]!++;
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
