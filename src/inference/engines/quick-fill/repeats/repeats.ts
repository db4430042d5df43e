/** Translations under which the picture looks like itself: tiles, bricks, cloth, cards, stripes. */
import type { ExactShift } from '../kernels/loops';
import type { Matching } from '../patches/matching';

/** What lies (dx, dy) away looks alike, and so does what lies (-dx, -dy) away; pixels of the picture. */
export interface Repeat {
  readonly dx: number;
  readonly dy: number;
  /** Squared difference over that of unrelated places: 0 exact, 1 no repeat at all. */
  readonly misfit: number;
}

/** A shift in pixels of some level. */
export interface Step {
  readonly dx: number;
  readonly dy: number;
}

/** The repeats and their opposites after `halvings`, those first that fit that grid best. */
export function stepsAt(repeats: readonly Repeat[], halvings: number): Step[] {
  const scale = 1 / (1 << halvings);
  const steps = repeats.map(({ dx, dy, misfit }) => {
    const step = { dx: Math.round(dx * scale), dy: Math.round(dy * scale) };
    const off = (dx * scale - step.dx) ** 2 + (dy * scale - step.dy) ** 2;
    return { ...step, price: misfit + off };
  });
  steps.sort((a, b) => a.price - b.price);
  return steps.flatMap(({ dx, dy }) => [
    { dx, dy },
    { dx: -dx, dy: -dy },
  ]);
}

/**
 * Which shifts of cells stand for a repeat: all within a cell of one, as a level of cells of 2^k
 * pixels cannot tell more. A shift that could stand for two is the better one's.
 */
export function exactShifts(repeats: readonly Repeat[], k: number): ExactShift[] {
  const shifts = new Map<string, ExactShift>();
  if (k === 0) return [];
  for (const { dx, dy } of stepsAt(repeats, 0)) {
    for (const i of [dx >> k, -(-dx >> k)]) {
      for (const j of [dy >> k, -(-dy >> k)]) {
        const key = `${i},${j}`;
        if (!shifts.has(key)) shifts.set(key, { cells: [i, j], pixels: [dx, dy] });
      }
    }
  }
  return [...shifts.values()];
}

/** The donor a step away from pixel `p`, or -1. */
export function donorAt({ level, donors }: Matching, p: number, { dx, dy }: Step): number {
  const x = (p % level.width) + dx;
  const q = p + dy * level.width + dx;
  return x >= 0 && x < level.width && donors.isDonor[q] === 1 ? q : -1;
}
