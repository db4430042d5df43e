/**
 * Looks for a plane in perspective on which the picture repeats itself.
 *
 * The edges drawn on it tell where it vanishes; seen from straight above, its pattern repeats under
 * translations, which are looked for as in any picture. Then line and translations are made exact
 * together, at finer and finer levels.
 */
import type { Size } from '../../../core/geometry';
import {
  contrastOf,
  drawPlaces,
  MAX_MISFIT,
  MIN_CONTRAST,
  scan,
  withoutTone,
} from '../repeats/find-repeats';
import type { View } from '../kernels/repeat-loops';
import type { Level } from '../patches/level';
import type { Pace } from '../pace';
import { KNOWN, VOID } from '../pixel-kind';
import { isClear, moveOn, type Pair, type Plane } from './plane';
import type { Repeat } from '../repeats/repeats';
import { findVanishingLine } from './vanishing-line';

/** Of the view from above: pixels a side. */
const SIDE = 144;
/** Change of nearness over half the picture: less is no tilt, and more leaves too little of the plane. */
const TILTS: Pair = [0.1, 4];

/**
 * @param level - one at which a finger-wide pattern still shows
 * @param scale - pixels of the picture per pixel of the level
 * @param centre - of the hole, in pixels of the picture
 * @returns the plane as well as the level can tell
 */
export async function findPlane(
  level: Level,
  scale: number,
  centre: Pair,
  pace: Pace,
): Promise<Plane | undefined> {
  const line = findVanishingLine(level, centre[0] / scale, centre[1] / scale);
  if (pace.due()) await pace.rest();
  if (!line) return undefined;
  const across = (scale * Math.max(level.width, level.height)) / SIDE;
  const tilt = (Math.abs(line.a) + Math.abs(line.b)) * (level.width + level.height) * 0.25;
  if (tilt < TILTS[0] || tilt > TILTS[1]) return undefined;
  const flat = { a: line.a / scale, b: line.b / scale, centre };
  const view = fromAbove(await withoutTone(level, pace), scale, flat, across);
  const places = drawPlaces(view);
  if (contrastOf(places) < MIN_CONTRAST) return undefined;
  const steps = shortestPair(await scan(places, pace), across);
  return steps && { ...flat, steps };
}

/** What of the picture shows the plane, as seen from straight above. @param across - of a pixel */
function fromAbove(
  { samples, kind, width, height }: View<Int16Array>,
  scale: number,
  flat: Omit<Plane, 'steps'>,
  across: number,
): View<Int16Array> {
  const size: Size = { width: SIDE, height: SIDE };
  const view = new Int16Array(4 * SIDE * SIDE);
  const known = new Uint8Array(SIDE * SIDE).fill(VOID);
  for (let j = 0, p = 0; j < SIDE; j++) {
    for (let i = 0; i < SIDE; i++, p++) {
      const way: Pair = [(i + 0.5 - SIDE / 2) * across, (j + 0.5 - SIDE / 2) * across];
      // By index: taken apart by name, a pair costs an iterator until it is compiled.
      const to = moveOn(flat, flat.centre[0], flat.centre[1], way);
      if (!isClear(flat, to[0], to[1])) continue;
      const column = Math.floor(to[0] / scale);
      const row = Math.floor(to[1] / scale);
      if (column < 0 || row < 0 || column >= width || row >= height) continue;
      const q = row * width + column;
      if (kind[q] !== KNOWN) continue;
      known[p] = KNOWN;
      for (let c = 0; c < 3; c++) view[4 * p + c] = samples[4 * q + c]!;
    }
  }
  return { ...size, samples: view, kind: known };
}

/** The shortest of the dips that are repeats, and the shortest of those in another direction. */
function shortestPair(dips: readonly Repeat[], across: number): Plane['steps'] | undefined {
  const good = dips.filter(({ misfit }) => misfit <= MAX_MISFIT);
  const length = ({ dx, dy }: Repeat) => dx * dx + dy * dy;
  good.sort((one, other) => length(one) - length(other));
  const one = good[0];
  if (!one) return undefined;
  const other = good.find(({ dx, dy }) => {
    const turn = one.dx * dy - one.dy * dx;
    return turn * turn > 0.1 * length(one) * (dx * dx + dy * dy);
  });
  if (!other) return undefined;
  return [
    [one.dx * across, one.dy * across],
    [other.dx * across, other.dy * across],
  ];
}
