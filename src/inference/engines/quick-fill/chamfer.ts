/**
 * Distance to the nearest pixel of a kind, in thirds of a pixel: the 3–4 chamfer transform
 * (G. Borgefors, 1986), two integer passes, within 8 % of Euclid.
 */
import type { Size } from '../../core/geometry';
import { inStrips, type Pace } from './pace';
import { HOLE, KNOWN, VOID } from './pixel-kind';

/** The distance between two 4-neighbours. */
export const CHAMFER_STEP = 3;
const DIAGONAL = 4;
/** What a pixel gets where the picture has no source at all. */
export const FAR = 0xffff;

/** Per pixel the distance to the nearest pixel whose `kind` is a source; 0 on sources. */
export function chamferDistance(
  kind: Uint8Array,
  width: number,
  height: number,
  isSource: (kind: number) => boolean,
): Uint16Array<ArrayBuffer> {
  const distance = new Uint16Array(width * height);
  relaxDown(kind, { width, height }, isSource, distance, 0, height);
  relaxUp({ width, height }, distance, 0, height);
  return distance;
}

/** As `chamferDistance`, for areas of any size. */
export async function chamferAtPace(
  kind: Uint8Array,
  size: Size,
  isSource: (kind: number) => boolean,
  pace: Pace,
): Promise<Uint16Array<ArrayBuffer>> {
  const distance = new Uint16Array(size.width * size.height);
  await inStrips(size, pace, (from, to) => relaxDown(kind, size, isSource, distance, from, to));
  await inStrips(size, pace, (from, to) =>
    relaxUp(size, distance, size.height - to, size.height - from),
  );
  return distance;
}

/** The first pass, over the rows `from` to `to`. */
function relaxDown(
  kind: Uint8Array,
  { width }: Size,
  isSource: (kind: number) => boolean,
  distance: Uint16Array,
  from: number,
  to: number,
): void {
  const start = [KNOWN, HOLE, VOID].map((k) => (isSource(k) ? 0 : FAR));
  for (let p = from * width; p < to * width; p++) distance[p] = start[kind[p]!]!;
  for (let y = from; y < to; y++) relaxRow(distance, y * width, 1, y > 0 ? -width : 0, width);
}

/** The second, upwards over the rows before `to` and down to `from`. */
function relaxUp({ width, height }: Size, distance: Uint16Array, from: number, to: number): void {
  for (let y = to - 1; y >= from; y--) {
    relaxRow(distance, y * width + width - 1, -1, y + 1 < height ? width : 0, width);
  }
}

/**
 * One row in the direction of `step`, from the pixel behind and the three of the row `beyond` (an
 * offset; 0 where there is none).
 */
function relaxRow(
  distance: Uint16Array,
  first: number,
  step: 1 | -1,
  beyond: number,
  width: number,
): void {
  const last = first + step * (width - 1);
  let behind = FAR;
  for (let p = first, n = 0; n < width; n++, p += step) {
    let least = distance[p]!;
    if (least !== 0) {
      if (behind + CHAMFER_STEP < least) least = behind + CHAMFER_STEP;
      if (beyond !== 0) {
        const q = p + beyond;
        if (distance[q]! + CHAMFER_STEP < least) least = distance[q]! + CHAMFER_STEP;
        if (p !== first && distance[q - step]! + DIAGONAL < least) {
          least = distance[q - step]! + DIAGONAL;
        }
        if (p !== last && distance[q + step]! + DIAGONAL < least) {
          least = distance[q + step]! + DIAGONAL;
        }
      }
      distance[p] = least;
    }
    behind = least;
  }
}
