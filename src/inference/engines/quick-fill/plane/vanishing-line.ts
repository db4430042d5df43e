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

/** An edge: where, and the line through it as a unit normal and an offset. */
interface Edge {
  readonly x: number;
  readonly y: number;
  readonly line: Triple;
}

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
  if (edges.length < EDGES / 4) return undefined;
  const scale = Math.max(level.width, level.height) / 2;
  const first = bestPoint(edges, scale, 1);
  const rest = edges.filter((edge) => missOf(edge, first) > TOLERANCE);
  if (rest.length < MIN_SHARE_EACH * edges.length) return undefined;
  const second = bestPoint(rest, scale, 2);
  const left = rest.filter((edge) => missOf(edge, second) > TOLERANCE).length;
  const each = Math.min(edges.length - rest.length, rest.length - left);
  if (edges.length - left < MIN_SHARE * edges.length || each < MIN_SHARE_EACH * edges.length) {
    return undefined;
  }
  const [a, b, c] = cross(first, second);
  return { a: a / c, b: b / c };
}

/** The strongest of some thousand places. */
function drawEdges({ samples, kind, width, height }: Level, x0: number, y0: number): Edge[] {
  const random = createRandom(7, kind.length);
  const light = (p: number) => samples[4 * p]! + 2 * samples[4 * p + 1]! + samples[4 * p + 2]!;
  const around = [-width - 1, -width, -width + 1, -1, 0, 1, width - 1, width, width + 1];
  const isKnown = (p: number) => around.every((step) => kind[p + step] === KNOWN);
  const drawn: { edge: Edge; strength: number }[] = [];
  for (let i = 0; i < DRAWN; i++) {
    const x = 1 + random.below(width - 2);
    const y = 1 + random.below(height - 2);
    const p = y * width + x;
    if (!isKnown(p)) continue;
    // Differences over a 3 × 3 square, weighted for directions (H. Scharr, 2000).
    const across = (step: number, along: number) =>
      3 * (light(p + step - along) - light(p - step - along)) +
      10 * (light(p + step) - light(p - step)) +
      3 * (light(p + step + along) - light(p - step + along));
    const [gx, gy] = [across(1, width), across(width, 1)];
    const strength = Math.sqrt(gx * gx + gy * gy);
    if (strength < 16 * MIN_STRENGTH) continue;
    const at = { x: x + 0.5 - x0, y: y + 0.5 - y0 };
    const [nx, ny] = [gx / strength, gy / strength];
    drawn.push({ edge: { ...at, line: [nx, ny, -nx * at.x - ny * at.y] }, strength });
  }
  drawn.sort((one, other) => other.strength - one.strength);
  return drawn.slice(0, EDGES).map(({ edge }) => edge);
}

/** The point that most edges point to, and those most exactly. */
function bestPoint(edges: readonly Edge[], scale: number, key: number): Triple {
  const random = createRandom(8, key);
  let best: Triple = [1, 0, 0];
  let least = Infinity;
  for (let pair = 0; pair < PAIRS; pair++) {
    const one = edges[random.below(edges.length)]!;
    const other = edges[random.below(edges.length)]!;
    const [x, y, w] = cross(one.line, other.line);
    const size = Math.sqrt(x * x + y * y) + scale * Math.abs(w);
    if (size < 1e-6 * scale) continue;
    const point: Triple = [x / size, y / size, w / size];
    let sum = 0;
    for (let i = 0; i < edges.length && sum < least; i++) {
      sum += Math.min(missOf(edges[i]!, point), TOLERANCE);
    }
    if (sum < least) [best, least] = [point, sum];
  }
  return best;
}

/** The square of the sine of the angle between an edge and the way from it to the point. */
function missOf({ x, y, line }: Edge, point: Triple): number {
  const dx = point[0] - point[2] * x;
  const dy = point[1] - point[2] * y;
  return (line[0] * dx + line[1] * dy) ** 2 / (dx * dx + dy * dy + 1e-12);
}

function cross([a, b, c]: Triple, [d, e, f]: Triple): Triple {
  return [b * f - c * e, c * d - a * f, a * e - b * d];
}
