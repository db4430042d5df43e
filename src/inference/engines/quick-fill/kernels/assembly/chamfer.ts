/**
 * The passes of `../../chamfer.ts`, eight pixels at a time. A sum that is too large for 16 bits stays
 * at FAR, which is never less than what is there.
 */

const STEP: u16 = 3;
const DIAGONAL: u16 = 4;
const FAR: u16 = 0xffff;
/** Bytes on either side of a line that are FAR. */
const PAD: usize = 16;

/**
 * Relaxes `rows` rows of `distance`, upwards from the last where `up`.
 *
 * @param beyond - the row before those, in that direction; 0 where there is none
 * @param kinds - what the rows start from, by `starts`, four bytes of 0 or 0xff; where 0, from themselves
 * @param lines - room for two rows and 32 bytes around each
 */
export function relax(
  width: i32,
  rows: i32,
  up: bool,
  kinds: usize,
  starts: u32,
  distance: usize,
  beyond: usize,
  lines: usize,
): void {
  const stride = (<usize>width) << 1;
  let line = lines + PAD;
  let last = line + stride + 2 * PAD;
  if (beyond) memory.copy(last, beyond, stride);
  else memory.fill(last, 0xff, stride);
  closeLine(last, stride);
  for (let n = 0; n < rows; n++) {
    const y = <usize>(up ? rows - 1 - n : n);
    const row = distance + y * stride;
    if (kinds) start(line, kinds + y * <usize>width, width, starts);
    else memory.copy(line, row, stride);
    // What is read past the ends must not count.
    closeLine(line, stride);
    if (up) relaxBack(line, last, width);
    else relaxOn(line, last, width);
    closeLine(line, stride);
    memory.copy(row, line, stride);
    const done = line;
    line = last;
    last = done;
  }
}

function closeLine(line: usize, stride: usize): void {
  v128.store(line - PAD, i16x8.splat(FAR));
  v128.store(line + stride, i16x8.splat(FAR));
}

function start(line: usize, kinds: usize, width: i32, starts: u32): void {
  const table = i32x4.splat(starts);
  for (let x = 0; x < width; x += 8) {
    const bytes = i8x16.swizzle(table, v128.load64_zero(kinds + x));
    v128.store(line + ((<usize>x) << 1), i16x8.extend_low_i8x16_s(bytes));
  }
}

/** What the row beyond says about eight pixels of a line. */
function relaxFrom(at: usize, beyond: usize): v128 {
  const straight = i16x8.add_sat_u(v128.load(beyond), i16x8.splat(STEP));
  const corners = i16x8.min_u(v128.load(beyond - 2), v128.load(beyond + 2));
  const across = i16x8.add_sat_u(corners, i16x8.splat(DIAGONAL));
  return i16x8.min_u(i16x8.min_u(v128.load(at), straight), across);
}

/** From left to right: in three steps each lane hears of all before it. */
function relaxOn(line: usize, beyond: usize, width: i32): void {
  const far = i16x8.splat(FAR);
  let behind = far;
  for (let x = 0; x < width; x += 8) {
    const at = (<usize>x) << 1;
    let v = relaxFrom(line + at, beyond + at);
    const one = v128.shuffle<u16>(far, v, 7, 8, 9, 10, 11, 12, 13, 14);
    v = i16x8.min_u(v, i16x8.add_sat_u(one, i16x8.splat(STEP)));
    const two = v128.shuffle<u16>(far, v, 6, 7, 8, 9, 10, 11, 12, 13);
    v = i16x8.min_u(v, i16x8.add_sat_u(two, i16x8.splat(2 * STEP)));
    const four = v128.shuffle<u16>(far, v, 4, 5, 6, 7, 8, 9, 10, 11);
    v = i16x8.min_u(v, i16x8.add_sat_u(four, i16x8.splat(4 * STEP)));
    v = i16x8.min_u(v, i16x8.add_sat_u(behind, i16x8(3, 6, 9, 12, 15, 18, 21, 24)));
    v128.store(line + at, v);
    behind = v128.shuffle<u16>(v, v, 7, 7, 7, 7, 7, 7, 7, 7);
  }
}

/** The same from right to left; the first eight may lie partly outside. */
function relaxBack(line: usize, beyond: usize, width: i32): void {
  const far = i16x8.splat(FAR);
  let behind = far;
  for (let x = width - 8; x > -8; x -= 8) {
    const at = x << 1;
    let v = relaxFrom(line + at, beyond + at);
    const one = v128.shuffle<u16>(v, far, 1, 2, 3, 4, 5, 6, 7, 8);
    v = i16x8.min_u(v, i16x8.add_sat_u(one, i16x8.splat(STEP)));
    const two = v128.shuffle<u16>(v, far, 2, 3, 4, 5, 6, 7, 8, 9);
    v = i16x8.min_u(v, i16x8.add_sat_u(two, i16x8.splat(2 * STEP)));
    const four = v128.shuffle<u16>(v, far, 4, 5, 6, 7, 8, 9, 10, 11);
    v = i16x8.min_u(v, i16x8.add_sat_u(four, i16x8.splat(4 * STEP)));
    v = i16x8.min_u(v, i16x8.add_sat_u(behind, i16x8(24, 21, 18, 15, 12, 9, 6, 3)));
    v128.store(line + at, v);
    behind = v128.shuffle<u16>(v, v, 0, 0, 0, 0, 0, 0, 0, 0);
  }
}
