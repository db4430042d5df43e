/** The loop of `../../survey.ts` over the rows of a window. */

// Of the job: what is to be filled, and what may be learned from.
const TO_FILL: u8 = 255;
const SOURCE: u8 = 0;
const VOID: u8 = 2;

/** The alpha of sixteen pixels from `data` on. */
function alphaOf(data: usize): v128 {
  const a = i32x4.shr_u(v128.load(data), 24);
  const b = i32x4.shr_u(v128.load(data, 16), 24);
  const c = i32x4.shr_u(v128.load(data, 32), 24);
  const d = i32x4.shr_u(v128.load(data, 48), 24);
  return i8x16.narrow_i16x8_u(i16x8.narrow_i32x4_u(a, b), i16x8.narrow_i32x4_u(c, d));
}

/**
 * Writes the kinds of the rows `from` to `to`, in order: what is written past a row's end is the next's. Adds what they
 * hold to the seven integers of `census`: hole pixels, known pixels, the hole's left, top, right and
 * bottom, and whether all that is known is opaque.
 */
export function sortRows(
  width: i32,
  from: i32,
  to: i32,
  hole: usize,
  data: usize,
  kind: usize,
  census: usize,
): void {
  let holes = load<i32>(census);
  let known = load<i32>(census, 4);
  let left = load<i32>(census, 8);
  let right = load<i32>(census, 16);
  let translucent: i32 = 0;
  for (let y = from; y < to; y++) {
    const before = holes;
    for (let x = 0; x < width; x += 16) {
      const p = <usize>(y * width + x);
      const count = min(16, width - x);
      const inside = (1 << count) - 1;
      const marks = v128.load(hole + p);
      const alpha = alphaOf(data + (p << 2));
      const toFill = i8x16.eq(marks, i8x16.splat(TO_FILL));
      const source = i8x16.eq(marks, i8x16.splat(SOURCE));
      const seen = v128.andnot(source, i8x16.eq(alpha, i8x16.splat(0)));
      const kinds = i8x16.add(i8x16.splat(VOID), i8x16.add(toFill, i8x16.add(seen, seen)));
      v128.store(kind + p, kinds);
      translucent |= inside & i8x16.bitmask(v128.andnot(source, i8x16.eq(alpha, i8x16.splat(-1))));
      known += popcnt(inside & i8x16.bitmask(seen));
      const found = inside & i8x16.bitmask(toFill);
      if (!found) continue;
      holes += popcnt(found);
      left = min(left, x + ctz(found));
      right = max(right, x + 31 - clz(found));
    }
    if (holes == before) continue;
    store<i32>(census, min(load<i32>(census, 12), y), 12);
    store<i32>(census, y, 20);
  }
  store<i32>(census, holes);
  store<i32>(census, known, 4);
  store<i32>(census, left, 8);
  store<i32>(census, right, 16);
  if (translucent) store<i32>(census, 0, 24);
}
