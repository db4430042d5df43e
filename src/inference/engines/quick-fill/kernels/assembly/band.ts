/** The loops of `../reference-canvas.ts` over the band along the rim, at full size. */
import {
  allowBias,
  cellAt,
  data,
  height,
  HOLE,
  k,
  kind,
  levelWidth,
  match,
  pack,
  pixelAt,
  RADIUS,
  shiftOf,
  targetAt,
  width,
} from './canvas';
import { roundHalfUp } from './rounding';

const AREA: i32 = 49;
const BIAS_PRICE: f64 = 54;

let left: i32 = 0;
let top: i32 = 0;
let across: i32 = 0;
let down: i32 = 0;
let patchAt: usize = 0;
let patchX: usize = 0;
let patchY: usize = 0;
let donorX: usize = 0;
let donorY: usize = 0;
let cost: usize = 0;
let bias: usize = 0;
let weights: usize = 0;
/** By squared distance from the patch's centre. */
let nearness: usize = 0;

export function openBand(
  left_: i32,
  top_: i32,
  across_: i32,
  down_: i32,
  patchAt_: usize,
  patchX_: usize,
  patchY_: usize,
  donorX_: usize,
  donorY_: usize,
  cost_: usize,
  bias_: usize,
  weights_: usize,
  nearness_: usize,
): void {
  left = left_;
  top = top_;
  across = across_;
  down = down_;
  patchAt = patchAt_;
  patchX = patchX_;
  patchY = patchY_;
  donorX = donorX_;
  donorY = donorY_;
  cost = cost_;
  bias = bias_;
  weights = weights_;
  nearness = nearness_;
}

/** Offers the patches `from` to `to` the donors of the cells that they lie in. */
export function inherit(from: i32, to: i32): void {
  for (let t = from; t < to; t++) {
    const at = (<usize>t) << 2;
    const px = load<i32>(patchX + at);
    const py = load<i32>(patchY + at);
    const x = px >> k;
    const y = py >> k;
    const target = load<i32>(targetAt + (cellAt(x, y) << 2));
    if (target < 0) continue;
    const donor = load<i32>(match + ((<usize>target) << 2));
    const shift = shiftOf(pack((donor % levelWidth) - x, donor / levelWidth - y));
    consider(t, px + <i32>shift, py + <i32>(shift >> 32));
  }
}

/** Visits `count` patches from `first` on, each trying what its neighbours on `side` have. */
export function propagate(first: i32, count: i32, side: i32): void {
  for (let n = 0, t = first; n < count; n++, t -= side) {
    const at = (<usize>t) << 2;
    const x = load<i32>(patchX + at) - left;
    const y = load<i32>(patchY + at) - top;
    if (x + side >= 0 && x + side < across) adopt(t, y * across + x + side, side, 0);
    if (y + side >= 0 && y + side < down) adopt(t, (y + side) * across + x, 0, side);
  }
}

function adopt(t: i32, place: i32, sideX: i32, sideY: i32): void {
  const neighbour = load<i32>(patchAt + ((<usize>place) << 2));
  if (neighbour < 0) return;
  const at = (<usize>neighbour) << 2;
  const x = load<i32>(donorX + at);
  if (x >= 0) consider(t, x - sideX, load<i32>(donorY + at) - sideY);
}

/** The kinds of the 7×7 around (x, y), seven bytes with the bits of each column; or all bits set. */
function kindsAround(x: i32, y: i32): u64 {
  if (x < RADIUS || y < RADIUS || x >= width - RADIUS || y >= height - RADIUS) return ~(<u64>0);
  let any: u64 = 0;
  let row = kind + <usize>((y - RADIUS) * width + x - RADIUS);
  for (let j = 0; j < 7; j++, row += width) any |= load<u64>(row);
  return any;
}

/** KNOWN is 0, and VOID the only kind with this bit. */
const ANY_KIND: u64 = 0x00ff_ffff_ffff_ffff;
const ANY_VOID: u64 = 0x0002_0202_0202_0202;

let squares: i32 = 0;
let dr: i32 = 0;
let dg: i32 = 0;
let db: i32 = 0;
let counted: i32 = 0;

/** Compares two whole patches; all of the first is in the picture, and none of it VOID. */
function compareWhole(a: usize, b: usize): void {
  const stride = (<usize>width) << 2;
  // Red, green and blue of two pixels; of the second alone, as the fourth pixel is loaded twice.
  const both = i64x2.splat(0x0000_ffff_ffff_ffff);
  const second = i64x2.replace_lane(both, 0, 0);
  let total = i32x4.splat(0);
  let difference = i16x8.splat(0);
  for (let j = 0; j < 7; j++, a += stride, b += stride) {
    const a0 = v128.load(a);
    const b0 = v128.load(b);
    const a1 = v128.load(a, 12);
    const b1 = v128.load(b, 12);
    // prettier-ignore
    const d0 = v128.and(i16x8.sub(i16x8.extend_low_i8x16_u(a0), i16x8.extend_low_i8x16_u(b0)), both);
    // prettier-ignore
    const d1 = v128.and(i16x8.sub(i16x8.extend_high_i8x16_u(a0), i16x8.extend_high_i8x16_u(b0)), both);
    // prettier-ignore
    const d2 = v128.and(i16x8.sub(i16x8.extend_low_i8x16_u(a1), i16x8.extend_low_i8x16_u(b1)), second);
    // prettier-ignore
    const d3 = v128.and(i16x8.sub(i16x8.extend_high_i8x16_u(a1), i16x8.extend_high_i8x16_u(b1)), both);
    total = i32x4.add(
      total,
      i32x4.add(
        i32x4.add(i32x4.dot_i16x8_s(d0, d0), i32x4.dot_i16x8_s(d1, d1)),
        i32x4.add(i32x4.dot_i16x8_s(d2, d2), i32x4.dot_i16x8_s(d3, d3)),
      ),
    );
    difference = i16x8.add(i16x8.add(difference, i16x8.add(d0, d1)), i16x8.add(d2, d3));
  }
  const pairs = i32x4.add(total, v128.shuffle<i32>(total, total, 2, 3, 0, 1));
  squares = i32x4.extract_lane(pairs, 0) + i32x4.extract_lane(pairs, 1);
  dr = i16x8.extract_lane_s(difference, 0) + i16x8.extract_lane_s(difference, 4);
  dg = i16x8.extract_lane_s(difference, 1) + i16x8.extract_lane_s(difference, 5);
  db = i16x8.extract_lane_s(difference, 2) + i16x8.extract_lane_s(difference, 6);
  counted = AREA;
}

/** As `compareWhole`, over what there is of the patch around (x, y). */
function comparePart(x: i32, y: i32, offset: i32): void {
  squares = dr = dg = db = counted = 0;
  const end = min(x + RADIUS, width - 1);
  for (let j = max(y - RADIUS, 0); j <= min(y + RADIUS, height - 1); j++) {
    for (let i = max(x - RADIUS, 0); i <= end; i++) {
      const p = j * width + i;
      if (load<u8>(kind + p) > HOLE) continue;
      const a = data + ((<usize>p) << 2);
      const b = data + ((<usize>(p + offset)) << 2);
      const red = <i32>load<u8>(a) - <i32>load<u8>(b);
      const green = <i32>load<u8>(a, 1) - <i32>load<u8>(b, 1);
      const blue = <i32>load<u8>(a, 2) - <i32>load<u8>(b, 2);
      squares += red * red + green * green + blue * blue;
      dr += red;
      dg += green;
      db += blue;
      counted++;
    }
  }
}

function consider(t: i32, toX: i32, toY: i32): void {
  const at = (<usize>t) << 2;
  if (toX == load<i32>(donorX + at) && toY == load<i32>(donorY + at)) return;
  if (kindsAround(toX, toY) & ANY_KIND) return;
  const x = load<i32>(patchX + at);
  const y = load<i32>(patchY + at);
  const offset = (toY - y) * width + toX - x;
  if (!(kindsAround(x, y) & ANY_VOID)) {
    const a = data + ((<usize>((y - RADIUS) * width + x - RADIUS)) << 2);
    compareWhole(a, a + (offset << 2));
  } else {
    comparePart(x, y, offset);
  }
  const n = <f64>counted;
  const red = toBias(<f64>dr / n);
  const green = toBias(<f64>dg / n);
  const blue = toBias(<f64>db / n);
  const explained =
    2 * (<f64>dr * red + <f64>dg * green + <f64>db * blue) -
    ((BIAS_PRICE * n) / <f64>AREA) * (red * red + green * green + blue * blue);
  const distance = ((<f64>squares - explained) * <f64>AREA) / n;
  if (distance >= load<f64>(cost + (at << 1))) return;
  store<f64>(cost + (at << 1), distance);
  store<i32>(donorX + at, toX);
  store<i32>(donorY + at, toY);
  const to = bias + 6 * at;
  store<f64>(to, red);
  store<f64>(to, green, 8);
  store<f64>(to, blue, 16);
}

function toBias(difference: f64): f64 {
  const most: f64 = allowBias ? 16 : 0;
  const rounded = roundHalfUp(4 * difference) / 4;
  return rounded > most ? most : rounded < -most ? -most : rounded;
}

/**
 * What the patches over each of `count` pixels of the band's rectangle want there, as four numbers
 * from `colours` on; NaN where none has a say.
 */
export function voteBand(pixels: usize, count: i32, colours: usize): void {
  for (let n = 0; n < count; n++, pixels += 4, colours += 32) voteAt(load<i32>(pixels), colours);
}

function voteAt(p: i32, colour: usize): void {
  const x = p % across;
  const y = p / across;
  let total: f64 = 0;
  let redGreen = f64x2.splat(0);
  let blueAlpha = f64x2.splat(0);
  for (let j = max(-RADIUS, -y); j <= min(RADIUS, down - 1 - y); j++) {
    for (let i = max(-RADIUS, -x); i <= min(RADIUS, across - 1 - x); i++) {
      const t = load<i32>(patchAt + ((<usize>((y + j) * across + x + i)) << 2));
      if (t < 0) continue;
      const fit = load<f64>(weights + ((<usize>t) << 3));
      if (fit == 0) continue;
      const weight = fit * load<f64>(nearness + ((<usize>(i * i + j * j)) << 3));
      const at = (<usize>t) << 2;
      const s = (load<i32>(donorY + at) - j) * width + load<i32>(donorX + at) - i;
      const four = pixelAt(s);
      const upper = v128.shuffle<i32>(four, four, 2, 3, 2, 3);
      const say = f64x2.splat(weight);
      const tone = bias + 6 * at;
      total += weight;
      redGreen = f64x2.add(
        redGreen,
        f64x2.mul(say, f64x2.add(f64x2.convert_low_i32x4_s(four), v128.load(tone))),
      );
      const blue = f64x2.replace_lane(f64x2.splat(0), 0, load<f64>(tone, 16));
      blueAlpha = f64x2.add(
        blueAlpha,
        f64x2.mul(say, f64x2.add(f64x2.convert_low_i32x4_s(upper), blue)),
      );
    }
  }
  const all = f64x2.splat(total == 0 ? NaN : total);
  v128.store(colour, f64x2.div(redGreen, all));
  v128.store(colour, f64x2.div(blueAlpha, all), 16);
}
