/** Where bytes have a value. */

/** Sixteen bits, one for each of the bytes from `at` on, up to `end`. */
function matches(at: usize, end: usize, value: u8): i32 {
  const found = i8x16.bitmask(i8x16.eq(v128.load(at), i8x16.splat(value)));
  const rest = <i32>(end - at);
  return rest >= 16 ? found : found & ((1 << rest) - 1);
}

/** How many of `length` bytes. */
export function countOf(bytes: usize, length: i32, value: u8): i32 {
  const end = bytes + length;
  let count = 0;
  for (let at = bytes; at < end; at += 16) count += popcnt(matches(at, end, value));
  return count;
}

/** Writes which of `length` bytes, counted from `first`, to `out`. @returns how many */
export function listOf(bytes: usize, length: i32, value: u8, first: i32, out: usize): i32 {
  const end = bytes + length;
  let to = out;
  for (let at = bytes; at < end; at += 16, first += 16) {
    for (let found = matches(at, end, value); found; found &= found - 1, to += 4) {
      store<i32>(to, first + ctz(found));
    }
  }
  return <i32>((to - out) >> 2);
}
