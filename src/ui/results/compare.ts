/** How original and result are shown beside each other. Pure. */
import type { Size } from '../../inference/core/geometry';
import type { Point } from '../editor/operations';
import { fit } from '../editor/viewport';

/** `result`: alone. `split`: the original left of a line. `side`: each in half of the room. */
export type CompareView = 'result' | 'split' | 'side';

/** The room there is, in one or two panes of the same size; `across`: side by side, else stacked. */
export interface Panes extends Size {
  readonly count: 1 | 2;
  readonly across: boolean;
}

/** Halves the room in the way that shows more of the picture. */
export function panesIn(room: Size, picture: Size, view: CompareView): Panes {
  const { width, height } = room;
  if (view !== 'side') return { width, height, count: 1, across: true };
  const columns = { width: Math.floor(width / 2), height };
  const rows = { width, height: Math.floor(height / 2) };
  const across = fit(picture, columns).scale >= fit(picture, rows).scale;
  return { ...(across ? columns : rows), count: 2, across };
}

/** Where a point of the room is in the pane that it is over. */
export function inPane({ x, y }: Point, { width, height, count, across }: Panes): Point {
  if (count === 1) return { x, y };
  return across ? { x: x < width ? x : x - width, y } : { x, y: y < height ? y : y - height };
}

const STEP = 0.01;
const LARGE_STEP = 0.1;

/** @param at - share of the room that shows the original, 0–1; null for keys that do not move the line */
export function splitMovedBy(key: string, isLarge: boolean, at: number): number | null {
  const step = isLarge ? LARGE_STEP : STEP;
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return clamped(at - step);
    case 'ArrowRight':
    case 'ArrowUp':
      return clamped(at + step);
    case 'PageDown':
      return clamped(at - LARGE_STEP);
    case 'PageUp':
      return clamped(at + LARGE_STEP);
    case 'Home':
      return 0;
    case 'End':
      return 1;
    default:
      return null;
  }
}

export function clamped(at: number): number {
  return Math.min(1, Math.max(0, at));
}
