/** A polygon whose corners are being set one by one. Pure. */
import { polygonOf } from './gesture';
import type { Mode, Operation, Point } from './operations';

export interface PolygonDraft {
  readonly mode: Mode;
  readonly points: readonly Point[];
}

export type CornerResult =
  | { readonly draft: PolygonDraft; readonly closed: false }
  /** `operation` is null where it enclosed nothing. */
  | { readonly draft: null; readonly closed: true; readonly operation: Operation | null };

/**
 * Sets a corner. On the first corner again it closes; on the last again, the second half of a double
 * click, it closes too.
 *
 * @param reach - how near to a corner counts as on it, in image pixels
 */
export function addCorner(
  draft: PolygonDraft | null,
  at: Point,
  mode: Mode,
  reach: number,
): CornerResult {
  if (!draft) return { draft: { mode, points: [at] }, closed: false };
  const { points } = draft;
  const isOn = (corner: Point) => Math.hypot(at.x - corner.x, at.y - corner.y) <= reach;
  if (points.length > 2 && isOn(points[0]!)) return closeDraft(draft);
  if (isOn(points.at(-1)!)) return points.length > 2 ? closeDraft(draft) : { draft, closed: false };
  return { draft: { ...draft, points: [...points, at] }, closed: false };
}

export function closeDraft({
  mode,
  points,
}: PolygonDraft): Extract<CornerResult, { readonly closed: true }> {
  return { draft: null, closed: true, operation: polygonOf(points, mode) };
}

/** Without the last corner; null without any. */
export function dropCorner(draft: PolygonDraft): PolygonDraft | null {
  const points = draft.points.slice(0, -1);
  return points.length === 0 ? null : { ...draft, points };
}
