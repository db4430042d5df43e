/** Rounding as JavaScript does it. */

/** `Math.round`: halves go up. */
export function roundHalfUp(x: f64): f64 {
  const up = Math.ceil(x);
  return up - 0.5 > x ? up - 1 : up;
}

/** As `roundHalfUp`, of two. */
export function roundPairHalfUp(x: v128): v128 {
  const up = f64x2.ceil(x);
  const tooFar = f64x2.gt(f64x2.sub(up, f64x2.splat(0.5)), x);
  return f64x2.sub(up, v128.and(tooFar, f64x2.splat(1)));
}

/** What a `Uint8ClampedArray` makes of a number: halves go to the even neighbour. */
export function toByte(x: f64): u8 {
  return <u8>min(max(nearest(x), 0), 255);
}
