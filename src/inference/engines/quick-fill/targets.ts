/** The patches to be matched: every patch that overlaps what is to be filled. */
import type { Loops } from './kernels/loops';
import type { Level } from './level';
import { VOID } from './pixel-kind';

/** Patches are 7×7: radius 2 and 4 were not better overall. */
export const RADIUS = 3;
export const SIDE = 2 * RADIUS + 1;
export const AREA = SIDE * SIDE;

export interface Targets {
  /** Centres as pixel indices, ascending. */
  readonly position: Int32Array<ArrayBuffer>;
  /** Pixel → its place in `position`, or -1; width × height. */
  readonly indexAt: Int32Array<ArrayBuffer>;
  /** 1 where part of the patch is outside the picture or VOID, and must be left out of it. */
  readonly partial: Uint8Array<ArrayBuffer>;
}

export function listTargets(level: Level, loops: Loops): Targets {
  const { width, height, kind, wanted } = level;
  const near = loops.spread(wanted, level, 1, false);
  const nearVoid = kind.includes(VOID) ? loops.spread(kind, level, VOID, false) : undefined;
  let count = 0;
  for (let p = 0; p < near.length; p++) count += near[p]!;
  const position = new Int32Array(count);
  const partial = new Uint8Array(count);
  const indexAt = new Int32Array(width * height).fill(-1);
  for (let y = 0, p = 0, t = 0; y < height; y++) {
    for (let x = 0; x < width; x++, p++) {
      if (near[p] === 0) continue;
      const clipped = x < RADIUS || y < RADIUS || x >= width - RADIUS || y >= height - RADIUS;
      position[t] = p;
      partial[t] = clipped || nearVoid?.[p] === 1 ? 1 : 0;
      indexAt[p] = t++;
    }
  }
  return { position, indexAt, partial };
}
