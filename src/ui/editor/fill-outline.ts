/**
 * Outlines → pixels. A pixel is inside when its centre is; centres on a left or upper edge count, on
 * a right or lower one not, so two outlines side by side share no pixel and leave none between them.
 */
import type { Rect } from '../../inference/core/geometry';
import type { Mask } from '../../inference/core/raster';
import type { Outline, Point } from './operations';

export function fillOutline(mask: Mask, outline: Outline, value: 0 | 255): void {
  switch (outline.type) {
    case 'polygon':
      return fillPolygon(mask, outline.points, value);
    case 'rectangle':
      return fillRectangle(mask, outline.rect, value);
    case 'ellipse':
      return fillEllipse(mask, outline.rect, value);
  }
}

/** The pixels that an outline can reach. */
export function outlineBounds(outline: Outline): Rect {
  if (outline.type !== 'polygon') return outline.rect;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of outline.points) {
    left = Math.min(left, Math.floor(x));
    top = Math.min(top, Math.floor(y));
    right = Math.max(right, Math.ceil(x));
    bottom = Math.max(bottom, Math.ceil(y));
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

interface Edge {
  readonly top: Point;
  readonly bottom: Point;
  /** +1 where the outline runs down along it, −1 where it runs up. */
  readonly winding: 1 | -1;
}

/** Non-zero winding, like a canvas's own fill: a loop drawn twice round is still one area. */
export function fillPolygon(mask: Mask, points: readonly Point[], value: 0 | 255): void {
  const edges = edgesOf(points);
  let active: Edge[] = [];
  let next = 0;
  const last = mask.y + mask.height;
  for (let y = mask.y; y < last; y++) {
    const centre = y + 0.5;
    while (next < edges.length && edges[next]!.top.y <= centre) active.push(edges[next++]!);
    active = active.filter(({ bottom }) => bottom.y > centre);
    if (active.length === 0 && next === edges.length) return;
    const crossings = active
      .map((edge) => ({ x: firstInside(edge, centre), winding: edge.winding }))
      .sort((a, b) => a.x - b.x);
    let winding = 0;
    crossings.forEach(({ x, winding: by }, i) => {
      winding += by;
      const until = crossings[i + 1]?.x ?? x;
      if (winding !== 0) fillRow(mask, y, x, until, value);
    });
  }
}

/** From the highest top down; level ones cross no row's centres. */
function edgesOf(points: readonly Point[]): Edge[] {
  return points
    .map((b, i): Edge => {
      const a = points.at(i - 1)!;
      return a.y < b.y ? { top: a, bottom: b, winding: 1 } : { top: b, bottom: a, winding: -1 };
    })
    .filter(({ top, bottom }) => top.y < bottom.y)
    .sort((a, b) => a.top.y - b.top.y);
}

/**
 * The first pixel of the row whose centre is not left of the edge. Numerator and denominator are exact
 * for points on the 1/8 px grid, and a quotient of such numbers rounds to a whole one only if it is one.
 */
function firstInside({ top, bottom }: Edge, y: number): number {
  const [dx, dy] = [bottom.x - top.x, bottom.y - top.y];
  return Math.ceil(((top.x - 0.5) * dy + (y - top.y) * dx) / dy);
}

function fillRectangle(mask: Mask, { x, y, width, height }: Rect, value: 0 | 255): void {
  const last = Math.min(y + height, mask.y + mask.height);
  for (let row = Math.max(y, mask.y); row < last; row++) fillRow(mask, row, x, x + width, value);
}

function fillEllipse(mask: Mask, { x, y, width, height }: Rect, value: 0 | 255): void {
  const last = Math.min(y + height, mask.y + mask.height);
  for (let row = Math.max(y, mask.y); row < last; row++) {
    // In halves of a pixel from the middle, so that both halves of the ellipse are alike.
    const up = (2 * (row - y) + 1 - height) / height;
    const reach = width * Math.sqrt(1 - up * up);
    const from = Math.ceil((width - 1 - reach) / 2);
    fillRow(mask, row, x + from, x + width - from, value);
  }
}

/** Sets pixels [from, to) of row `y`, as far as they lie in `mask`. */
export function fillRow(mask: Mask, y: number, from: number, to: number, value: 0 | 255): void {
  const start = (y - mask.y) * mask.width - mask.x;
  const first = Math.max(from, mask.x);
  const last = Math.min(to, mask.x + mask.width);
  if (first < last) mask.data.fill(value, start + first, start + last);
}
