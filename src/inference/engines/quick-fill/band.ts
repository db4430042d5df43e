/**
 * Joins the fill to its surroundings at full resolution.
 *
 * The lifted fill was matched at half size or less, so it can be a pixel off where it meets the
 * picture. Within 8 pixels of the rim it is matched once more and repainted. Memory is bounded by
 * the hole's own rectangle, not by the picture.
 */
import { inflate, intersect, wholeOf, type Rect } from '../../core/geometry';
import type { Raster } from '../../core/raster';
import { CHAMFER_STEP, chamferDistance } from './chamfer';
import { isWholePatch } from './donors';
import { decay } from './exponential';
import type { Matching } from './matching';
import type { Pace } from './pace';
import { HOLE, KNOWN } from './pixel-kind';
import { crop, type Survey } from './survey';
import { AREA, RADIUS, SIDE } from './targets';

/** 16 was no better. */
const WIDTH = 8;
const MAX_BIAS = 16;
const BIAS_PRICE = 54;
const NOISE = 0.5 * AREA * 3;
const FLOOR = 1e-4;
const PASSES = 2;
/** Patches centred on the pixel say more about it: as e^-0.3 per squared pixel; keeps it sharp. */
const NEARNESS = 0.3;
const NEAR = Float64Array.from({ length: 2 * RADIUS * RADIUS + 1 }, (_, d) => decay(NEARNESS * d));

/** The patches along the rim, in pixels of the picture. */
export interface Band {
  /** What `indexAt` covers: the hole's rectangle and a patch around it. */
  readonly rect: Rect;
  /** Pixel of `rect` → patch, or -1. */
  readonly indexAt: Int32Array<ArrayBuffer>;
  readonly x: Int32Array<ArrayBuffer>;
  readonly y: Int32Array<ArrayBuffer>;
  /** Centres of the donors; -1 where there is none. */
  readonly donorX: Int32Array<ArrayBuffer>;
  readonly donorY: Int32Array<ArrayBuffer>;
  readonly cost: Float64Array<ArrayBuffer>;
  /** Red, green, blue in levels. */
  readonly bias: Float64Array<ArrayBuffer>;
  /** Indices into `rect` of the hole's pixels within reach of the rim. */
  readonly pixels: Int32Array<ArrayBuffer>;
  /** Indices into `rect` of the known pixels 4-adjacent to the hole. */
  readonly ring: Int32Array<ArrayBuffer>;
}

/** Matches along the rim, starting from the lower resolution's matching, and repaints there. */
export async function refineBand(
  scene: Survey,
  m: Matching,
  k: number,
  allowBias: boolean,
  out: Raster,
  pace: Pace,
): Promise<Band> {
  const band = await layOut(scene, pace);
  if (pace.due()) await pace.rest();
  for (let t = 0; t < band.x.length; t++) {
    inherit(scene, band, t, m, k, allowBias, out);
    if (t % 256 === 0 && pace.due()) await pace.rest();
  }
  const count = band.x.length;
  for (let pass = 0; pass < PASSES; pass++) {
    const side = pass % 2 === 0 ? -1 : 1;
    for (let done = 0; done < count; done++) {
      propagate(scene, band, side < 0 ? done : count - 1 - done, side, allowBias, out);
      if (done % 256 === 0 && pace.due()) await pace.rest();
    }
  }
  if (pace.due()) await pace.rest();
  repaint(scene, band, out);
  if (pace.due()) await pace.rest();
  return band;
}

async function layOut({ image, kind, bounds }: Survey, pace: Pace): Promise<Band> {
  const rect = intersect(inflate(bounds, RADIUS + 1), wholeOf(image));
  const part = crop(kind, image.width, rect);
  const depth = chamferDistance(part, rect.width, rect.height, (of) => of !== HOLE);
  if (pace.due()) await pace.rest();
  const pixels: number[] = [];
  const ring: number[] = [];
  const indexAt = new Int32Array(part.length).fill(-1);
  for (let y = 0, p = 0; y < rect.height; y++) {
    if (pace.due()) await pace.rest();
    for (let x = 0; x < rect.width; x++, p++) {
      const isBand = depth[p]! > 0 && depth[p]! <= WIDTH * CHAMFER_STEP;
      const isRing = part[p] === KNOWN && touchesHole(part, rect, x, y);
      if (!isBand && !isRing) continue;
      (isBand ? pixels : ring).push(p);
      for (let j = Math.max(y - RADIUS, 0); j <= Math.min(y + RADIUS, rect.height - 1); j++) {
        const row = j * rect.width;
        indexAt.fill(0, row + Math.max(x - RADIUS, 0), row + Math.min(x + RADIUS + 1, rect.width));
      }
    }
  }
  if (pace.due()) await pace.rest();
  let count = 0;
  for (let p = 0; p < indexAt.length; p++) if (indexAt[p] === 0) indexAt[p] = count++;
  const band: Band = {
    rect,
    indexAt,
    x: new Int32Array(count),
    y: new Int32Array(count),
    donorX: new Int32Array(count).fill(-1),
    donorY: new Int32Array(count).fill(-1),
    cost: new Float64Array(count).fill(Infinity),
    bias: new Float64Array(3 * count),
    pixels: Int32Array.from(pixels),
    ring: Int32Array.from(ring),
  };
  for (let p = 0; p < indexAt.length; p++) {
    const t = indexAt[p]!;
    if (t < 0) continue;
    band.x[t] = rect.x + (p % rect.width);
    band.y[t] = rect.y + Math.floor(p / rect.width);
  }
  return band;
}

function touchesHole(part: Uint8Array, { width, height }: Rect, x: number, y: number): boolean {
  const p = y * width + x;
  return (
    (x > 0 && part[p - 1] === HOLE) ||
    (x + 1 < width && part[p + 1] === HOLE) ||
    (y > 0 && part[p - width] === HOLE) ||
    (y + 1 < height && part[p + width] === HOLE)
  );
}

/** Takes over the donor of the cell that patch `t` lies in. */
function inherit(
  scene: Survey,
  band: Band,
  t: number,
  m: Matching,
  k: number,
  allowBias: boolean,
  out: Raster,
): void {
  const x = band.x[t]! >> k;
  const y = band.y[t]! >> k;
  const target = m.targets.indexAt[y * m.level.width + x]!;
  if (target < 0) return;
  const donor = m.match[target]!;
  const donorX = donor % m.level.width;
  const dx = (donorX - x) << k;
  const dy = ((donor - donorX) / m.level.width - y) << k;
  consider(scene, band, t, band.x[t]! + dx, band.y[t]! + dy, allowBias, out);
}

function propagate(
  scene: Survey,
  band: Band,
  t: number,
  side: -1 | 1,
  allowBias: boolean,
  out: Raster,
): void {
  const { rect, indexAt } = band;
  const x = band.x[t]! - rect.x;
  const y = band.y[t]! - rect.y;
  const beside = x + side >= 0 && x + side < rect.width ? indexAt[y * rect.width + x + side]! : -1;
  if (beside >= 0 && band.donorX[beside]! >= 0) {
    const donorX = band.donorX[beside]! - side;
    consider(scene, band, t, donorX, band.donorY[beside]!, allowBias, out);
  }
  const above = indexAt[(y + side) * rect.width + x] ?? -1;
  if (above >= 0 && band.donorX[above]! >= 0) {
    const donorY = band.donorY[above]! - side;
    consider(scene, band, t, band.donorX[above]!, donorY, allowBias, out);
  }
}

/** The same distance as in `matching`, over the picture's own red, green and blue. */
function consider(
  { image, kind }: Survey,
  band: Band,
  t: number,
  donorX: number,
  donorY: number,
  allowBias: boolean,
  { data }: Raster,
): void {
  if (donorX === band.donorX[t] && donorY === band.donorY[t]) return;
  const { width, height } = image;
  if (!isWholePatch(kind, width, height, donorX, donorY)) return;
  const [x, y] = [band.x[t]!, band.y[t]!];
  const offset = 4 * ((donorY - y) * width + donorX - x);
  const [left, right] = [Math.max(x - RADIUS, 0), Math.min(x + RADIUS, width - 1)];
  const bottom = Math.min(y + RADIUS, height - 1);
  let [n, squares, dr, dg, db] = [0, 0, 0, 0, 0];
  for (let j = Math.max(y - RADIUS, 0); j <= bottom; j++) {
    for (let a = 4 * (j * width + left), end = 4 * (j * width + right); a <= end; a += 4) {
      if (kind[a >> 2]! > HOLE) continue;
      const red = data[a]! - data[a + offset]!;
      const green = data[a + 1]! - data[a + 1 + offset]!;
      const blue = data[a + 2]! - data[a + 2 + offset]!;
      squares += red * red + green * green + blue * blue;
      dr += red;
      dg += green;
      db += blue;
      n++;
    }
  }
  const most = allowBias ? MAX_BIAS : 0;
  const red = toBias(dr / n, most);
  const green = toBias(dg / n, most);
  const blue = toBias(db / n, most);
  const explained =
    2 * (dr * red + dg * green + db * blue) -
    ((BIAS_PRICE * n) / AREA) * (red * red + green * green + blue * blue);
  const cost = ((squares - explained) * AREA) / n;
  if (cost >= band.cost[t]!) return;
  band.cost[t] = cost;
  band.donorX[t] = donorX;
  band.donorY[t] = donorY;
  band.bias[3 * t] = red;
  band.bias[3 * t + 1] = green;
  band.bias[3 * t + 2] = blue;
}

function toBias(difference: number, most: number): number {
  const rounded = Math.round(4 * difference) / 4;
  return rounded > most ? most : rounded < -most ? -most : rounded;
}

function repaint({ image }: Survey, band: Band, out: Raster): void {
  const weights = bandWeights(band);
  const { rect, pixels } = band;
  const colour = new Float64Array(4);
  for (const p of pixels) {
    if (!voteInBand(image, band, weights, p, colour)) continue;
    const x = rect.x + (p % rect.width);
    const y = rect.y + Math.floor(p / rect.width);
    const q = 4 * (y * image.width + x);
    for (let c = 0; c < 4; c++) out.data[q + c] = colour[c]!;
  }
}

/** Weight of every patch's say, as in `vote`; 0 for a patch without a donor. */
export function bandWeights({ cost }: Band): Float64Array {
  const sorted = cost.filter((c) => c < Infinity).sort();
  const scale = Math.max(sorted[Math.floor(sorted.length * 0.75)] ?? 0, NOISE);
  return cost.map((c) => (c < Infinity ? decay(Math.max(c, 0) / scale) + FLOOR : 0));
}

/**
 * What the covering patches want at pixel `p` of the band's rectangle: red, green, blue, alpha.
 *
 * @returns false where no patch has a say
 */
export function voteInBand(
  { width, data }: Raster,
  band: Band,
  weights: Float64Array,
  p: number,
  colour: Float64Array,
): boolean {
  const { rect, indexAt, donorX, donorY, bias } = band;
  const x = p % rect.width;
  const y = (p - x) / rect.width;
  let [total, red, green, blue, alpha] = [0, 0, 0, 0, 0];
  for (let j = -RADIUS; j < SIDE - RADIUS; j++) {
    if (y + j < 0 || y + j >= rect.height) continue;
    for (let i = -RADIUS; i < SIDE - RADIUS; i++) {
      if (x + i < 0 || x + i >= rect.width) continue;
      const t = indexAt[(y + j) * rect.width + x + i]!;
      if (t < 0 || weights[t] === 0) continue;
      const weight = weights[t]! * NEAR[i * i + j * j]!;
      const s = 4 * ((donorY[t]! - j) * width + donorX[t]! - i);
      total += weight;
      red += weight * (data[s]! + bias[3 * t]!);
      green += weight * (data[s + 1]! + bias[3 * t + 1]!);
      blue += weight * (data[s + 2]! + bias[3 * t + 2]!);
      alpha += weight * data[s + 3]!;
    }
  }
  if (total === 0) return false;
  colour[0] = red / total;
  colour[1] = green / total;
  colour[2] = blue / total;
  colour[3] = alpha / total;
  return true;
}
