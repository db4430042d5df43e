/**
 * The loops of `../../patches/halve.ts`, `../../patches/texture.ts`, `../../patches/patch-sums.ts` and `../../patches/targets.ts`
 * that prepare a level. All but `spread` work on a strip of rows that was copied in, with the rows
 * around it that they look at.
 */
import { roundHalfUp, roundPairHalfUp } from './rounding';

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

/** Sums one column's up to four rows into `columns` (four samples) and `weights`. */
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
  for (let x = 0; x < width; x++) {
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

function light(samples: usize, p: i32): i32 {
  const at = samples + ((<usize>p) << 3);
  return (<i32>load<i16>(at) + 2 * <i32>load<i16>(at, 2) + <i32>load<i16>(at, 4)) >> 2;
}

/** Slopes of row `y` of the strip, and how many count: added to `sums` and `counts`, times `sign`. */
function addSlopes(
  width: i32,
  rows: i32,
  y: i32,
  sign: i32,
  samples: usize,
  kind: usize,
  sums: usize,
  counts: usize,
): void {
  if (y < 0 || y >= rows) return;
  for (let x = 0, p = y * width; x < width; x++, p++) {
    if (load<u8>(kind + p) != KNOWN) continue;
    const across = x + 1 < width && load<u8>(kind + (p + 1)) == KNOWN;
    const down = y + 1 < rows && load<u8>(kind + (p + width)) == KNOWN;
    if (!across && !down) continue;
    const here = light(samples, p);
    const dx = across ? abs(light(samples, p + 1) - here) : 0;
    const dy = down ? abs(light(samples, p + width) - here) : 0;
    const slope = across && down ? dx + dy : 2 * (dx + dy);
    const at = (<usize>x) << 2;
    store<i32>(sums + at, load<i32>(sums + at) + sign * slope);
    store<i32>(counts + at, load<i32>(counts + at) + sign * 2);
  }
}

/**
 * Writes channel 3 of the strip's rows `from` to `to`. The strip reaches two rows above and three
 * below them, or to the level's own end. `sums` and `counts` have `width` entries, 0.
 */
export function addTexture(
  width: i32,
  rows: i32,
  from: i32,
  to: i32,
  samples: usize,
  kind: usize,
  sums: usize,
  counts: usize,
): void {
  for (let y = from - 2; y < from + 2; y++) {
    addSlopes(width, rows, y, 1, samples, kind, sums, counts);
  }
  for (let y = from; y < to; y++) {
    addSlopes(width, rows, y + 2, 1, samples, kind, sums, counts);
    if (y > from) addSlopes(width, rows, y - 3, -1, samples, kind, sums, counts);
    let sum = 0;
    let count = 0;
    for (let x = 0; x < min(2, width); x++) {
      sum += load<i32>(sums + ((<usize>x) << 2));
      count += load<i32>(counts + ((<usize>x) << 2));
    }
    for (let x = 0, p = y * width; x < width; x++, p++) {
      if (x + 2 < width) {
        sum += load<i32>(sums + ((<usize>(x + 2)) << 2));
        count += load<i32>(counts + ((<usize>(x + 2)) << 2));
      }
      if (x >= 3) {
        sum -= load<i32>(sums + ((<usize>(x - 3)) << 2));
        count -= load<i32>(counts + ((<usize>(x - 3)) << 2));
      }
      if (load<u8>(kind + p) != KNOWN) continue;
      const mean = count > 0 ? roundHalfUp(<f64>(4 * sum) / <f64>count) : 0;
      store<i16>(samples + ((<usize>p) << 3), <i16>min(mean, 1023), 6);
    }
  }
}

/**
 * Sums over 7×7 patches: of `rows` rows in, those of the centres of all but the first and last three
 * rows, from `out` on. `columns` has room for `width` vectors, 0.
 */
export function patchSums(width: i32, rows: i32, samples: usize, columns: usize, out: usize): void {
  for (let y = 0; y < rows; y++) {
    const entering = samples + ((<usize>(y * width)) << 3);
    const leaving = entering - ((<usize>(7 * width)) << 3);
    let sum = i32x4.splat(0);
    for (let x = 0; x < width; x++) {
      const at = columns + ((<usize>x) << 4);
      let column = i32x4.add(v128.load(at), v128.load_ext<i16>(entering + ((<usize>x) << 3)));
      if (y >= 7) column = i32x4.sub(column, v128.load_ext<i16>(leaving + ((<usize>x) << 3)));
      v128.store(at, column);
      sum = i32x4.add(sum, column);
      if (x >= 7) sum = i32x4.sub(sum, v128.load(at - 112));
      if (y < 6 || x < 6) continue;
      const to = out + ((<usize>((y - 6) * width + x - 3)) << 3);
      v128.store64_lane(to, i16x8.narrow_i32x4_u(sum, sum), 0);
    }
  }
}

/**
 * 1 in `out` where the 7×7 around a pixel has a value equal to `value`, or, where `differs`, another.
 * `line` has room for a row and 32 bytes; `between` and `out` for the level and 16 bytes.
 */
export function spread(
  width: i32,
  height: i32,
  values: usize,
  value: u8,
  differs: bool,
  line: usize,
  between: usize,
  out: usize,
): void {
  const ones = i8x16.splat(1);
  const sought = i8x16.splat(value);
  const flip = i8x16.splat(differs ? -1 : 0);
  for (let y = 0; y < height; y++) {
    const row = <usize>(y * width);
    for (let x = 0; x < width; x += 16) {
      const found = v128.xor(i8x16.eq(v128.load(values + row + x), sought), flip);
      v128.store(line + 16 + x, v128.and(found, ones));
    }
    v128.store(line, i8x16.splat(0));
    v128.store(line + 16 + width, i8x16.splat(0));
    for (let x = 0; x < width; x += 16) {
      const at = line + 16 + x;
      let any = v128.load(at);
      for (let i = 1; i <= 3; i++)
        any = v128.or(any, v128.or(v128.load(at - i), v128.load(at + i)));
      v128.store(between + row + x, any);
    }
  }
  for (let y = 0; y < height; y++) {
    const last = min(y + 3, height - 1);
    for (let x = 0; x < width; x += 16) {
      let any = i8x16.splat(0);
      for (let j = max(y - 3, 0); j <= last; j++) {
        any = v128.or(any, v128.load(between + <usize>(j * width + x)));
      }
      v128.store(out + <usize>(y * width + x), any);
    }
  }
}
