/**
 * The loops of `../../patches/halve.ts` over a strip of rows that was copied in, with the rows around
 * it that they look at.
 */
import { roundPairHalfUp } from './rounding';

const KNOWN: u8 = 0;
const HOLE: u8 = 1;
const VOID: u8 = 2;
const HALF_WEIGHT: i32 = 32;

function tap(weight: i32, isBytes: bool, samples: usize, p: i32): v128 {
  // prettier-ignore
  const four = isBytes
    ? i32x4.extend_low_i16x8_u(i16x8.extend_low_i8x16_u(v128.load32_zero(samples + ((<usize>p) << 2))))
    : v128.load_ext<i16>(samples + ((<usize>p) << 3));
  return i32x4.mul(i32x4.splat(weight), four);
}

/** Two pixels, as sixteen bits each. */
function pairAt(isBytes: bool, samples: usize, p: i32): v128 {
  return isBytes
    ? i16x8.extend_low_i8x16_u(v128.load64_zero(samples + ((<usize>p) << 2)))
    : v128.load(samples + ((<usize>p) << 3));
}

/** Sums up to four rows per column, from row `top` on, into `columns` (four samples) and `weights`. */
function sumColumns(
  width: i32,
  rows: i32,
  top: i32,
  isBytes: bool,
  samples: usize,
  kind: usize,
  columns: usize,
  weights: usize,
): void {
  const isInside = top >= 0 && top + 4 <= rows;
  for (let x = 0; x < width; x += 16) {
    const p = top * width + x;
    const end = min(x + 16, width);
    if (isInside && x + 16 <= width && areKnown(width, kind + p)) {
      sumKnown(width, p, isBytes, samples, columns + ((<usize>(x + 1)) << 4));
      const at = weights + ((<usize>(x + 1)) << 2);
      for (let i: usize = 0; i < 64; i += 16) v128.store(at + i, i32x4.splat(8));
    } else {
      for (let i = x; i < end; i++) {
        sumColumn(width, rows, top, i, isBytes, samples, kind, columns, weights);
      }
    }
  }
}

/** Whether sixteen pixels in each of four rows are. */
function areKnown(width: i32, kind: usize): bool {
  const row = <usize>width;
  const upper = v128.or(v128.load(kind), v128.load(kind + row));
  const lower = v128.or(v128.load(kind + 2 * row), v128.load(kind + 3 * row));
  return !v128.any_true(v128.or(upper, lower));
}

/** Sixteen columns of four known pixels, the first being `p`: eight times ten bits fit sixteen. */
function sumKnown(width: i32, p: i32, isBytes: bool, samples: usize, columns: usize): void {
  for (let i = 0; i < 16; i += 2, p += 2, columns += 32) {
    const outer = i16x8.add(pairAt(isBytes, samples, p), pairAt(isBytes, samples, p + 3 * width));
    const inner = i16x8.add(
      pairAt(isBytes, samples, p + width),
      pairAt(isBytes, samples, p + 2 * width),
    );
    const sum = i16x8.add(outer, i16x8.mul(inner, i16x8.splat(3)));
    v128.store(columns, i32x4.extend_low_i16x8_s(sum));
    v128.store(columns, i32x4.extend_high_i16x8_s(sum), 16);
  }
}

function sumColumn(
  width: i32,
  rows: i32,
  top: i32,
  x: i32,
  isBytes: bool,
  samples: usize,
  kind: usize,
  columns: usize,
  weights: usize,
): void {
  let sum = i32x4.splat(0);
  let weight = 0;
  for (let i = 0; i < 4; i++) {
    const j = top + i;
    if (j < 0 || j >= rows) continue;
    const p = j * width + x;
    if (load<u8>(kind + p) != KNOWN) continue;
    const w = i == 1 || i == 2 ? 3 : 1;
    sum = i32x4.add(sum, tap(w, isBytes, samples, p));
    weight += w;
  }
  v128.store(columns + ((<usize>(x + 1)) << 4), sum);
  store<i32>(weights + ((<usize>(x + 1)) << 2), weight);
}

/**
 * Halves a strip: `count` rows out of `rows` rows in, the first out standing for the rows `first` and
 * `first + 1` in. `columns` and `weights` have room for width + 3, and are 0.
 */
export function halveRows(
  width: i32,
  rows: i32,
  first: i32,
  count: i32,
  isBytes: bool,
  samples: usize,
  kind: usize,
  wanted: usize,
  gain: f64,
  columns: usize,
  weights: usize,
  outSamples: usize,
  outKind: usize,
  outWanted: usize,
): void {
  const half = (width + 1) >> 1;
  for (let y = 0, q = 0; y < count; y++) {
    const top = first + 2 * y;
    sumColumns(width, rows, top - 1, isBytes, samples, kind, columns, weights);
    for (let x = 0; x < half; x++, q++) {
      const right = 2 * x + 1 < width ? 1 : 0;
      const below = top + 1 < rows ? width : 0;
      const p = top * width + 2 * x;
      const isWanted =
        (load<u8>(wanted + p) |
          load<u8>(wanted + (p + right)) |
          load<u8>(wanted + (p + below)) |
          load<u8>(wanted + (p + below + right))) &
        1;
      const w = weights + ((<usize>x) << 3);
      const weight = load<i32>(w) + 3 * (load<i32>(w, 4) + load<i32>(w, 8)) + load<i32>(w, 12);
      const isKnown =
        weight >= HALF_WEIGHT ||
        (isWanted == 0 &&
          (load<u8>(kind + p) == KNOWN ||
            load<u8>(kind + (p + right)) == KNOWN ||
            load<u8>(kind + (p + below)) == KNOWN ||
            load<u8>(kind + (p + below + right)) == KNOWN));
      store<u8>(outWanted + q, isWanted);
      store<u8>(outKind + q, isKnown ? KNOWN : isWanted == 1 ? HOLE : VOID);
      let mean = i32x4.splat(0);
      if (isKnown) {
        const c = columns + ((<usize>x) << 5);
        const middle = i32x4.add(v128.load(c, 16), v128.load(c, 32));
        const sum = i32x4.add(
          i32x4.add(v128.load(c), i32x4.mul(middle, i32x4.splat(3))),
          v128.load(c, 48),
        );
        const scale = f64x2.splat(gain / <f64>weight);
        const low = roundPairHalfUp(f64x2.mul(f64x2.convert_low_i32x4_s(sum), scale));
        const upper = v128.shuffle<i32>(sum, sum, 2, 3, 2, 3);
        const high = roundPairHalfUp(f64x2.mul(f64x2.convert_low_i32x4_s(upper), scale));
        mean = v128.shuffle<i64>(
          i32x4.trunc_sat_f64x2_s_zero(low),
          i32x4.trunc_sat_f64x2_s_zero(high),
          0,
          2,
        );
      }
      v128.store64_lane(outSamples + ((<usize>q) << 3), i16x8.narrow_i32x4_s(mean, mean), 0);
    }
  }
}
