/** The patches that may be copied: whole 7×7 patches of known pixels. */
import type { Loops, TakeList } from '../kernels/loops';
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
  return loops.countOf(spoiltIn(level, loops), 0);
}

/** `Donors.position`. @param take - as in `Loops.listOf` */
export function listDonors(level: Level, loops: Loops, take?: TakeList): Int32Array<ArrayBuffer> {
  return loops.listOf(spoiltIn(level, loops), 0, take);
}

/** 1 where the patch around a pixel is not known throughout, or leaves the level. */
function spoiltIn(level: Level, loops: Loops): Uint8Array<ArrayBuffer> {
  const { width, height } = level;
  const spoilt = loops.spread(level.kind, level, KNOWN, true);
  const inner = RADIUS * width;
  spoilt.fill(1, 0, inner).fill(1, Math.max(spoilt.length - inner, 0));
  // The last pixels of a row and the first of the next.
  for (let y = RADIUS; y <= height - RADIUS; y++) {
    spoilt.fill(1, y * width - RADIUS, y * width + RADIUS);
  }
  return spoilt;
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
