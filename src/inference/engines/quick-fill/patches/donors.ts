/** The patches that may be copied: whole 7×7 patches of known pixels. */
import type { Loops } from '../kernels/loops';
import type { Level } from './level';
import { KNOWN } from '../pixel-kind';
import { RADIUS, SIDE } from './targets';

export interface Donors {
  /** Centres as pixel indices, ascending. */
  readonly position: Int32Array<ArrayBuffer>;
  /** 1 where the pixel is the centre of a donor; width × height. */
  readonly isDonor: Uint8Array<ArrayBuffer>;
}

export function countDonors(level: Level, loops: Loops): number {
  const { width, height, kind } = level;
  const spoiled = loops.spread(kind, level, KNOWN, true);
  let count = 0;
  for (let y = RADIUS; y < height - RADIUS; y++) {
    for (let p = y * width + RADIUS, end = (y + 1) * width - RADIUS; p < end; p++) {
      if (spoiled[p] === 0) count++;
    }
  }
  return count;
}

/** `Donors.position`. */
export function listDonors(level: Level, loops: Loops): Int32Array<ArrayBuffer> {
  const { width, height, kind } = level;
  const position = new Int32Array(countDonors(level, loops));
  const spoiled = loops.spread(kind, level, KNOWN, true);
  let d = 0;
  for (let y = RADIUS; y < height - RADIUS; y++) {
    for (let p = y * width + RADIUS, end = (y + 1) * width - RADIUS; p < end; p++) {
      if (spoiled[p] === 0) position[d++] = p;
    }
  }
  return position;
}

/** Writes `Donors.isDonor` to an array of zeros. */
export function markDonors(
  position: Int32Array,
  isDonor: Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer> {
  for (let d = 0; d < position.length; d++) isDonor[position[d]!] = 1;
  return isDonor;
}

/** True where the 7×7 patch at (x, y) lies in the picture and is known throughout. */
export function isWholePatch(
  kind: Uint8Array,
  width: number,
  height: number,
  x: number,
  y: number,
): boolean {
  if (x < RADIUS || y < RADIUS || x >= width - RADIUS || y >= height - RADIUS) return false;
  for (let j = 0, row = (y - RADIUS) * width + x - RADIUS; j < SIDE; j++, row += width) {
    for (let i = 0; i < SIDE; i++) if (kind[row + i] !== KNOWN) return false;
  }
  return true;
}
