/**
 * Distance to the nearest pixel of a kind, in thirds of a pixel: the 3–4 chamfer transform
 * (G. Borgefors, 1986), two integer passes, within 8 % of Euclid.
 */
import type { Size } from '../../core/geometry';
import type { RowWork } from './box-sum';
import type { Loops } from './kernels/loops';
import { inStrips, type Pace } from './pace';
import { HOLE, KNOWN, VOID } from './pixel-kind';

/** The distance between two 4-neighbours. */
export const CHAMFER_STEP = 3;
const DIAGONAL = 4;
/** What a pixel gets where the picture has no source at all. */
export const FAR = 0xffff;

/** The two passes, one after the other, the second from the last rows to the first. */
export interface Passes {
  readonly down: RowWork;
  readonly up: RowWork;
}

/** Per pixel the distance to the nearest pixel whose `kind` is a source; 0 on sources. */
export function chamferDistance(
  kind: Uint8Array,
  size: Size,
  isSource: (kind: number) => boolean,
  loops: Loops,
): Uint16Array<ArrayBuffer> {
  const distance = new Uint16Array(size.width * size.height);
  const { down, up } = loops.openChamfer(kind, size, startsOf(isSource), distance);
  down(0, size.height);
  up(0, size.height);
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
  const { down, up } = pace.loops.openChamfer(kind, size, startsOf(isSource), distance);
  await inStrips(size, pace, down);
  await inStrips(size, pace, (from, to) => up(size.height - to, size.height - from));
  return distance;
}

/** By kind, what a pixel's distance is before the passes. */
function startsOf(isSource: (kind: number) => boolean): number[] {
  return [KNOWN, HOLE, VOID].map((kind) => (isSource(kind) ? 0 : FAR));
}

/** The reference. */
export function openChamfer(
  kind: Uint8Array,
  { width, height }: Size,
  starts: readonly number[],
  distance: Uint16Array,
): Passes {
  return {
    down(from, to) {
      for (let p = from * width; p < to * width; p++) distance[p] = starts[kind[p]!]!;
      for (let y = from; y < to; y++) relaxRow(distance, y * width, 1, y > 0 ? -width : 0, width);
    },
    up(from, to) {
      for (let y = to - 1; y >= from; y--) {
        relaxRow(distance, y * width + width - 1, -1, y + 1 < height ? width : 0, width);
      }
    },
  };
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
