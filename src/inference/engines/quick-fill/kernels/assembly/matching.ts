/**
 * The loops of `../reference.ts` over one level, in AssemblyScript with fixed-width SIMD; voting is in `vote.ts`.
 *
 * Arrays are given as addresses in the imported memory. Same integers, same order of additions in
 * floating point: bit-equal with the reference (no relaxed SIMD, no fused operations).
 */

import { roundHalfUp } from './rounding';

export const RADIUS: i32 = 3;
const SIDE: i32 = 7;
const AREA: i32 = 49;
const MAX_BIAS: i32 = 64;
const BIAS_PRICE: i32 = 54;
const UNMATCHED: i32 = 1 << 30;
const VOID: u8 = 2;
/** Rounding in single precision must not make the lower bound exceed the distance. */
const SAFELY_BELOW: f32 = 0.9999 / 49;

// The level and what is known of it: `openLevel`.
export let width: i32 = 0;
export let height: i32 = 0;
export let samples: usize = 0;
let kind: usize = 0;
let isDonor: usize = 0;
/** 0 where colours may not be shifted. */
let allowBias: bool = false;
let donorSums: usize = 0;
let targetCount: i32 = 0;
let position: usize = 0;
export let indexAt: usize = 0;
let partial: usize = 0;
// The matching at work: `openMatching`.
export let match: usize = 0;
let cost: usize = 0;
export let bias: usize = 0;
let sums: usize = 0;

export function openLevel(
  width_: i32,
  height_: i32,
  samples_: usize,
  kind_: usize,
  isDonor_: usize,
  donorSums_: usize,
  allowBias_: bool,
  targetCount_: i32,
  position_: usize,
  indexAt_: usize,
  partial_: usize,
): void {
  width = width_;
  height = height_;
  samples = samples_;
  kind = kind_;
  isDonor = isDonor_;
  donorSums = donorSums_;
  allowBias = allowBias_;
  targetCount = targetCount_;
  position = position_;
  indexAt = indexAt_;
  partial = partial_;
}

export function openMatching(match_: usize, cost_: usize, bias_: usize, sums_: usize): void {
  match = match_;
  cost = cost_;
  bias = bias_;
  sums = sums_;
}

function addLanes(v: v128): i32 {
  const pairs = i32x4.add(v, v128.shuffle<i32>(v, v, 2, 3, 0, 1));
  return i32x4.extract_lane(pairs, 0) + i32x4.extract_lane(pairs, 1);
}

/** Squared differences of one row of two patches: seven pixels of four samples. */
function rowOf(a: usize, b: usize): v128 {
  const first = i16x8.sub(v128.load(a), v128.load(b));
  const second = i16x8.sub(v128.load(a, 16), v128.load(b, 16));
  const third = i16x8.sub(v128.load(a, 32), v128.load(b, 32));
  const last = i16x8.sub(v128.load64_zero(a, 48), v128.load64_zero(b, 48));
  return i32x4.add(
    i32x4.add(i32x4.dot_i16x8_s(first, first), i32x4.dot_i16x8_s(second, second)),
    i32x4.add(i32x4.dot_i16x8_s(third, third), i32x4.dot_i16x8_s(last, last)),
  );
}

function improve(t: i32, donor: i32): void {
  if (load<u8>(partial + t)) {
    improvePartial(t, donor);
    return;
  }
  const d = i32x4.sub(
    v128.load(sums + ((<usize>t) << 4)),
    v128.load_ext<u16>(donorSums + ((<usize>donor) << 3)),
  );
  const least = f32x4.convert_i32x4_s(d);
  let limit = load<i32>(cost + ((<usize>t) << 2));
  let shift = i32x4.splat(0);
  let explained: i32 = 0;
  if (allowBias) {
    const rounded = f32x4.floor(
      f32x4.add(f32x4.mul(least, f32x4.splat(<f32>1 / 49)), f32x4.splat(0.5)),
    );
    shift = i32x4.min_s(
      i32x4.max_s(i32x4.trunc_sat_f32x4_s(rounded), i32x4.splat(-MAX_BIAS)),
      i32x4.splat(MAX_BIAS),
    );
    shift = i32x4.replace_lane(shift, 3, 0);
    explained = addLanes(
      i32x4.mul(shift, i32x4.sub(i32x4.shl(d, 1), i32x4.mul(shift, i32x4.splat(BIAS_PRICE)))),
    );
    limit += explained;
  }
  // Σ(T-S)² is at least (ΣT-ΣS)²/N: most random donors end here, with one look at their sums.
  const squared = f32x4.mul(least, least);
  const pairs = f32x4.add(squared, v128.shuffle<f32>(squared, squared, 2, 3, 0, 1));
  const bound = (f32x4.extract_lane(pairs, 0) + f32x4.extract_lane(pairs, 1)) * SAFELY_BELOW;
  if (bound >= <f32>limit) return;

  const stride = (<usize>width) << 3;
  const corner = -(RADIUS * width + RADIUS);
  let a = samples + ((<usize>(load<i32>(position + ((<usize>t) << 2)) + corner)) << 3);
  let b = samples + ((<usize>(donor + corner)) << 3);
  let total = i32x4.add(rowOf(a, b), rowOf(a + stride, b + stride));
  if (addLanes(total) >= limit) return;
  a += stride << 1;
  b += stride << 1;
  total = i32x4.add(total, i32x4.add(rowOf(a, b), rowOf(a + stride, b + stride)));
  if (addLanes(total) >= limit) return;
  a += stride << 1;
  b += stride << 1;
  total = i32x4.add(total, i32x4.add(rowOf(a, b), rowOf(a + stride, b + stride)));
  a += stride << 1;
  b += stride << 1;
  const squares = addLanes(i32x4.add(total, rowOf(a, b)));
  if (squares >= limit) return;
  accept(
    t,
    donor,
    squares - explained,
    i32x4.extract_lane(shift, 0),
    i32x4.extract_lane(shift, 1),
    i32x4.extract_lane(shift, 2),
  );
}

function accept(t: i32, donor: i32, distance: i32, red: i32, green: i32, blue: i32): void {
  store<i32>(match + ((<usize>t) << 2), donor);
  store<i32>(cost + ((<usize>t) << 2), distance);
  const at = bias + <usize>(6 * t);
  store<i16>(at, <i16>red);
  store<i16>(at, <i16>green, 2);
  store<i16>(at, <i16>blue, 4);
}

/** Halves go up, as `Math.round` does; quotients here never come within rounding of a half. */
function toBias(difference: i32, pixels: i32): i32 {
  const mean = <i32>Math.floor(<f64>difference / <f64>pixels + 0.5);
  return min(max(mean, -MAX_BIAS), MAX_BIAS);
}

function improvePartial(t: i32, donor: i32): void {
  const centre = load<i32>(position + ((<usize>t) << 2));
  const x = centre % width;
  const y = centre / width;
  const right = min(RADIUS, width - 1 - x);
  const bottom = min(RADIUS, height - 1 - y);
  let n: i32 = 0;
  let squares: i32 = 0;
  let d = i32x4.splat(0);
  for (let j = max(-RADIUS, -y); j <= bottom; j++) {
    for (let i = max(-RADIUS, -x); i <= right; i++) {
      const step = j * width + i;
      if (load<u8>(kind + (centre + step)) == VOID) continue;
      const difference = i32x4.sub(
        v128.load_ext<i16>(samples + ((<usize>(centre + step)) << 3)),
        v128.load_ext<i16>(samples + ((<usize>(donor + step)) << 3)),
      );
      squares += addLanes(i32x4.mul(difference, difference));
      d = i32x4.add(d, difference);
      n++;
    }
  }
  const dr = i32x4.extract_lane(d, 0);
  const dg = i32x4.extract_lane(d, 1);
  const db = i32x4.extract_lane(d, 2);
  const red = allowBias ? toBias(dr, n) : 0;
  const green = allowBias ? toBias(dg, n) : 0;
  const blue = allowBias ? toBias(db, n) : 0;
  const explained: f64 =
    <f64>(2 * (dr * red + dg * green + db * blue)) -
    (<f64>(BIAS_PRICE * n) / <f64>AREA) * <f64>(red * red + green * green + blue * blue);
  const exact: f64 = ((<f64>squares - explained) * <f64>AREA) / <f64>n;
  const distance = <i32>roundHalfUp(exact);
  if (distance < load<i32>(cost + ((<usize>t) << 2))) accept(t, donor, distance, red, green, blue);
}

/** Measures targets `from` to `to` (exclusive) against their donors again. */
export function rescore(from: i32, to: i32): void {
  for (let t = from; t < to; t++) {
    if (!load<u8>(partial + t)) sumTarget(t);
    store<i32>(cost + ((<usize>t) << 2), UNMATCHED);
    improve(t, load<i32>(match + ((<usize>t) << 2)));
  }
}

function sumTarget(t: i32): void {
  const corner = load<i32>(position + ((<usize>t) << 2)) - RADIUS * width - RADIUS;
  let at = samples + ((<usize>corner) << 3);
  let total = i32x4.splat(0);
  for (let j = 0; j < SIDE; j++, at += (<usize>width) << 3) {
    // Seven samples of ten bits fit sixteen.
    const row = i16x8.add(
      i16x8.add(v128.load(at), v128.load(at, 16)),
      i16x8.add(v128.load(at, 32), v128.load64_zero(at, 48)),
    );
    total = i32x4.add(
      total,
      i32x4.add(i32x4.extend_low_i16x8_u(row), i32x4.extend_high_i16x8_u(row)),
    );
  }
  v128.store(sums + ((<usize>t) << 4), total);
}

/**
 * Visits `count` targets from `first` on: upwards, or downwards where `side` is 1. Each tries what
 * its neighbours on `side` have (none where 0), then its own `each` of the candidates; -1 is none.
 */
export function visit(first: i32, count: i32, side: i32, candidates: usize, each: i32): void {
  const step = side > 0 ? -1 : 1;
  let next = candidates;
  for (let n = 0, t = first; n < count; n++, t += step) {
    if (side != 0) propagate(t, side);
    for (let i = 0; i < each; i++, next += 4) {
      const donor = load<i32>(next);
      if (donor >= 0) improve(t, donor);
    }
  }
}

function propagate(t: i32, side: i32): void {
  const centre = load<i32>(position + ((<usize>t) << 2));
  const beside = t + side;
  if (beside >= 0 && beside < targetCount) {
    const there = load<i32>(position + ((<usize>beside) << 2));
    if (there == centre + side) adopt(t, beside, -side);
  }
  const above = centre + side * width;
  if (above < 0 || above >= width * height) return;
  const vertical = load<i32>(indexAt + ((<usize>above) << 2));
  if (vertical >= 0) adopt(t, vertical, -side * width);
}

function adopt(t: i32, neighbour: i32, shift: i32): void {
  const donor = load<i32>(match + ((<usize>neighbour) << 2)) + shift;
  if (<u32>donor >= <u32>(width * height) || !load<u8>(isDonor + donor)) return;
  if (donor != load<i32>(match + ((<usize>t) << 2))) improve(t, donor);
}
