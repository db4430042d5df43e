/**
 * The loops of `../reference-membrane.ts`: four channels of a pixel are one vector, in single
 * precision and in the reference's order.
 */

/** Over-relaxation, and what it leaves of a value. */
const RELAXATION: f32 = 1.3;
const KEPT: f32 = -0.3;
const HOLE: u8 = 1;
const VOID: u8 = 2;

/** Lists the hole pixels `from` to `to`, and how many neighbours of each count, after `count` others. */
export function listHoles(
  width: i32,
  kind: usize,
  holes: usize,
  neighbours: usize,
  from: i32,
  to: i32,
  count: i32,
): i32 {
  for (let p = from; p < to; p++) {
    const at = kind + <usize>p;
    if (load<u8>(at) != HOLE) continue;
    const beside = <u8>(load<u8>(at - 1) != VOID) + <u8>(load<u8>(at + 1) != VOID);
    const beyond =
      <u8>(load<u8>(at - <usize>width) != VOID) + <u8>(load<u8>(at + <usize>width) != VOID);
    store<u8>(neighbours + <usize>count, beside + beyond);
    store<i32>(holes + ((<usize>count) << 2), p);
    count++;
  }
  return count;
}

/** The first of the holes `from` to `to` that is not before pixel `p`, or `to`. */
function firstAt(holes: usize, from: i32, to: i32, p: i32): i32 {
  while (from < to) {
    const middle = (from + to) >> 1;
    if (load<i32>(holes + ((<usize>middle) << 2)) < p) from = middle + 1;
    else to = middle;
  }
  return from;
}

function relax(
  stride: i32,
  values: usize,
  p: i32,
  neighbours: usize,
  target: usize,
  targetStep: usize,
  h: i32,
): void {
  const at = values + ((<usize>p) << 4);
  const n = load<u8>(neighbours + h);
  if (n == 0) return;
  const others = f32x4.sub(
    f32x4.add(f32x4.add(v128.load(at + 16), v128.load(at - stride)), v128.load(at + stride)),
    v128.load(target + <usize>h * targetStep),
  );
  const kept = f32x4.mul(f32x4.splat(KEPT), v128.load(at));
  const step = f32x4.splat(RELAXATION / <f32>n);
  v128.store(at, f32x4.add(kept, f32x4.mul(step, f32x4.add(others, v128.load(at - 16)))));
}

/**
 * Gauss–Seidel over the holes `from` to `to`; `stride` is a row's bytes, `targetStep` a hole's. Each waits for the one
 * before it, so two rows are done at a time: the lower one stays behind the upper, and finds all as if it came after.
 */
export function sweep(
  stride: i32,
  values: usize,
  holes: usize,
  neighbours: usize,
  target: usize,
  targetStep: usize,
  from: i32,
  to: i32,
): void {
  const width = stride >> 4;
  while (from < to) {
    const below = (load<i32>(holes + ((<usize>from) << 2)) / width + 1) * width;
    const upperEnd = firstAt(holes, from, to, below);
    const lowerEnd = firstAt(holes, upperEnd, to, below + width);
    let lower = upperEnd;
    for (let upper = from; upper < upperEnd; upper++) {
      const p = load<i32>(holes + ((<usize>upper) << 2));
      relax(stride, values, p, neighbours, target, targetStep, upper);
      if (lower == lowerEnd) continue;
      const q = load<i32>(holes + ((<usize>lower) << 2));
      if (q - width < p) relax(stride, values, q, neighbours, target, targetStep, lower++);
    }
    for (; lower < lowerEnd; lower++) {
      const q = load<i32>(holes + ((<usize>lower) << 2));
      relax(stride, values, q, neighbours, target, targetStep, lower);
    }
    from = lowerEnd;
  }
}

/** Adds every hole's residual to its cell of `coarse`. */
export function restrict(
  width: i32,
  values: usize,
  holes: usize,
  neighbours: usize,
  target: usize,
  targetStep: usize,
  from: i32,
  to: i32,
  coarseWidth: i32,
  coarse: usize,
): void {
  const stride = (<usize>width) << 4;
  let y = 0;
  let row = 0;
  for (let h = from; h < to; h++) {
    const p = load<i32>(holes + ((<usize>h) << 2));
    for (; p >= row + width; row += width) y++;
    const at = values + ((<usize>p) << 4);
    const sum = f32x4.add(
      f32x4.add(f32x4.add(v128.load(at - 16), v128.load(at + 16)), v128.load(at - stride)),
      v128.load(at + stride),
    );
    const own = f32x4.mul(f32x4.splat(<f32>load<u8>(neighbours + h)), v128.load(at));
    const residual = f32x4.add(f32x4.sub(v128.load(target + <usize>h * targetStep), sum), own);
    const cell = ((y + 1) >> 1) * coarseWidth + ((p - row + 1) >> 1);
    const into = coarse + ((<usize>cell) << 4);
    v128.store(into, f32x4.add(v128.load(into), residual));
  }
}

/** Bilinear interpolation onto the holes of the finer grid: replaces them, or is added. */
export function prolong(
  coarseWidth: i32,
  coarseKind: usize,
  coarse: usize,
  width: i32,
  values: usize,
  holes: usize,
  from: i32,
  to: i32,
  add: bool,
): void {
  let y = 0;
  let row = 0;
  for (let h = from; h < to; h++) {
    const p = load<i32>(holes + ((<usize>h) << 2));
    for (; p >= row + width; row += width) y++;
    const x = p - row;
    const near = ((y + 1) >> 1) * coarseWidth + ((x + 1) >> 1);
    const beside = near + (x & 1 ? -1 : 1);
    const above = y & 1 ? -coarseWidth : coarseWidth;
    let sum = f32x4.mul(f32x4.splat(9), v128.load(coarse + ((<usize>near) << 4)));
    let weights: f32 = 9;
    if (load<u8>(coarseKind + beside) != VOID) {
      sum = f32x4.add(sum, f32x4.mul(f32x4.splat(3), v128.load(coarse + ((<usize>beside) << 4))));
      weights += 3;
    }
    if (load<u8>(coarseKind + (near + above)) != VOID) {
      const there = v128.load(coarse + ((<usize>(near + above)) << 4));
      sum = f32x4.add(sum, f32x4.mul(f32x4.splat(3), there));
      weights += 3;
    }
    if (load<u8>(coarseKind + (beside + above)) != VOID) {
      sum = f32x4.add(sum, v128.load(coarse + ((<usize>(beside + above)) << 4)));
      weights += 1;
    }
    const at = values + ((<usize>p) << 4);
    const mean = f32x4.div(sum, f32x4.splat(weights));
    v128.store(at, add ? f32x4.add(mean, v128.load(at)) : mean);
  }
}
