/** The weighted squares of `../../finish/grain.ts`, in double precision as there. */

/**
 * Adds `rows` rows of `count` pixels, of three numbers each, from `source` on times their weights to what is at `into`.
 * Rows are `stride` bytes apart, those of the weights `weightStride`.
 */
export function addSquare(
  stride: i32,
  rows: i32,
  count: i32,
  weights: usize,
  weightStride: i32,
  source: usize,
  into: usize,
): void {
  const bytes = <usize>(12 * count);
  for (let j = 0; j < rows; j++) {
    let weight = weights;
    let n: usize = 0;
    for (; n + 8 <= bytes; n += 8, weight += 16) {
      const value = f64x2.promote_low_f32x4(v128.load64_zero(source + n));
      const before = f64x2.promote_low_f32x4(v128.load64_zero(into + n));
      const sum = f64x2.add(before, f64x2.mul(v128.load(weight), value));
      v128.store64_lane(into + n, f32x4.demote_f64x2_zero(sum), 0);
    }
    if (n < bytes) {
      const sum = <f64>load<f32>(into + n) + load<f64>(weight) * <f64>load<f32>(source + n);
      store<f32>(into + n, <f32>sum);
    }
    weights += <usize>weightStride;
    source += <usize>stride;
    into += <usize>stride;
  }
}

const KNOWN: u8 = 0;

/**
 * Takes the grain of one colour of `count` pixels, as `../../smooth/region-grain.ts` says: to every third number of
 * `fine`. What is no grain is taken out of `mask`,
 * which the first colour writes.
 */
export function takeGrain(
  count: i32,
  residual: usize,
  mean: usize,
  wide: usize,
  kind: usize,
  strongest: f64,
  farthest: f64,
  fine: usize,
  isFirst: bool,
  mask: usize,
): void {
  for (let p: usize = 0; p < <usize>count; p++) {
    const value = load<f32>(residual + (p << 2));
    const local = <f64>load<f32>(mean + (p << 2));
    const grain = value - load<f32>(wide + (p << 2));
    const isKnown = load<u8>(kind + p) == KNOWN;
    store<f32>(fine + 12 * p, isKnown ? grain : 0);
    const isUneven = i32(abs(<f64>value - local) > strongest) | i32(abs(local) > farthest);
    const before = isFirst ? <u8>isKnown : load<u8>(mask + p);
    store<u8>(mask + p, before & (<u8>(isUneven ^ 1)));
  }
}
