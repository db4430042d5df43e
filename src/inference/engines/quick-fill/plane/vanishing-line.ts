/**
 * The line at which a plane seen in perspective vanishes, from the straight edges drawn on it.
 *
 * Edges that are parallel on the plane meet in one point of the picture; the two points most edges
 * point to are found by trying pairs of them (M. Fischler and R. Bolles, 1981), and lie on the line.
 */
import { createRandom } from '../../../core/random';
import type { Level } from '../patches/level';
import { KNOWN } from '../pixel-kind';

/** Where 1 + a·x + b·y is 0; nearer the viewer it is larger. */
export interface VanishingLine {
  readonly a: number;
  readonly b: number;
}

/** A line, and homogeneous coordinates of a point: x, y, w. */
type Triple = readonly [number, number, number];

/** Edges one after the other: where, and the line through it as a unit normal and an offset. */
type Edges = Float64Array;
/** Numbers of one edge. */
const EACH = 5;

const DRAWN = 4000;
const EDGES = 300;
const PAIRS = 250;
/** Of the angle between an edge and the way to the point: the squared sine of two degrees. */
const TOLERANCE = 0.0012;
/** In texture two points take a fifth of the edges; on a checkerboard nearly all. */
const MIN_SHARE = 0.6;
const MIN_SHARE_EACH = 0.15;
/** Sum of absolute differences across an edge, of the lightness in quarter levels. */
const MIN_STRENGTH = 4 * 32;

/**
 * @param x, y - the origin, in pixels of the level; also the unit of what is returned
 * @returns undefined where no two points explain most edges, or where the line is through the origin
 */
export function findVanishingLine(level: Level, x: number, y: number): VanishingLine | undefined {
  const edges = drawEdges(level, x, y);
  const count = edges.length / EACH;
  if (count < EDGES / 4) return undefined;
  const scale = Math.max(level.width, level.height) / 2;
  const first = bestPoint(edges, scale, 1);
  const rest = withoutThoseTo(first, edges);
  const more = rest.length / EACH;
  if (more < MIN_SHARE_EACH * count) return undefined;
  const second = bestPoint(rest, scale, 2);
  const left = withoutThoseTo(second, rest).length / EACH;
  const each = Math.min(count - more, more - left);
  if (count - left < MIN_SHARE * count || each < MIN_SHARE_EACH * count) return undefined;
  const [a, b, c] = cross(first, second);
  return { a: a / c, b: b / c };
}

/** The strongest of some thousand places. */
function drawEdges(level: Level, x0: number, y0: number): Edges {
  const { kind, width, height } = level;
  const random = createRandom(7, kind.length);
  const drawn = new Float64Array(EACH * DRAWN);
  const strengths = new Float64Array(DRAWN);
  let count = 0;
  for (let i = 0; i < DRAWN; i++) {
    const x = 1 + random.below(width - 2);
    const y = 1 + random.below(height - 2);
    const p = y * width + x;
    if (!isKnownAround(kind, width, p)) continue;
    const gx = slopeAt(level, p, 1, width);
    const gy = slopeAt(level, p, width, 1);
    const strength = Math.sqrt(gx * gx + gy * gy);
    if (strength < 16 * MIN_STRENGTH) continue;
    const [ex, ey, nx, ny] = [x + 0.5 - x0, y + 0.5 - y0, gx / strength, gy / strength];
    strengths[count] = strength;
    drawn.set([ex, ey, nx, ny, -nx * ex - ny * ey], EACH * count++);
  }
  const order = Uint16Array.from({ length: count }, (_, e) => e);
  order.sort((one, other) => strengths[other]! - strengths[one]! || one - other);
  const strongest = new Float64Array(EACH * Math.min(count, EDGES));
  for (let e = 0; e < strongest.length / EACH; e++) copyEdge(drawn, order[e]!, strongest, e);
  return strongest;
}

function copyEdge(from: Edges, one: number, to: Edges, other: number): void {
  for (let n = 0; n < EACH; n++) to[EACH * other + n] = from[EACH * one + n]!;
}

function isKnownAround(kind: Uint8Array, width: number, p: number): boolean {
  for (let q = p - width - 1; q <= p + width - 1; q += width) {
    if (kind[q] !== KNOWN || kind[q + 1] !== KNOWN || kind[q + 2] !== KNOWN) return false;
  }
  return true;
}

/** Of the lightness in direction `step`: differences over a 3 × 3 square, weighted for directions (H. Scharr, 2000). */
function slopeAt({ samples }: Level, p: number, step: number, along: number): number {
  return (
    3 * (lightAt(samples, p + step - along) - lightAt(samples, p - step - along)) +
    10 * (lightAt(samples, p + step) - lightAt(samples, p - step)) +
    3 * (lightAt(samples, p + step + along) - lightAt(samples, p - step + along))
  );
}

function lightAt(samples: Int16Array, p: number): number {
  return samples[4 * p]! + 2 * samples[4 * p + 1]! + samples[4 * p + 2]!;
}

/** The point that most edges point to, and those most exactly. */
function bestPoint(edges: Edges, scale: number, key: number): Triple {
  const random = createRandom(8, key);
  const count = edges.length / EACH;
  let best: Triple = [1, 0, 0];
  let least = Infinity;
  for (let pair = 0; pair < PAIRS; pair++) {
    const one = lineOf(edges, random.below(count));
    const [x, y, w] = cross(one, lineOf(edges, random.below(count)));
    const size = Math.sqrt(x * x + y * y) + scale * Math.abs(w);
    if (size < 1e-6 * scale) continue;
    const point: Triple = [x / size, y / size, w / size];
    const sum = missOfAll(edges, point, least);
    if (sum < least) [best, least] = [point, sum];
  }
  return best;
}

/** Given up where it reaches `most`. */
function missOfAll(edges: Edges, point: Triple, most: number): number {
  const [x, y, w] = point;
  let sum = 0;
  for (let at = 0; at < edges.length && sum < most; at += EACH) {
    sum += Math.min(missOf(edges, at, x, y, w), TOLERANCE);
  }
  return sum;
}

/** The square of the sine of the angle between an edge, and the way from it to the point (x, y, w). */
function missOf(edges: Edges, at: number, x: number, y: number, w: number): number {
  const dx = x - w * edges[at]!;
  const dy = y - w * edges[at + 1]!;
  const across = edges[at + 2]! * dx + edges[at + 3]! * dy;
  return (across * across) / (dx * dx + dy * dy + 1e-12);
}

/** The edges that do not point there. */
function withoutThoseTo([x, y, w]: Triple, edges: Edges): Edges {
  const rest = new Float64Array(edges.length);
  let count = 0;
  for (let at = 0; at < edges.length; at += EACH) {
    if (missOf(edges, at, x, y, w) > TOLERANCE) copyEdge(edges, at / EACH, rest, count++);
  }
  return rest.subarray(0, EACH * count);
}

function lineOf(edges: Edges, e: number): Triple {
  return [edges[EACH * e + 2]!, edges[EACH * e + 3]!, edges[EACH * e + 4]!];
}

function cross([a, b, c]: Triple, [d, e, f]: Triple): Triple {
  return [b * f - c * e, c * d - a * f, a * e - b * d];
}
