/** The canvas in TypeScript: works on the picture itself. */
import type { Raster } from '../../../core/raster';
import { isWholePatch } from '../patches/donors';
import { HOLE } from '../pixel-kind';
import { AREA, RADIUS } from '../patches/targets';
import type { Band, Canvas } from './canvas';
import type { Below } from './loops';
import { liftRow, shiftOf } from './reference-lift';

const MAX_BIAS = 16;
const BIAS_PRICE = 54;

export function openReferenceCanvas(picture: Raster, kind: Uint8Array, below: Below): Canvas {
  let band: Band | undefined;
  const consider = (t: number, x: number, y: number) =>
    offer(picture, kind, band!, t, x, y, below.allowBias ? MAX_BIAS : 0);
  return {
    data: picture.data,
    load: () => {},
    liftRow: (y) => liftRow(picture, kind, below, y),
    openBand: (rect, patches, nearness) =>
      (band = {
        rect,
        indexAt: new Int32Array(rect.width * rect.height),
        x: new Int32Array(patches),
        y: new Int32Array(patches),
        donorX: new Int32Array(patches),
        donorY: new Int32Array(patches),
        cost: new Float64Array(patches),
        bias: new Float64Array(3 * patches),
        weights: new Float64Array(patches),
        nearness,
      }),
    inherit(from, to) {
      for (let t = from; t < to; t++) inherit(band!, below, t, consider);
    },
    propagate(first, count, side) {
      for (let n = 0; n < count; n++) propagate(band!, first - side * n, side, consider);
    },
    vote(pixels) {
      const colours = new Float64Array(4 * pixels.length);
      for (let n = 0; n < pixels.length; n++) voteAt(picture, band!, pixels[n]!, colours, 4 * n);
      return colours;
    },
    copyTo: () => {},
  };
}

type Consider = (t: number, donorX: number, donorY: number) => void;

/** Takes over the donor of the cell that patch `t` lies in. */
function inherit({ x, y }: Band, below: Below, t: number, consider: Consider): void {
  const { matching: m, k } = below;
  const cellX = x[t]! >> k;
  const cellY = y[t]! >> k;
  const target = m.targets.indexAt[cellY * m.level.width + cellX]!;
  if (target < 0) return;
  const donor = m.match[target]!;
  const donorX = donor % m.level.width;
  const [dx, dy] = shiftOf(below, donorX - cellX, (donor - donorX) / m.level.width - cellY);
  consider(t, x[t]! + dx, y[t]! + dy);
}

function propagate(band: Band, t: number, side: -1 | 1, consider: Consider): void {
  const { rect, indexAt, donorX, donorY } = band;
  const x = band.x[t]! - rect.x;
  const y = band.y[t]! - rect.y;
  const beside = x + side >= 0 && x + side < rect.width ? indexAt[y * rect.width + x + side]! : -1;
  if (beside >= 0 && donorX[beside]! >= 0) consider(t, donorX[beside]! - side, donorY[beside]!);
  const above = indexAt[(y + side) * rect.width + x] ?? -1;
  if (above >= 0 && donorX[above]! >= 0) consider(t, donorX[above]!, donorY[above]! - side);
}

/** The same distance as in matching, over the picture's own red, green and blue. */
function offer(
  { width, height, data }: Raster,
  kind: Uint8Array,
  band: Band,
  t: number,
  donorX: number,
  donorY: number,
  most: number,
): void {
  if (donorX === band.donorX[t] && donorY === band.donorY[t]) return;
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

function voteAt(
  { width, data }: Raster,
  band: Band,
  p: number,
  to: Float64Array,
  at: number,
): void {
  const { rect, indexAt, donorX, donorY, bias, weights, nearness } = band;
  const x = p % rect.width;
  const y = (p - x) / rect.width;
  let [total, red, green, blue, alpha] = [0, 0, 0, 0, 0];
  const bottom = Math.min(RADIUS, rect.height - 1 - y);
  const right = Math.min(RADIUS, rect.width - 1 - x);
  for (let j = Math.max(-RADIUS, -y); j <= bottom; j++) {
    for (let i = Math.max(-RADIUS, -x); i <= right; i++) {
      const t = indexAt[(y + j) * rect.width + x + i]!;
      if (t < 0 || weights[t] === 0) continue;
      const weight = weights[t]! * nearness[i * i + j * j]!;
      const s = 4 * ((donorY[t]! - j) * width + donorX[t]! - i);
      total += weight;
      red += weight * (data[s]! + bias[3 * t]!);
      green += weight * (data[s + 1]! + bias[3 * t + 1]!);
      blue += weight * (data[s + 2]! + bias[3 * t + 2]!);
      alpha += weight * data[s + 3]!;
    }
  }
  to[at] = red / total; // 0 / 0 is the NaN that is asked for
  to[at + 1] = green / total;
  to[at + 2] = blue / total;
  to[at + 3] = alpha / total;
}
