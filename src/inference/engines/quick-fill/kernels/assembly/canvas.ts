/** The picture at full size, and what is lifted onto it, as in `../reference-lift.ts`; its band is in `band.ts`. */
import { toByte } from './rounding';

export const RADIUS: i32 = 3;
const KNOWN: u8 = 0;
export const HOLE: u8 = 1;
/** Quarter levels per level. */
const FINENESS: f64 = 4;

// The picture: `openCanvas`.
export let width: i32 = 0;
export let height: i32 = 0;
export let data: usize = 0;
export let kind: usize = 0;
export let allowBias: bool = false;
// The matching below it: `openBelow`.
export let k: i32 = 0;
export let levelWidth: i32 = 0;
// The cells that are kept of it, from (cellX, cellY) on, which all that is wanted lies in.
let cellX: i32 = 0;
let cellY: i32 = 0;
let cellsAcross: i32 = 0;
let cellsDown: i32 = 0;
let samples: usize = 0;
let wanted: usize = 0;
export let targetAt: usize = 0;
export let match: usize = 0;
let matchBias: usize = 0;
let matchWeight: usize = 0;
/** Four integers each: a shift of cells, and the shift of pixels that it stands for. */
let exact: usize = 0;
let exactCount: i32 = 0;
/** Room for 49 wishes: x and y of the shift, weight, and four numbers of bias. */
let wishes: usize = 0;

export function openCanvas(
  width_: i32,
  height_: i32,
  data_: usize,
  kind_: usize,
  allowBias_: bool,
): void {
  width = width_;
  height = height_;
  data = data_;
  kind = kind_;
  allowBias = allowBias_;
}

export function openBelow(
  k_: i32,
  levelWidth_: i32,
  cellX_: i32,
  cellY_: i32,
  cellsAcross_: i32,
  cellsDown_: i32,
  samples_: usize,
  wanted_: usize,
  targetAt_: usize,
  match_: usize,
  matchBias_: usize,
  matchWeight_: usize,
  exact_: usize,
  exactCount_: i32,
  wishes_: usize,
): void {
  k = k_;
  levelWidth = levelWidth_;
  cellX = cellX_;
  cellY = cellY_;
  cellsAcross = cellsAcross_;
  cellsDown = cellsDown_;
  samples = samples_;
  wanted = wanted_;
  targetAt = targetAt_;
  match = match_;
  matchBias = matchBias_;
  matchWeight = matchWeight_;
  exact = exact_;
  exactCount = exactCount_;
  wishes = wishes_;
}

const WISH: usize = 48;

export function cellAt(x: i32, y: i32): usize {
  return <usize>((y - cellY) * cellsAcross + x - cellX);
}

/**
 * Gathers the covering patches of cell (x, y), those with equal shifts as one; returns how many. The
 * cells that are kept end with the level, or a patch away from any that is wanted.
 */
function collect(x: i32, y: i32): i32 {
  let count = 0;
  const right = min(x + RADIUS, cellX + cellsAcross - 1);
  for (let j = max(y - RADIUS, cellY); j <= min(y + RADIUS, cellY + cellsDown - 1); j++) {
    for (let i = max(x - RADIUS, cellX); i <= right; i++) {
      const t = <usize>load<i32>(targetAt + (cellAt(i, j) << 2));
      const donor = load<i32>(match + (t << 2));
      const dx = (donor % levelWidth) - i;
      const dy = donor / levelWidth - j;
      const shift = pack(dx, dy);
      let at = wishes;
      const end = wishes + <usize>count * WISH;
      while (at < end && load<u64>(at) != shift) at += WISH;
      if (at == end) {
        count++;
        store<u64>(at, shift);
        store<f64>(at, 0, 8);
        v128.store(at, f64x2.splat(0), 16);
        v128.store(at, f64x2.splat(0), 32);
      }
      const weight = load<f64>(matchWeight + (t << 3));
      const say = f64x2.splat(weight);
      const tone = v128.load_ext<i16>(matchBias + 6 * t);
      const upper = i32x4.replace_lane(v128.shuffle<i32>(tone, tone, 2, 3, 2, 3), 1, 0);
      store<f64>(at, load<f64>(at, 8) + weight, 8);
      v128.store(
        at,
        f64x2.add(v128.load(at, 16), f64x2.mul(say, f64x2.convert_low_i32x4_s(tone))),
        16,
      );
      v128.store(
        at,
        f64x2.add(v128.load(at, 32), f64x2.mul(say, f64x2.convert_low_i32x4_s(upper))),
        32,
      );
    }
  }
  return count;
}

export function pack(dx: i32, dy: i32): u64 {
  return ((<u64>(<u32>dy)) << 32) | (<u64>(<u32>dx));
}

/** From cells to pixels. */
export function shiftOf(shift: u64): u64 {
  const end = exact + ((<usize>exactCount) << 4);
  for (let at = exact; at < end; at += 16) if (load<u64>(at) == shift) return load<u64>(at, 8);
  const dx = <i32>shift;
  const dy = <i32>(shift >> 32);
  return pack(dx << k, dy << k);
}

/** Also turns the shifts into those of pixels. */
function sharpen(count: i32): void {
  let most: f64 = 0;
  const end = wishes + <usize>count * WISH;
  for (let at = wishes; at < end; at += WISH) most = max(most, load<f64>(at, 8));
  for (let at = wishes; at < end; at += WISH) {
    const share = load<f64>(at, 8) / most;
    const factor = max(share * share * share, 1e-9);
    const say = f64x2.splat(factor);
    store<u64>(at, shiftOf(load<u64>(at)));
    store<f64>(at, load<f64>(at, 8) * factor, 8);
    v128.store(at, f64x2.mul(v128.load(at, 16), say), 16);
    v128.store(at, f64x2.mul(v128.load(at, 32), say), 32);
  }
}

/** Four bytes as integers. */
export function pixelAt(p: i32): v128 {
  return i32x4.extend_low_i16x8_u(
    i16x8.extend_low_i8x16_u(v128.load32_zero(data + ((<usize>p) << 2))),
  );
}

function grant(x: i32, y: i32, count: i32): bool {
  let total: f64 = 0;
  let redGreen = f64x2.splat(0);
  let blueAlpha = f64x2.splat(0);
  const fineness = f64x2.splat(1 / FINENESS);
  const end = wishes + <usize>count * WISH;
  for (let at = wishes; at < end; at += WISH) {
    const i = x + load<i32>(at);
    const j = y + load<i32>(at, 4);
    if (<u32>i >= <u32>width || <u32>j >= <u32>height) continue;
    const p = j * width + i;
    if (load<u8>(kind + p) != KNOWN) continue;
    const weight = load<f64>(at, 8);
    const say = f64x2.splat(weight);
    const four = pixelAt(p);
    const upper = v128.shuffle<i32>(four, four, 2, 3, 2, 3);
    total += weight;
    redGreen = f64x2.add(
      redGreen,
      f64x2.add(
        f64x2.mul(say, f64x2.convert_low_i32x4_s(four)),
        f64x2.mul(v128.load(at, 16), fineness),
      ),
    );
    blueAlpha = f64x2.add(
      blueAlpha,
      f64x2.add(
        f64x2.mul(say, f64x2.convert_low_i32x4_s(upper)),
        f64x2.mul(v128.load(at, 32), fineness),
      ),
    );
  }
  if (total == 0) return false;
  const q = data + ((<usize>(y * width + x)) << 2);
  store<u8>(q, toByte(f64x2.extract_lane(redGreen, 0) / total));
  store<u8>(q, toByte(f64x2.extract_lane(redGreen, 1) / total), 1);
  store<u8>(q, toByte(f64x2.extract_lane(blueAlpha, 0) / total), 2);
  store<u8>(q, toByte(f64x2.extract_lane(blueAlpha, 1) / total), 3);
  return true;
}

/** Paints what row `y` of the level stands for. */
export function liftRow(y: i32): void {
  if (y < cellY || y >= cellY + cellsDown) return;
  for (let x = cellX; x < cellX + cellsAcross; x++) {
    const cell = cellAt(x, y);
    if (load<u8>(wanted + cell) != 1) continue;
    const count = collect(x, y);
    sharpen(count);
    for (let j = y << k; j < min((y + 1) << k, height); j++) {
      for (let i = x << k; i < min((x + 1) << k, width); i++) {
        if (load<u8>(kind + (j * width + i)) != HOLE || grant(i, j, count)) continue;
        const s = samples + (cell << 3);
        const q = data + ((<usize>(j * width + i)) << 2);
        store<u8>(q, toByte(<f64>load<i16>(s) / FINENESS));
        store<u8>(q, toByte(<f64>load<i16>(s, 2) / FINENESS), 1);
        store<u8>(q, toByte(<f64>load<i16>(s, 4) / FINENESS), 2);
      }
    }
  }
}
