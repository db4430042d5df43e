/**
 * Soft strokes → coverage. What counts of a pixel is how far its centre is from the stroke's line, as a
 * share of the radius there: the least of all along the line, so neither how the line was sampled nor
 * where it crosses itself shows.
 */
import { isEmpty, type Rect } from '../../inference/core/geometry';
import type { Mask } from '../../inference/core/raster';
import type { Point, Stroke } from './operations';
import { fillOutline } from './fill-outline';
import { drawnOver } from './set-pixels';

export interface SoftStroke extends Stroke {
  readonly hardness: number;
}

/** A piece of the line; its radius grows evenly by `growth` from one end to the other. */
interface Segment {
  readonly from: Point;
  readonly dx: number;
  readonly dy: number;
  readonly radius: number;
  readonly growth: number;
  readonly leastRadius: number;
}

/**
 * The stroke without what it encloses. Its coverage is 255 within `hardness` × radius of the line, and
 * falls from there to 0 at the radius, by smoothstep.
 *
 * Tile by tile, halved until one knows which few segments can be nearest to it, so that the time goes
 * with the pixels of the stroke and not with its points. The nearest one is found exactly all the same.
 *
 * @param value - as in `drawnOver`
 */
export function drawSoftLine(mask: Mask, stroke: SoftStroke, value: 0 | 255): void {
  const { hardness } = stroke;
  const draw = (tile: Rect, candidates: readonly Segment[]): void => {
    if (isEmpty(tile)) return;
    const { near, farthest } = nearestTo(tile, candidates);
    if (near.length === 0) return;
    if (farthest <= hardness) fillOutline(mask, { type: 'rectangle', rect: tile }, value);
    else if (tile.width * tile.height * near.length <= LEAST_WORK) {
      drawTile(mask, tile, near, hardness, value);
    } else for (const half of halvesOf(tile)) draw(half, near);
  };
  draw(mask, segmentsOf(stroke));
}

/** Pixels × segments; about where to ask all of them costs no more than to halve again. */
const LEAST_WORK = 1024;

function segmentsOf({ points, radius, radii }: Stroke): Segment[] {
  const segments = points.map((to, i): Segment => {
    const before = Math.max(0, i - 1);
    const from = points[before]!;
    const [first, last] = [radii?.[before] ?? radius, radii?.[i] ?? radius];
    return {
      from,
      dx: to.x - from.x,
      dy: to.y - from.y,
      radius: first,
      growth: last - first,
      leastRadius: Math.min(first, last),
    };
  });
  return segments.length > 1 ? segments.slice(1) : segments;
}

/** Those that can be nearest to some pixel of the tile and reach it; `farthest`: the most of its ratios. */
function nearestTo(tile: Rect, segments: readonly Segment[]) {
  const { x, y, width, height } = tile;
  const reach = Math.hypot(width - 1, height - 1) / 2;
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  const ratios = segments.map((segment) => Math.sqrt(squaredRatioAt(segment, middleX, middleY)));
  const farthest = segments.reduce(
    (least, { leastRadius }, i) => Math.min(least, ratios[i]! + reach / leastRadius),
    Infinity,
  );
  const most = Math.min(farthest, 1) + ROUNDING;
  const near = segments.filter(({ leastRadius }, i) => ratios[i]! - reach / leastRadius <= most);
  return { near, farthest };
}

/** No segment is left out that is nearest but for the rounding of numbers. */
const ROUNDING = 1e-9;

function halvesOf({ x, y, width, height }: Rect): readonly Rect[] {
  if (width >= height) {
    const half = width >> 1;
    return [
      { x, y, width: half, height },
      { x: x + half, y, width: width - half, height },
    ];
  }
  const half = height >> 1;
  return [
    { x, y, width, height: half },
    { x, y: y + half, width, height: height - half },
  ];
}

function drawTile(
  mask: Mask,
  { x, y, width, height }: Rect,
  near: readonly Segment[],
  hardness: number,
  value: 0 | 255,
): void {
  for (let row = y; row < y + height; row++) {
    let at = (row - mask.y) * mask.width + x - mask.x;
    for (let column = x; column < x + width; column++, at++) {
      let least = 1; // squared, as they are; beyond the radius nothing is covered
      for (let i = 0; i < near.length; i++) {
        const squared = squaredRatioAt(near[i]!, column + 0.5, row + 0.5);
        if (squared < least) least = squared;
      }
      if (least === 1) continue;
      mask.data[at] = drawnOver(mask.data[at]!, coverageAt(Math.sqrt(least), hardness), value);
    }
  }
}

/**
 * The least of distance ÷ radius along the segment, squared. Its derivative changes sign once at most,
 * where `rise` ÷ `run` of the way is done.
 */
function squaredRatioAt(segment: Segment, px: number, py: number): number {
  const { from, dx, dy, radius, growth } = segment;
  const x = px - from.x;
  const y = py - from.y;
  const dot = x * dx + y * dy;
  const rise = radius * dot + growth * (x * x + y * y);
  if (rise <= 0) return (x * x + y * y) / (radius * radius);
  const run = radius * (dx * dx + dy * dy) + growth * dot;
  const along = rise < run ? rise / run : 1;
  const offX = x - along * dx;
  const offY = y - along * dy;
  const there = radius + along * growth;
  return (offX * offX + offY * offY) / (there * there);
}

/** @param ratio - distance from the line ÷ radius, at most 1 */
function coverageAt(ratio: number, hardness: number): number {
  const t = ratio <= hardness ? 1 : (1 - ratio) / (1 - hardness);
  return (255 * t * t * (3 - 2 * t) + HALF) | 0;
}

/** Half-way down the coverage is 127.5, which must not be rounded one way here and another there. */
const HALF = 0.5 + 1e-6;
