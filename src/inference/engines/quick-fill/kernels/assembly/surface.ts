/** The sums of `../../smooth/surface.ts`, of which a round of least squares is solved. */

/** Of weights 1 / (1 + e² / SCALE_SQUARED). */
const SCALE_SQUARED: f64 = 9;

/**
 * Writes how much each of `count` samples weighs, an even number of them, given the six coefficients of the surface
 * so far.
 */
export function weighSamples(
  u: usize,
  v: usize,
  values: usize,
  count: i32,
  surface: usize,
  weights: usize,
): void {
  const s0 = v128.load64_splat(surface);
  const s1 = v128.load64_splat(surface, 8);
  const s2 = v128.load64_splat(surface, 16);
  const s3 = v128.load64_splat(surface, 24);
  const s4 = v128.load64_splat(surface, 32);
  const s5 = v128.load64_splat(surface, 40);
  const one = f64x2.splat(1);
  const scale = f64x2.splat(SCALE_SQUARED);
  for (let i = 0; i < count; i += 2) {
    const at = (<usize>i) << 3;
    const x = v128.load(u + at);
    const y = v128.load(v + at);
    let height = f64x2.add(s0, f64x2.mul(s1, x));
    height = f64x2.add(height, f64x2.mul(s2, y));
    height = f64x2.add(height, f64x2.mul(f64x2.mul(s3, x), x));
    height = f64x2.add(height, f64x2.mul(f64x2.mul(s4, x), y));
    height = f64x2.add(height, f64x2.mul(f64x2.mul(s5, y), y));
    const error = f64x2.sub(v128.load(values + at), height);
    const weight = f64x2.div(one, f64x2.add(one, f64x2.div(f64x2.mul(error, error), scale)));
    v128.store(weights + at, weight);
  }
}

/**
 * Writes three rows of the normal equations of `count` weighted samples, those of the terms 1, u and v or, where
 * `squares`, of u², uv and v²: the sums of their products with the terms u, v, u², uv and v² and with the values. Six
 * numbers a row, and after the third the sum of the weights.
 */
export function sumProducts(
  u: usize,
  v: usize,
  values: usize,
  weights: usize,
  count: i32,
  squares: bool,
  rows: usize,
): void {
  let total: f64 = 0;
  let a1 = f64x2.splat(0);
  let a2 = f64x2.splat(0);
  let a3 = f64x2.splat(0);
  let b1 = f64x2.splat(0);
  let b2 = f64x2.splat(0);
  let b3 = f64x2.splat(0);
  let c1 = f64x2.splat(0);
  let c2 = f64x2.splat(0);
  let c3 = f64x2.splat(0);
  for (let i = 0; i < count; i++) {
    const at = (<usize>i) << 3;
    const x = load<f64>(u + at);
    const y = load<f64>(v + at);
    const weight = load<f64>(weights + at);
    total += weight;
    const first = f64x2.replace_lane(f64x2.splat(x), 1, y);
    const second = f64x2.mul(f64x2.splat(x), first);
    const third = f64x2.replace_lane(f64x2.splat(y * y), 1, load<f64>(values + at));
    const a = f64x2.splat(weight * (squares ? x * x : 1));
    const b = f64x2.splat(weight * (squares ? x * y : x));
    const c = f64x2.splat(weight * (squares ? y * y : y));
    a1 = f64x2.add(a1, f64x2.mul(a, first));
    a2 = f64x2.add(a2, f64x2.mul(a, second));
    a3 = f64x2.add(a3, f64x2.mul(a, third));
    b1 = f64x2.add(b1, f64x2.mul(b, first));
    b2 = f64x2.add(b2, f64x2.mul(b, second));
    b3 = f64x2.add(b3, f64x2.mul(b, third));
    c1 = f64x2.add(c1, f64x2.mul(c, first));
    c2 = f64x2.add(c2, f64x2.mul(c, second));
    c3 = f64x2.add(c3, f64x2.mul(c, third));
  }
  v128.store(rows, a1);
  v128.store(rows, a2, 16);
  v128.store(rows, a3, 32);
  v128.store(rows, b1, 48);
  v128.store(rows, b2, 64);
  v128.store(rows, b3, 80);
  v128.store(rows, c1, 96);
  v128.store(rows, c2, 112);
  v128.store(rows, c3, 128);
  store<f64>(rows, total, 144);
}
