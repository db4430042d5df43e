/**
 * The kernels in TypeScript: the reference for those in WebAssembly, and what runs where a host's
 * content security policy refuses WebAssembly.
 *
 * The distance of two patches is the sum of squared differences over red, green, blue and texture,
 * less what a uniform shift of each colour (the bias) explains: D = Σ(T-S)² - Σ(2·m·b - (1+κ)·N·b²)
 * with m the difference of the two patches' sums and b the shift, at most ±τ. All in integers.
 */
import { createRaster } from '../../../core/raster';
import { markDonors } from '../patches/donors';
import { BATCH, MAX_CANDIDATES, UNMATCHED, type Matching } from '../patches/matching';
import { patchSums } from '../patches/patch-sums';
import { VOID } from '../pixel-kind';
import { AREA, indexTargets, RADIUS, SIDE } from '../patches/targets';
import type { Kernels, LevelKernels, Visit } from './kernels';
import { referenceLoops } from './reference-loops';
import { voteAt } from './reference-vote';

/** τ = 16 levels (8 cost 1.1 dB on portraits), in quarter levels. */
const MAX_BIAS = 64;
/** (1 + κ)·N with κ = 0.1: a shift is used only where it explains a good deal. */
const BIAS_PRICE = 54;

export const referenceKernels: Kernels = {
  name: 'typescript',
  open: (plan) => {
    const { level, targets } = plan;
    const donors = plan.listDonors(level);
    const pixels = level.width * level.height;
    const count = targets.position.length;
    const kernels: LevelKernels = {
      createArrays: () => ({
        match: new Int32Array(count),
        cost: new Int32Array(count),
        bias: new Int16Array(3 * count),
        sums: new Int32Array(4 * count),
      }),
      rescore: (m, from, to) => {
        for (let t = from; t < to; t++) rescore(m, t);
      },
      visit,
      closest,
      vote: (m, from, to) => {
        let change = 0;
        for (let h = from; h < to; h++) change += voteAt(m, m.holes[h]!);
        return change;
      },
    };
    return {
      ...plan,
      targets: { ...targets, indexAt: indexTargets(targets, level, new Int32Array(pixels)) },
      donors: { position: donors, isDonor: markDonors(donors, new Uint8Array(pixels)) },
      donorSums: patchSums(level),
      candidates: new Int32Array(BATCH * MAX_CANDIDATES),
      weights: new Float64Array(count),
      kernels,
    };
  },
  createWindow: (size) => ({
    image: createRaster(size),
    hole: new Uint8Array(size.width * size.height),
  }),
  createLoops: () => referenceLoops,
};

function rescore(m: Matching, t: number): void {
  if (m.targets.partial[t] === 0) sumTarget(m, t);
  m.cost[t] = UNMATCHED;
  improve(m, t, m.match[t]!);
}

function sumTarget({ level, targets, sums }: Matching, t: number): void {
  const { samples, width } = level;
  let red = 0;
  let green = 0;
  let blue = 0;
  let texture = 0;
  let row = 4 * (targets.position[t]! - RADIUS * width - RADIUS);
  for (let j = 0; j < SIDE; j++, row += 4 * width) {
    for (let i = row; i < row + 4 * SIDE; i += 4) {
      red += samples[i]!;
      green += samples[i + 1]!;
      blue += samples[i + 2]!;
      texture += samples[i + 3]!;
    }
  }
  sums[4 * t] = red;
  sums[4 * t + 1] = green;
  sums[4 * t + 2] = blue;
  sums[4 * t + 3] = texture;
}

function visit(m: Matching, { first, count, side, each }: Visit): void {
  const step = side > 0 ? -1 : 1;
  for (let n = 0, t = first, next = 0; n < count; n++, t += step) {
    if (side !== 0) propagate(m, t, side);
    for (let i = 0; i < each; i++) {
      const donor = m.candidates[next++]!;
      if (donor >= 0) improve(m, t, donor);
    }
  }
}

function closest(
  { level: { samples }, candidates }: Matching,
  p: number,
  steps: number,
  from: number,
  end: number,
): number {
  let best = candidates[from]!;
  let least = Infinity;
  for (let n = from; n < end; n++) {
    const donor = candidates[n]!;
    let sum = 0;
    for (let i = 0; i < steps && sum < least; i++) {
      const a = 4 * (p + candidates[i]!);
      const b = 4 * (donor + candidates[i]!);
      for (let c = 0; c < 4; c++) sum += (samples[a + c]! - samples[b + c]!) ** 2;
    }
    if (sum < least) {
      least = sum;
      best = donor;
    }
  }
  return best;
}

/** Tries the donors of the neighbours on the side already visited (-1: left and up). */
function propagate(m: Matching, t: number, side: -1 | 1): void {
  const { width } = m.level;
  const { position, indexAt } = m.targets;
  const centre = position[t]!;
  if (position[t + side] === centre + side) adopt(m, t, t + side, -side);
  const vertical = indexAt[centre + side * width];
  if (vertical !== undefined && vertical >= 0) adopt(m, t, vertical, -side * width);
}

function adopt(m: Matching, t: number, neighbour: number, shift: number): void {
  const donor = m.match[neighbour]! + shift;
  if (donor !== m.match[t] && m.donors.isDonor[donor] === 1) improve(m, t, donor);
}

/** Gives target `t` the donor at pixel `donor`, where that is closer than the one it has. */
export function improve(m: Matching, t: number, donor: number): void {
  if (m.targets.partial[t] === 1) {
    improvePartial(m, t, donor);
    return;
  }
  const { sums, donorSums } = m;
  const dr = sums[4 * t]! - donorSums[4 * donor]!;
  const dg = sums[4 * t + 1]! - donorSums[4 * donor + 1]!;
  const db = sums[4 * t + 2]! - donorSums[4 * donor + 2]!;
  const dt = sums[4 * t + 3]! - donorSums[4 * donor + 3]!;
  let red = 0;
  let green = 0;
  let blue = 0;
  let limit = m.cost[t]!;
  if (m.allowBias) {
    red = toBias(dr, AREA);
    green = toBias(dg, AREA);
    blue = toBias(db, AREA);
    limit +=
      2 * (dr * red + dg * green + db * blue) -
      BIAS_PRICE * (red * red + green * green + blue * blue);
  }
  // Σ(T-S)² is at least (ΣT-ΣS)²/N: most random donors end here, with one look at their sums.
  if (dr * dr + dg * dg + db * db + dt * dt >= AREA * limit) return;
  const { level, targets, cost } = m;
  const squares = squaredDifference(level.samples, targets.position[t]!, donor, level.width, limit);
  if (squares < limit) accept(m, t, donor, cost[t]! - limit + squares, red, green, blue);
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
  const shift = m.allowBias ? [toBias(dr, n), toBias(dg, n), toBias(db, n)] : [0, 0, 0];
  const [red, green, blue] = shift as [number, number, number];
  const explained =
    2 * (dr * red + dg * green + db * blue) -
    ((BIAS_PRICE * n) / AREA) * (red * red + green * green + blue * blue);
  const cost = Math.round(((squares - explained) * AREA) / n);
  if (cost < m.cost[t]!) accept(m, t, donor, cost, red, green, blue);
}
