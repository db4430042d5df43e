/**
 * Makes a plane in perspective exact: the line where it vanishes and its two steps, six numbers, are
 * moved until the picture agrees best with itself; by trying, then by least squares (Gauss–Newton).
 */
import type { Pace } from '../pace';
import { isClear, moveOn, nearnessAt, type Pair, type Plane, wayOf } from './plane';
import { drawProbes, misfitAlong, NEAR, FAR, type Probe, readAt, type Sheet } from './plane-probes';
import { solve } from '../solve';

const NUMBERS = 6;
const ROUNDS = 8;
/** Sweeps over all numbers before the moves are halved. */
const SWEEPS = 3;

export interface Found {
  readonly plane: Plane;
  /** Squared difference over that of unrelated places. */
  readonly misfit: number;
}

/** Moves one number at a time, ever less far. @param from, to - pixels of the picture */
export async function searchPlane(
  sheet: Sheet,
  plane: Plane,
  from: number,
  to: number,
  pace: Pace,
): Promise<Found> {
  const probes = drawProbes(sheet, plane);
  let best = { plane, misfit: misfitAlong(sheet, probes, plane, NEAR) };
  for (let move = from; move >= to; move /= 2) {
    for (let sweep = 0, moved = true; sweep < SWEEPS && moved; sweep++) {
      moved = false;
      for (let n = 0; n < 2 * NUMBERS; n++) {
        const by = new Float64Array(NUMBERS);
        by[n >> 1] = (n % 2 === 0 ? move : -move) * (n < 4 ? turnIn(plane, sheet) : 1);
        const other = moveBy(best.plane, by);
        const misfit = misfitAlong(sheet, probes, other, NEAR);
        if (misfit < best.misfit) [best, moved] = [{ plane: other, misfit }, true];
        if (pace.due()) await pace.rest();
      }
    }
  }
  return best;
}

/** Moves all numbers at once, from near the best. */
export async function sharpenPlane(sheet: Sheet, plane: Plane, pace: Pace): Promise<Found> {
  const probes = drawProbes(sheet, plane);
  let at = plane;
  let best = { plane, misfit: misfitAlong(sheet, probes, plane, FAR) };
  for (let round = 0; round < ROUNDS; round++) {
    if (pace.due()) await pace.rest();
    const by = solve(equations(sheet, probes, at));
    if (!by) break;
    const turn = turnIn(plane, sheet);
    by[0]! *= turn;
    by[1]! *= turn;
    at = moveBy(at, by);
    const misfit = misfitAlong(sheet, probes, at, FAR);
    if (misfit < best.misfit) best = { plane: at, misfit };
  }
  return best;
}

/** By how much the vanishing line moves where the ends of a step far out move by about a pixel. */
function turnIn({ steps }: Plane, { width, height, scale }: Sheet): number {
  return 2 / (Math.max(...steps.flat().map(Math.abs)) * scale * (width + height));
}

function moveBy(plane: Plane, by: Float64Array): Plane {
  const [one, other] = plane.steps;
  return {
    ...plane,
    a: plane.a + by[0]!,
    b: plane.b + by[1]!,
    steps: [
      [one[0] + by[2]!, one[1] + by[3]!],
      [other[0] + by[4]!, other[1] + by[5]!],
    ],
  };
}

/** The normal equations of the six moves, the first two in turns: an augmented matrix. */
function equations(sheet: Sheet, probes: readonly Probe[], plane: Plane): Float64Array[] {
  const rows = Array.from({ length: NUMBERS }, () => new Float64Array(NUMBERS + 1));
  const value = new Float64Array(9);
  const slopes = new Float64Array(NUMBERS);
  const turn = turnIn(plane, sheet);
  for (const step of FAR) {
    const way = wayOf(plane, step[0], step[1]);
    for (const { x, y, colour } of probes) {
      const to = moveOn(plane, x, y, way);
      if (!isClear(plane, to[0], to[1]) || !readAt(sheet, to[0], to[1], value)) continue;
      const motion = motionOf(plane, [x, y], way, to);
      for (let c = 0; c < 3; c++) {
        const error = colour[c]! - value[c]!;
        for (let n = 0; n < 4; n++) {
          const [dx, dy] = motion[n]!;
          const slope = value[3 + c]! * dx + value[6 + c]! * dy;
          if (n < 2) slopes[n] = slope * turn;
          else [slopes[n], slopes[n + 2]] = [step[0] * slope, step[1] * slope];
        }
        for (let r = 0; r < NUMBERS; r++) {
          const row = rows[r]!;
          for (let n = 0; n < NUMBERS; n++) row[n]! += slopes[r]! * slopes[n]!;
          row[NUMBERS]! += slopes[r]! * error;
        }
      }
    }
  }
  return rows;
}

/** How the end of a way moves with a, with b, and with the way's own x and y. */
function motionOf(plane: Plane, from: Pair, way: Pair, to: Pair): Pair[] {
  const { a, b, centre } = plane;
  const w = nearnessAt(plane, from[0], from[1]);
  const [x, y] = [(from[0] - centre[0]) / w, (from[1] - centre[1]) / w];
  const [px, py] = [to[0] - centre[0], to[1] - centre[1]];
  const q = 1 - a * (x + way[0]) - b * (y + way[1]);
  // Where a point of the plane moves by (dx, dy), and what it is divided by becomes smaller by `more` besides.
  const moved = (dx: number, dy: number, more: number): Pair => {
    const less = a * dx + b * dy + more;
    return [(dx + px * less) / q, (dy + py * less) / q];
  };
  return [
    moved(-x * x, -y * x, x + way[0]),
    moved(-x * y, -y * y, y + way[1]),
    moved(1, 0, 0),
    moved(0, 1, 0),
  ];
}
