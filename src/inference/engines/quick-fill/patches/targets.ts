/** The patches to be matched: every patch that overlaps what is to be filled. */
import type { Size } from '../../../core/geometry';
import type { Loops } from '../kernels/loops';
import type { Level } from './level';
import { VOID } from '../pixel-kind';

/** Patches are 7×7: radius 2 and 4 were not better overall. */
export const RADIUS = 3;
export const SIDE = 2 * RADIUS + 1;
export const AREA = SIDE * SIDE;

export interface TargetList {
  /** Centres as pixel indices, ascending. */
  readonly position: Int32Array<ArrayBuffer>;
  /** 1 where part of the patch is outside the picture or VOID, and must be left out of it. */
  readonly partial: Uint8Array<ArrayBuffer>;
}

export interface Targets extends TargetList {
  /** Pixel → its place in `position`, or -1; width × height. Rows far from all targets are not to be asked. */
  readonly indexAt: Int32Array<ArrayBuffer>;
}

export function listTargets(level: Level, loops: Loops): TargetList {
  const { width, height, kind, wanted } = level;
  const nearVoid = kind.includes(VOID) ? loops.spread(kind, level, VOID, false).slice() : undefined;
  const near = loops.spread(wanted, level, 1, false);
  const position = loops.listOf(near, 1);
  const partial = new Uint8Array(position.length);
  for (let t = 0; t < position.length; t++) {
    const p = position[t]!;
    const x = p % width;
    const y = (p - x) / width;
    const clipped = x < RADIUS || y < RADIUS || x >= width - RADIUS || y >= height - RADIUS;
    partial[t] = clipped || nearVoid?.[p] === 1 ? 1 : 0;
  }
  return { position, partial };
}

export function countTargets(level: Level, loops: Loops): number {
  return loops.countOf(loops.spread(level.wanted, level, 1, false), 1);
}

/**
 * Writes `Targets.indexAt`. Rows farther than a patch from any target are left alone: memory that is
 * not touched is not taken.
 */
export function indexTargets(
  { position }: TargetList,
  { width }: Size,
  indexAt: Int32Array<ArrayBuffer>,
): Int32Array<ArrayBuffer> {
  const [top, bottom] = [position[0], position.at(-1)].map((p = 0) => Math.floor(p / width));
  indexAt.fill(-1, Math.max(top! - RADIUS, 0) * width, (bottom! + RADIUS + 1) * width);
  for (let t = 0; t < position.length; t++) indexAt[position[t]!] = t;
  return indexAt;
}
