/**
 * Rings: a stroke drawn round a thing takes in the thing. The stroke says so itself (`ring`), once it
 * has been seen to enclose something, so that other strokes are not searched for holes at every replay.
 */
import { inflate, type Size } from '../../inference/core/geometry';
import { createMask, type Mask } from '../../inference/core/raster';
import { drawLine, strokeBounds } from './draw-stroke';
import { fillEnclosed } from './fill-enclosed';
import type { Point, Stroke } from './operations';
import { setPixels } from './set-pixels';

/** The stroke as a ring where it encloses pixels beside its own, else as it is. */
export function asRing(stroke: Stroke, image: Size): Stroke {
  if (!canEnclose(stroke)) return stroke;
  const scale = stroke.hardness === undefined ? 1 : Math.min(1, ENOUGH_RADIUS / stroke.radius);
  const line = closeGap(scaled(stroke, scale), {
    width: image.width * scale,
    height: image.height * scale,
  });
  return fillEnclosed(lineAlone(line)) ? { ...stroke, ring: true } : stroke;
}

/** Pixels. A wide soft line takes long to draw, and what is enclosed shows in a smaller one too. */
const ENOUGH_RADIUS = 32;

function scaled(stroke: Stroke, scale: number): Stroke {
  return {
    ...stroke,
    radius: stroke.radius * scale,
    points: stroke.points.map(({ x, y }) => ({ x: x * scale, y: y * scale })),
    ...(stroke.radii && { radii: stroke.radii.map((radius) => radius * scale) }),
  };
}

/** @param image - the picture that `mask` is of */
export function drawRing(mask: Mask, stroke: Stroke, image: Size): void {
  const filled = lineAlone(closeGap(stroke, image));
  fillEnclosed(filled);
  setPixels(mask, filled, stroke.tool === 'brush' ? 255 : 0);
}

/** Over the line's own bounds and a free pixel on each side. */
function lineAlone(stroke: Stroke): Mask {
  const mask = createMask(inflate(strokeBounds(stroke), 1));
  drawLine(mask, stroke, 255);
  return mask;
}

/**
 * Joins the ends where the gap between them is no wider than the brush and the line is long enough to
 * go round something. What lies far beside the picture is drawn in to just outside of it: that moves
 * no part of the line across the picture, so the same pixels are enclosed, within bounded memory.
 */
function closeGap(stroke: Stroke, { width, height }: Size): Stroke {
  const { radius, points, radii } = stroke;
  const beyond = Math.ceil(radius) + 1;
  const inReach = points.map(({ x, y }) => ({
    x: Math.min(width + beyond, Math.max(-beyond, x)),
    y: Math.min(height + beyond, Math.max(-beyond, y)),
  }));
  const [first, last] = [inReach[0]!, inReach.at(-1)!];
  const gap = distance(first, last) - 2 * radius;
  if (gap > 2 * radius || lengthOf(points) < LEAST_LENGTH * radius) {
    return { ...stroke, points: inReach };
  }
  return {
    ...stroke,
    points: [...inReach, first],
    ...(radii && { radii: [...radii, radii[0]!] }),
  };
}

/** In radii: round a disc as large as the brush, which a person would see as a hole. */
const LEAST_LENGTH = 4 * Math.PI;

/**
 * A quick no. Who goes round a pixel that is farther than the radius from the line, 2π radii, and comes
 * back to within two radii, has gone at least four more than the straight way.
 */
function canEnclose({ points, radius }: Stroke): boolean {
  return lengthOf(points) - distance(points[0]!, points.at(-1)!) >= 2 * radius;
}

function lengthOf(points: readonly Point[]): number {
  return points.reduce((sum, point, i) => sum + distance(points[Math.max(0, i - 1)]!, point), 0);
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
