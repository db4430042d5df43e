/**
 * Undo and redo over the mask's operations. Pure: every function gives a new history.
 *
 * It is bounded: `compact` replaces the oldest operations by the mask that they came to.
 */
import type { Size } from '../../inference/core/geometry';
import { isBlank, merged, type Operation } from './operations';
import { rasterise } from './rasterise';
import { bytesOf, encodeRuns } from './run-mask';

export interface History {
  /** Oldest first; this list is the mask. */
  readonly done: readonly Operation[];
  /** What redo would bring back, next one last. */
  readonly undone: readonly Operation[];
}

export const EMPTY_HISTORY: History = { done: [], undone: [] };

/** Adds `operation` and forgets what could be redone. To clear or grow a blank mask changes nothing. */
export function commit(history: History, operation: Operation): History {
  const needsMask = operation.kind === 'clear' || operation.kind === 'grow';
  if (needsMask && isBlank(history.done)) return history;
  return { done: [...history.done, operation], undone: [] };
}

/** Puts `operation` in the place of `before`, if that is what was done last; one step all the same. */
export function amend(history: History, before: Operation, operation: Operation): History {
  if (history.done.at(-1) !== before) return history;
  return { done: [...history.done.slice(0, -1), operation], undone: [] };
}

/** False where what is left came from operations too old to be undone. */
export function canUndo({ done }: History): boolean {
  const last = done.at(-1);
  return last !== undefined && last.kind !== 'base';
}

export function undo(history: History): History {
  const last = history.done.at(-1);
  if (!last || !canUndo(history)) return history;
  return { done: history.done.slice(0, -1), undone: [...history.undone, last] };
}

export function redo(history: History): History {
  const next = history.undone.at(-1);
  if (!next) return history;
  return { done: [...history.done, next], undone: history.undone.slice(0, -1) };
}

export interface Limits {
  /** Operations that can be undone. */
  readonly steps: number;
  /** Where there are too many, so many more go: to merge costs as much for fifty as for one. */
  readonly slack: number;
  /** As `weightOf` counts them; the newest operation is kept whatever it weighs. */
  readonly bytes: number;
}

export const LIMITS: Limits = { steps: 200, slack: 50, bytes: 64 * 2 ** 20 };

/** Keeps to the limits; the mask stays as it is, to the pixel. */
export function compact(history: History, image: Size, limits = LIMITS): History {
  const { done } = history;
  const count = mergeCount(done, limits);
  if (count === 0) return history;
  const old = done.slice(0, count);
  const mask = rasterise(old, image);
  return { ...history, done: [...merged(mask && encodeRuns(mask), old), ...done.slice(count)] };
}

/** How many of the oldest operations are to become one; 0 where all may stay. */
function mergeCount(done: readonly Operation[], { steps, slack, bytes }: Limits): number {
  const first = done[0]?.kind === 'source' ? 1 : 0;
  const before = done[first]?.kind === 'base' ? first + 1 : 0; // merged already
  const excess = done.length - before - steps;
  let count = excess > 0 ? done.length - steps + slack : 0;
  let weight = done.slice(count).reduce((sum, operation) => sum + weightOf(operation), 0);
  while (weight > bytes && count < done.length - 1) weight -= weightOf(done[count++]!);
  count = Math.min(count, done.length - 1);
  return count > before ? count : 0;
}

/** About how many bytes of memory an operation holds. */
export function weightOf(operation: Operation): number {
  switch (operation.kind) {
    case 'stroke':
      return operation.points.length * (POINT_BYTES + (operation.radii ? 8 : 0));
    case 'shape':
      return operation.outline.type === 'polygon'
        ? operation.outline.points.length * POINT_BYTES
        : POINT_BYTES;
    case 'select':
    case 'base':
      return bytesOf(operation.pixels);
    case 'source':
      return operation.pixels ? bytesOf(operation.pixels) : 0;
    case 'paste':
      return operation.mask.data.length;
    case 'invert':
    case 'grow':
    case 'feather':
    case 'clear':
      return 0;
  }
}

/** An object with two numbers, as V8 keeps it, and the reference to it. */
const POINT_BYTES = 40;
