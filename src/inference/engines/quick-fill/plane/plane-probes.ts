/** How well the picture agrees with itself along the steps of a plane in perspective, at a few hundred places. */
import { createRandom } from '../../../core/random';
import type { View } from '../kernels/repeat-loops';
import { KNOWN } from '../pixel-kind';
import { isClear, moveOn, type Pair, type Plane, wayOf } from './plane';

/** The picture, or a level of it: `scale` of its pixels are one of these. */
export interface Sheet extends View {
  readonly scale: number;
}

/** A place, in pixels of the picture, and its red, green and blue. */
export interface Probe {
  readonly x: number;
  readonly y: number;
  readonly colour: readonly number[];
}

const DRAWN = 4000;
/** Half of them those drawn that have most contrast, half of them any. */
const PROBES = 400;
/** Multiples of the two steps: near ones cannot mislead, far ones tell exactly. */
export const NEAR: readonly Pair[] = [[1, 0], [0, 1], [1, 1], [1, -1]]; // prettier-ignore
export const FAR: readonly Pair[] = [...NEAR, [2, 0], [0, 2], [3, 0], [0, 3]];

export function drawProbes({ samples, kind, width, scale }: Sheet, plane: Plane): Probe[] {
  const random = createRandom(9, kind.length);
  const drawn: { probe: Probe; contrast: number }[] = [];
  for (let i = 0; i < DRAWN; i++) {
    const p = random.below(kind.length);
    if (kind[p] !== KNOWN || kind[p + 1] !== KNOWN || kind[p + width] !== KNOWN) continue;
    const column = p % width;
    const [x, y] = [(column + 0.5) * scale, ((p - column) / width + 0.5) * scale];
    if (!isClear(plane, x, y)) continue;
    const colour = [0, 1, 2].map((c) => samples[4 * p + c]!);
    let contrast = 0;
    for (let c = 0; c < 3; c++) {
      contrast += Math.abs(samples[4 * (p + 1) + c]! - colour[c]!);
      contrast += Math.abs(samples[4 * (p + width) + c]! - colour[c]!);
    }
    drawn.push({ probe: { x, y, colour }, contrast });
  }
  drawn.sort((one, other) => other.contrast - one.contrast);
  const edges = drawn.splice(0, PROBES / 2);
  const stride = Math.ceil((2 * drawn.length) / PROBES);
  return [...edges, ...drawn.filter((_, i) => i % stride === 0)].map(({ probe }) => probe);
}

/** Squared difference of the probes from what lies the steps away, over that from each other; 1 or so: no repeat. */
export function misfitAlong(
  sheet: Sheet,
  probes: readonly Probe[],
  plane: Plane,
  steps: readonly Pair[],
): number {
  const value = new Float64Array(9);
  let [differences, unrelated, partners] = [0, 0, 0];
  for (const [i, j] of steps) {
    const way = wayOf(plane, i, j);
    for (let n = 0; n < probes.length; n++) {
      const { x, y, colour } = probes[n]!;
      const [u, v] = moveOn(plane, x, y, way);
      if (!isClear(plane, u, v) || !readAt(sheet, u, v, value)) continue;
      partners++;
      const other = probes[(n + 7 * partners) % probes.length]!.colour;
      for (let c = 0; c < 3; c++) {
        differences += (value[c]! - colour[c]!) ** 2;
        unrelated += (other[c]! - colour[c]!) ** 2;
      }
    }
  }
  return partners < probes.length / 2 ? Infinity : differences / Math.max(unrelated, 1);
}

/**
 * Reads a point of the picture bilinearly.
 *
 * @param into - gets red, green and blue, then their slopes across and then down, per pixel of the picture
 * @returns false where that is not known
 */
export function readAt(
  { samples, kind, width, height, scale }: Sheet,
  x: number,
  y: number,
  into: Float64Array,
): boolean {
  const [u, v] = [x / scale - 0.5, y / scale - 0.5];
  const [left, top] = [Math.floor(u), Math.floor(v)];
  if (!(left >= 0 && top >= 0 && left + 1 < width && top + 1 < height)) return false;
  const p = top * width + left;
  const q = p + width;
  if (kind[p] !== KNOWN || kind[p + 1] !== KNOWN) return false;
  if (kind[q] !== KNOWN || kind[q + 1] !== KNOWN) return false;
  const [right, down] = [u - left, v - top];
  for (let c = 0; c < 3; c++) {
    const [a, b] = [samples[4 * p + c]!, samples[4 * p + 4 + c]!];
    const [d, e] = [samples[4 * q + c]!, samples[4 * q + 4 + c]!];
    const [above, below] = [a + right * (b - a), d + right * (e - d)];
    into[c] = above + down * (below - above);
    into[3 + c] = ((1 - down) * (b - a) + down * (e - d)) / scale;
    into[6 + c] = (below - above) / scale;
  }
  return true;
}
