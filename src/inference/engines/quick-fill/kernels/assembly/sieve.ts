/** The sieve of `../repeat-loops.ts`: how well the picture agrees with itself under offsets. */

const KNOWN: u8 = 0;
const MIN_PARTNERS: f64 = 0.25;

let width: i32 = 0;
let pixels: i32 = 0;
let samples: usize = 0;
let kind: usize = 0;
let places: i32 = 0;
let place: usize = 0;
let column: usize = 0;
let expected: usize = 0;
// Of the offset that is being measured.
let partners: i32 = 0;
let differences: i64 = 0;
let unrelated: f64 = 0;

export function openPlaces(
  width_: i32,
  pixels_: i32,
  samples_: usize,
  kind_: usize,
  places_: i32,
  place_: usize,
  column_: usize,
  expected_: usize,
): void {
  width = width_;
  pixels = pixels_;
  samples = samples_;
  kind = kind_;
  places = places_;
  place = place_;
  column = column_;
  expected = expected_;
}

/** Writes the misfits of the offsets (`from`, `dy`) to (`to` - 1, `dy`), `dy` ≥ 0, as single numbers. */
export function sift(dy: i32, from: i32, to: i32, out: usize): void {
  for (let dx = from; dx < to; dx++, out += 4) {
    partners = 0;
    differences = 0;
    unrelated = 0;
    let misfit = stage(dx, dy, 0, 16, 0.9);
    if (misfit < Infinity) misfit = stage(dx, dy, 16, 48, 0.7);
    if (misfit < Infinity) misfit = stage(dx, dy, 48, 240, 0.6);
    store<f32>(out, <f32>misfit);
  }
}

/** The misfit after places `from` to `to` too; Infinity where it is above `most`. */
function stage(dx: i32, dy: i32, from: i32, to: i32, most: f64): f64 {
  const count = min(to, places);
  const step = dy * width + dx;
  // All but the fourth channel.
  const colours = i64x2.splat(0x0000_ffff_ffff_ffff);
  for (let i = from; i < count; i++) {
    const x = load<i32>(column + ((<usize>i) << 2)) + dx;
    if (<u32>x >= <u32>width) continue;
    const p = load<i32>(place + ((<usize>i) << 2));
    const q = p + step;
    if (q >= pixels || load<u8>(kind + q) != KNOWN) continue;
    partners++;
    const difference = v128.and(
      i16x8.sub(
        v128.load64_zero(samples + ((<usize>p) << 3)),
        v128.load64_zero(samples + ((<usize>q) << 3)),
      ),
      colours,
    );
    const squares = i32x4.dot_i16x8_s(difference, difference);
    differences += <i64>(i32x4.extract_lane(squares, 0) + i32x4.extract_lane(squares, 1));
    unrelated += load<f64>(expected + ((<usize>i) << 3));
  }
  const misfit = <f64>differences / max(unrelated, 1);
  return <f64>partners <= MIN_PARTNERS * <f64>count || misfit > most ? Infinity : misfit;
}

/**
 * The misfit of an offset at all places; given up, with what there is, where the differences come to
 * more than `enough`.
 *
 * @param isBytes - of the samples, else they are of 16 bits
 */
export function misfit(dx: i32, dy: i32, enough: f64, isBytes: bool): f64 {
  const step = dy * width + dx;
  partners = 0;
  differences = 0;
  unrelated = 0;
  for (let i = 0; i < places && <f64>differences <= enough; i++) {
    const x = load<i32>(column + ((<usize>i) << 2)) + dx;
    if (<u32>x >= <u32>width) continue;
    const p = load<i32>(place + ((<usize>i) << 2));
    const q = p + step;
    if (<u32>q >= <u32>pixels || load<u8>(kind + q) != KNOWN) continue;
    add(i, isBytes ? differenceOfBytes(p, q) : differenceOf(p, q));
  }
  return <f64>partners <= MIN_PARTNERS * <f64>places
    ? Infinity
    : <f64>differences / max(unrelated, 1);
}

function differenceOf(p: i32, q: i32): v128 {
  return i16x8.sub(
    v128.load64_zero(samples + ((<usize>p) << 3)),
    v128.load64_zero(samples + ((<usize>q) << 3)),
  );
}

function differenceOfBytes(p: i32, q: i32): v128 {
  return i16x8.sub(
    i16x8.extend_low_i8x16_u(v128.load32_zero(samples + ((<usize>p) << 2))),
    i16x8.extend_low_i8x16_u(v128.load32_zero(samples + ((<usize>q) << 2))),
  );
}

/** Counts place `i`, whose partner has such colours less. */
function add(i: i32, difference: v128): void {
  // All but the fourth channel.
  const colours = v128.and(difference, i64x2.splat(0x0000_ffff_ffff_ffff));
  const squares = i32x4.dot_i16x8_s(colours, colours);
  partners++;
  differences += <i64>(i32x4.extract_lane(squares, 0) + i32x4.extract_lane(squares, 1));
  unrelated += load<f64>(expected + ((<usize>i) << 3));
}
