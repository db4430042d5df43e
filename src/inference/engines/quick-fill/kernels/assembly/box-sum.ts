/** The sums of `../../box-sum.ts` over squares, a strip of rows at a time. */

let width: i32 = 0;
let height: i32 = 0;
let radius: i32 = 0;
/** The last rows of sums along a row: as many as a square has, and the one that leaves it. */
let ring: usize = 0;
/** Per column, in double precision. */
let sums: usize = 0;

/** `ring` has room for 2 × `radius` + 2 rows, `sums` for a row of doubles, all 0. */
export function openBoxSum(
  width_: i32,
  height_: i32,
  radius_: i32,
  ring_: usize,
  sums_: usize,
): void {
  width = width_;
  height = height_;
  radius = radius_;
  ring = ring_;
  sums = sums_;
}

function ringAt(y: i32): usize {
  return ring + ((<usize>((y % (2 * radius + 2)) * width)) << 2);
}

/** Sums `values`, row `y`, along itself, and adds that to the columns. */
function enter(y: i32, values: usize): void {
  const row = ringAt(y);
  const reach = (<usize>radius) << 2;
  let sum: f64 = 0;
  for (let x = 0; x < min(radius, width); x++) sum += <f64>load<f32>(values + ((<usize>x) << 2));
  for (let x = 0; x < width; x++) {
    const at = (<usize>x) << 2;
    if (x + radius < width) sum += <f64>load<f32>(values + at + reach);
    if (x > radius) sum -= <f64>load<f32>(values + at - reach - 4);
    store<f32>(row + at, <f32>sum);
  }
  for (let x = 0; x < width; x++) {
    const at = sums + ((<usize>x) << 3);
    store<f64>(at, load<f64>(at) + <f64>load<f32>(row + ((<usize>x) << 2)));
  }
}

function leave(y: i32): void {
  const row = ringAt(y);
  for (let x = 0; x < width; x++) {
    const at = sums + ((<usize>x) << 3);
    store<f64>(at, load<f64>(at) - <f64>load<f32>(row + ((<usize>x) << 2)));
  }
}

/**
 * Writes the rows `from` to `to` of sums to `out`; to be called for all, in order. `values` are the rows that have not
 * been seen yet, up to `radius` after `to`. Where `counts` is not 0, the sums of each pixel are divided by what is there, or 1.
 */
export function boxSum(from: i32, to: i32, values: usize, counts: usize, out: usize): void {
  const stride = (<usize>width) << 2;
  if (from == 0) {
    for (let y = 0; y < min(radius, height); y++, values += stride) enter(y, values);
  }
  const first = out;
  for (let y = from; y < to; y++, out += stride) {
    if (y + radius < height) {
      enter(y + radius, values);
      values += stride;
    }
    if (y > radius) leave(y - radius - 1);
    for (let x = 0; x < width; x++) {
      store<f32>(out + ((<usize>x) << 2), <f32>load<f64>(sums + ((<usize>x) << 3)));
    }
  }
  if (!counts) return;
  // What is written past the end is room for a vector.
  for (let at = first; at < out; at += 16, counts += 16) {
    const divisor = f32x4.max(v128.load(counts), f32x4.splat(1));
    v128.store(at, f32x4.div(v128.load(at), divisor));
  }
}
