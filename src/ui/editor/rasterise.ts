/**
 * Operations → mask, at image resolution.
 *
 * A pixel belongs to a stroke when its centre is no farther than the radius from the stroke's line.
 * That is decided without a division or a root, so points kept on the 1/8 px grid of
 * `operations.ts` give the same pixels however the line between them was sampled.
 */
import { inflate, intersect, isEmpty, unite, wholeOf } from '../../inference/core/geometry';
import type { Rect, Size } from '../../inference/core/geometry';
import { createMask, type Mask } from '../../inference/core/raster';
import { adds, visibleOperations, type Operation, type Point, type Stroke } from './operations';

/**
 * @returns the mask over the bounds of everything added, clipped to `image`; null where not one
 *   pixel is masked
 */
export function rasterise(operations: readonly Operation[], image: Size): Mask | null {
  const visible = visibleOperations(operations);
  const bounds = intersect(boundsOf(visible.filter(adds)), wholeOf(image));
  if (isEmpty(bounds)) return null;
  const mask = createMask(bounds);
  for (const operation of visible) {
    if (operation.kind === 'stroke') drawStroke(mask, operation);
    else if (operation.kind === 'paste') addMask(mask, operation.mask);
  }
  return mask.data.includes(255) ? mask : null;
}

function boundsOf(operations: readonly Operation[]): Rect {
  const all = operations.flatMap((operation) => {
    if (operation.kind === 'paste') return [operation.mask];
    return operation.kind === 'stroke' ? [strokeBounds(operation)] : [];
  });
  return all.length === 0 ? { x: 0, y: 0, width: 0, height: 0 } : all.reduce<Rect>(unite, all[0]!);
}

function strokeBounds({ points, radius }: Stroke): Rect {
  const dots = points.map(({ x, y }) => ({
    x: Math.floor(x),
    y: Math.floor(y),
    width: 1,
    height: 1,
  }));
  return inflate(dots.reduce<Rect>(unite, dots[0]!), Math.ceil(radius));
}

function drawStroke(mask: Mask, { points, radius, tool }: Stroke): void {
  const value = tool === 'brush' ? 255 : 0;
  points.forEach((point, i) => {
    drawCapsule(mask, { from: points[Math.max(0, i - 1)]!, to: point, radius }, value);
  });
}

interface Capsule {
  readonly from: Point;
  readonly to: Point;
  readonly radius: number;
}

/** Row by row: a capsule is convex, so a row of it is one run of pixels. */
function drawCapsule(mask: Mask, capsule: Capsule, value: number): void {
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
    const offset = (y - mask.y) * mask.width - mask.x;
    const first = Math.max(start, mask.x);
    const last = Math.min(end, mask.x + mask.width);
    if (first < last) mask.data.fill(value, offset + first, offset + last);
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

function addMask(mask: Mask, other: Mask): void {
  const shared = intersect(mask, other);
  for (let y = shared.y; y < shared.y + shared.height; y++) {
    for (let x = shared.x; x < shared.x + shared.width; x++) {
      if (other.data[(y - other.y) * other.width + x - other.x] === 255) {
        mask.data[(y - mask.y) * mask.width + x - mask.x] = 255;
      }
    }
  }
}
