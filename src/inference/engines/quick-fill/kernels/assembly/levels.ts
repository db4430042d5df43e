/**
 * The loops of `../../patches/texture.ts`, `../../patches/patch-sums.ts` and `../../patches/targets.ts` that prepare a
 * level. `addTexture` works on a strip of rows that was copied in, with the rows around it that it looks at.
 */
import { roundHalfUp } from './rounding';

const KNOWN: u8 = 0;

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
