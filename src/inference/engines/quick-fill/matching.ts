/**
 * Which donor each target copies, and how well it fits.
 *
 * The distance of two patches is the sum of squared differences over red, green, blue and texture,
 * less what a uniform shift of each colour (the bias) explains: D = Σ(T-S)² - Σ(2·m·b - (1+κ)·N·b²)
 * with m the difference of the two patches' sums and b the shift, at most ±τ. All in integers.
 */
import { patchSums, listDonors, type Donors } from './donors';
import type { Level } from './level';
import { VOID } from './pixel-kind';
import { AREA, listTargets, RADIUS, SIDE, type Targets } from './targets';

/** τ = 16 levels (8 cost 1.1 dB on portraits), in quarter levels. */
const MAX_BIAS = 64;
/** (1 + κ)·N with κ = 0.1: a shift is used only where it explains a good deal. */
const BIAS_PRICE = 54;
/** More than any distance: 49 × 4 × 1023² is 205 million. */
export const UNMATCHED = 1 << 30;

/** What is the same for every matching of one level. */
export interface Ground {
  readonly level: Level;
  readonly targets: Targets;
  readonly donors: Donors;
  /** Sums of donor patches per channel; undefined where colours may not be shifted. */
  readonly donorSums: readonly Int32Array[] | undefined;
}

export interface Matching extends Ground {
  /** Per target the donor's centre as a pixel index, or -1. */
  readonly match: Int32Array<ArrayBuffer>;
  /** Per target the distance, or UNMATCHED. */
  readonly cost: Int32Array<ArrayBuffer>;
  /** Per target the shift of red, green and blue, in quarter levels. */
  readonly bias: Int16Array<ArrayBuffer>;
  /** Per target the sums of its patch per colour, as of the last `rescore`. */
  readonly sums: Int32Array<ArrayBuffer>;
}

export function surveyLevel(level: Level, allowBias: boolean): Ground {
  return {
    level,
    targets: listTargets(level),
    donors: listDonors(level),
    donorSums: allowBias ? patchSums(level) : undefined,
  };
}

export function createMatching(ground: Ground): Matching {
  const count = ground.targets.position.length;
  return {
    ...ground,
    match: new Int32Array(count).fill(-1),
    cost: new Int32Array(count).fill(UNMATCHED),
    bias: new Int16Array(3 * count),
    sums: new Int32Array(3 * count),
  };
}

/** Measures target `t` against its donor again, after the estimate under it has changed. */
export function rescore(m: Matching, t: number): void {
  if (m.targets.partial[t] === 0) sumTarget(m, t);
  m.cost[t] = UNMATCHED;
  improve(m, t, m.match[t]!);
}

function sumTarget({ level, targets, sums }: Matching, t: number): void {
  const { samples, width } = level;
  let red = 0;
  let green = 0;
  let blue = 0;
  let row = 4 * (targets.position[t]! - RADIUS * width - RADIUS);
  for (let j = 0; j < SIDE; j++, row += 4 * width) {
    for (let i = row; i < row + 4 * SIDE; i += 4) {
      red += samples[i]!;
      green += samples[i + 1]!;
      blue += samples[i + 2]!;
    }
  }
  sums[3 * t] = red;
  sums[3 * t + 1] = green;
  sums[3 * t + 2] = blue;
}

/** Gives target `t` the donor at pixel `donor`, where that is closer than the one it has. */
export function improve(m: Matching, t: number, donor: number): void {
  if (m.targets.partial[t] === 1) {
    improvePartial(m, t, donor);
    return;
  }
  let red = 0;
  let green = 0;
  let blue = 0;
  let explained = 0;
  if (m.donorSums) {
    const [reds, greens, blues] = m.donorSums;
    const dr = m.sums[3 * t]! - reds![donor]!;
    const dg = m.sums[3 * t + 1]! - greens![donor]!;
    const db = m.sums[3 * t + 2]! - blues![donor]!;
    red = toBias(dr, AREA);
    green = toBias(dg, AREA);
    blue = toBias(db, AREA);
    explained =
      2 * (dr * red + dg * green + db * blue) -
      BIAS_PRICE * (red * red + green * green + blue * blue);
  }
  const limit = m.cost[t]! + explained;
  const squares = squaredDifference(
    m.level.samples,
    m.targets.position[t]!,
    donor,
    m.level.width,
    limit,
  );
  if (squares >= limit) return;
  accept(m, t, donor, squares - explained, red, green, blue);
}

function accept(
  m: Matching,
  t: number,
  donor: number,
  cost: number,
  red: number,
  green: number,
  blue: number,
): void {
  m.match[t] = donor;
  m.cost[t] = cost;
  m.bias[3 * t] = red;
  m.bias[3 * t + 1] = green;
  m.bias[3 * t + 2] = blue;
}

function toBias(difference: number, pixels: number): number {
  const mean = Math.round(difference / pixels);
  return mean > MAX_BIAS ? MAX_BIAS : mean < -MAX_BIAS ? -MAX_BIAS : mean;
}

/** Over two whole patches; stops after the row in which it reaches `limit`. */
function squaredDifference(
  samples: Int16Array,
  a: number,
  b: number,
  width: number,
  limit: number,
): number {
  let i = 4 * (a - RADIUS * width - RADIUS);
  const offset = 4 * (b - a);
  const skip = 4 * (width - SIDE);
  let sum = 0;
  for (let row = 0; row < SIDE; row++, i += skip) {
    for (const end = i + 4 * SIDE; i < end; i += 4) {
      const red = samples[i]! - samples[i + offset]!;
      const green = samples[i + 1]! - samples[i + 1 + offset]!;
      const blue = samples[i + 2]! - samples[i + 2 + offset]!;
      const texture = samples[i + 3]! - samples[i + 3 + offset]!;
      sum += red * red + green * green + blue * blue + texture * texture;
    }
    if (sum >= limit) return sum;
  }
  return sum;
}

/** As `improve`, over the part of the patch that exists, scaled to a whole one. */
function improvePartial(m: Matching, t: number, donor: number): void {
  const { samples, kind, width, height } = m.level;
  const centre = m.targets.position[t]!;
  const x = centre % width;
  const y = (centre - x) / width;
  let [n, squares, dr, dg, db] = [0, 0, 0, 0, 0];
  for (let j = Math.max(-RADIUS, -y); j <= Math.min(RADIUS, height - 1 - y); j++) {
    for (let i = Math.max(-RADIUS, -x); i <= Math.min(RADIUS, width - 1 - x); i++) {
      const p = centre + j * width + i;
      if (kind[p] === VOID) continue;
      const a = 4 * p;
      const b = 4 * (donor + j * width + i);
      const red = samples[a]! - samples[b]!;
      const green = samples[a + 1]! - samples[b + 1]!;
      const blue = samples[a + 2]! - samples[b + 2]!;
      const texture = samples[a + 3]! - samples[b + 3]!;
      squares += red * red + green * green + blue * blue + texture * texture;
      dr += red;
      dg += green;
      db += blue;
      n++;
    }
  }
  const shift = m.donorSums ? [toBias(dr, n), toBias(dg, n), toBias(db, n)] : [0, 0, 0];
  const [red, green, blue] = shift as [number, number, number];
  const explained =
    2 * (dr * red + dg * green + db * blue) -
    ((BIAS_PRICE * n) / AREA) * (red * red + green * green + blue * blue);
  const cost = Math.round(((squares - explained) * AREA) / n);
  if (cost < m.cost[t]!) accept(m, t, donor, cost, red, green, blue);
}
