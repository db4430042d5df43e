/**
 * Strokes → pixels. A pixel belongs to a stroke when its centre is no farther than the radius from
 * the stroke's line. For one radius that is decided without a division or a root, so points kept on
 * the 1/8 px grid of `operations.ts` give the same pixels however the line between them was sampled.
 * Soft strokes are drawn in `draw-soft-line.ts`.
 */
import { inflate, unite, type Rect } from '../../inference/core/geometry';
import type { Mask } from '../../inference/core/raster';
import { drawSoftLine } from './draw-soft-line';
import { fillPolygon, fillRow } from './fill-outline';
import type { Point, Stroke } from './operations';
import { taperOf, type Disc } from './taper';

/** The pixels that a stroke can reach, with what it encloses. */
export function strokeBounds({ points, radius }: Stroke): Rect {
  const dots = points.map(({ x, y }) => ({
    x: Math.floor(x),
    y: Math.floor(y),
    width: 1,
    height: 1,
  }));
  return inflate(dots.reduce<Rect>(unite, dots[0]!), Math.ceil(radius));
}

/** The stroke without what it encloses. */
export function drawLine(mask: Mask, stroke: Stroke, value: 0 | 255): void {
  const { points, radius, radii, hardness } = stroke;
  if (hardness !== undefined) return drawSoftLine(mask, { ...stroke, hardness }, value);
  const discs = points.map((point, i) => ({ ...point, radius: radii?.[i] ?? radius }));
  discs.forEach((to, i) => {
    const from = discs[Math.max(0, i - 1)]!;
    if (from.radius === to.radius) drawCapsule(mask, { from, to, radius: to.radius }, value);
    else drawTaper(mask, from, to, value);
  });
}

/** Two discs and what lies between their outer tangents. */
function drawTaper(mask: Mask, from: Disc, to: Disc, value: 0 | 255): void {
  for (const disc of [from, to]) {
    drawCapsule(mask, { from: disc, to: disc, radius: disc.radius }, value);
  }
  const sides = taperOf(from, to);
  if (sides) fillPolygon(mask, sides, value);
}

interface Capsule {
  readonly from: Point;
  readonly to: Point;
  readonly radius: number;
}

/** Row by row: a capsule is convex, so a row of it is one run of pixels. */
function drawCapsule(mask: Mask, capsule: Capsule, value: 0 | 255): void {
  const { from, to, radius } = capsule;
  const top = Math.max(mask.y, Math.floor(Math.min(from.y, to.y) - radius));
  const bottom = Math.min(mask.y + mask.height, Math.ceil(Math.max(from.y, to.y) + radius));
  const left = Math.floor(Math.min(from.x, to.x) - radius);
  const right = Math.ceil(Math.max(from.x, to.x) + radius);
  for (let y = top; y < bottom; y++) {
    const middle = nearestX(capsule, y + 0.5);
    const inside = (x: number) => contains(capsule, x + 0.5, y + 0.5);
    const split = Math.floor(middle - 0.5) + 1;
    const start = firstWhere(inside, left, split);
    const end = firstWhere((x) => !inside(x), split, right);
    fillRow(mask, y, start, end, value);
  }
}

/** Where along row `y` the capsule's line is nearest: the run, if there is one, is around it. */
function nearestX({ from, to }: Capsule, y: number): number {
  const dy = to.y - from.y;
  if (dy === 0) return from.x;
  const along = Math.min(1, Math.max(0, (y - from.y) / dy));
  return from.x + along * (to.x - from.x);
}

function contains({ from, to, radius }: Capsule, px: number, py: number): boolean {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const x = px - from.x;
  const y = py - from.y;
  const along = x * dx + y * dy;
  const lengthSquared = dx * dx + dy * dy;
  if (along <= 0) return x * x + y * y <= radius * radius;
  if (along >= lengthSquared) return (x - dx) ** 2 + (y - dy) ** 2 <= radius * radius;
  return (x * dy - y * dx) ** 2 <= radius * radius * lengthSquared;
}

/** The first integer in [from, to) where `holds`, or `to`; `holds` must not fall back to false. */
function firstWhere(holds: (x: number) => boolean, from: number, to: number): number {
  let low = from;
  let high = Math.max(from, to);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
