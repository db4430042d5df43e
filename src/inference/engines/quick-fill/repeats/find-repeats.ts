/**
 * Looks for translations under which the picture looks like itself.
 *
 * After the statistics of patch offsets of K. He and J. Sun (2012), but measured directly: the
 * picture at a few hundred places is compared with itself at every offset, at low resolution, and
 * the best offsets are made exact at higher ones.
 */
import { createRandom } from '../../../core/random';
import type { Level } from '../patches/level';
import {
  distance,
  type Misfit,
  type Places,
  type Samples,
  type View,
} from '../kernels/repeat-loops';
import { localMeans } from '../smooth/local-means';
import { inBatches, type Pace } from '../pace';
import { KNOWN } from '../pixel-kind';
import type { Repeat } from './repeats';
import type { Survey } from '../survey';

/** Offsets are looked for on the first level with no more pixels: some hundred thousand of them. */
const MAX_PIXELS = 70_000;
/** Tone may differ from brick to brick: a mean over 17×17 pixels is taken off first. */
const TONE_RADIUS = 8;
const DRAWN = 2400;
/** Of the places drawn, those with most contrast: plain paint repeats under any offset. */
const PLACES = 480;
/** An offset above this is no repeat: 0.33 is the grain of wood, along itself. */
export const MAX_MISFIT = 0.3;
/** Of the level's sides: few places have a partner farther away. */
const FARTHEST = 0.7;
/** Nearer ones are not told from softness. */
const NEAREST = 5;
/** Of detail, as a squared difference: 4 levels in each of three channels, in quarter levels. */
export const MIN_CONTRAST = 3 * 16 * 16;
const MAX_DIPS = 32;
const KEPT = 12;

/** The level repeats are measured at: the coarsest at which a finger-wide pattern still shows. */
export function levelForRepeats(levels: readonly Level[]): number {
  const index = levels.findIndex(({ kind }) => kind.length <= MAX_PIXELS);
  return index < 0 ? levels.length - 1 : index;
}

/**
 * @param levels - the pyramid, finest first
 * @param k - halvings between the picture and `levels[0]`
 * @returns repeats, the best first; of each and its opposite only one; none in most pictures
 */
export async function findRepeats(
  { image, kind }: Survey,
  levels: readonly Level[],
  k: number,
  pace: Pace,
): Promise<Repeat[]> {
  let index = levelForRepeats(levels);
  const first = drawPlaces(await withoutTone(levels[index]!, pace));
  if (contrastOf(first) < MIN_CONTRAST) return [];
  let found = await scan(first, pace);
  if (found.length === 0) return [];
  while (--index >= 0) {
    found = await sharpenAll(drawPlaces(levels[index]!), found, 2, pace);
  }
  if (k > 0) {
    const places = drawPlaces({ ...image, samples: image.data, kind });
    found = await sharpenAll(places, found, 1 << k, pace);
  }
  const good = found.filter(({ misfit }) => misfit <= MAX_MISFIT);
  good.sort((a, b) => a.misfit - b.misfit);
  return good.filter((one, i) => good.findIndex((o) => isSame(o, one)) === i).slice(0, KEPT);
}

const isSame = (a: Repeat, b: Repeat) => a.dx === b.dx && a.dy === b.dy;

/** Asked for twice: a plane is looked for before repeats are. */
const details = new WeakMap<Level, View<Int16Array>>();

export async function withoutTone(level: Level, pace: Pace): Promise<View<Int16Array>> {
  const made = details.get(level);
  if (made) return made;
  const { samples, kind } = level;
  const channels = [0, 1, 2].map((c) => channelOf(samples, kind, c));
  const means = await localMeans(channels, kind, level, TONE_RADIUS, pace);
  const detail = new Int16Array(samples.length);
  await inBatches(kind.length, pace, (from, to) => {
    for (let c = 0; c < 3; c++) writeDetail(channels[c]!, means[c]!, from, to, detail, c);
  });
  const view = { ...level, samples: detail };
  details.set(level, view);
  return view;
}

/** 0 where it is not known. */
function channelOf(samples: Int16Array, kind: Uint8Array, c: number): Float32Array {
  const values = new Float32Array(kind.length);
  for (let p = 0; p < kind.length; p++) if (kind[p] === KNOWN) values[p] = samples[4 * p + c]!;
  return values;
}

function writeDetail(
  values: Float32Array,
  mean: Float32Array,
  from: number,
  to: number,
  detail: Int16Array,
  c: number,
): void {
  for (let p = from; p < to; p++) detail[4 * p + c] = Math.round(values[p]! - mean[p]!);
}

export function drawPlaces<S extends Samples>(view: View<S>): Places<S> {
  const { samples, kind, width } = view;
  const random = createRandom(6, kind.length);
  const mean = [0, 0, 0];
  const drawn: number[] = [];
  const contrasts: number[] = [];
  for (let i = 0; i < DRAWN; i++) {
    const p = random.below(kind.length);
    if (kind[p] !== KNOWN) continue;
    for (let c = 0; c < 3; c++) mean[c]! += samples[4 * p + c]!;
    const right = kind[p + 1] === KNOWN ? p + 1 : p;
    const below = kind[p + width] === KNOWN ? p + width : p;
    drawn.push(p);
    contrasts.push(distance(samples, p, right) + distance(samples, p, below));
  }
  for (let c = 0; c < 3; c++) mean[c]! /= Math.max(drawn.length, 1);
  const energy = (p: number) => {
    let sum = 0;
    for (let c = 0; c < 3; c++) {
      const difference = samples[4 * p + c]! - mean[c]!;
      sum += difference * difference;
    }
    return sum;
  };
  const meanEnergy = drawn.reduce((sum, p) => sum + energy(p), 0) / Math.max(drawn.length, 1);
  const least =
    Float64Array.from(contrasts)
      .sort()
      .at(-1 - PLACES) ?? -1;
  const chosen = drawn.filter((_, i) => contrasts[i]! > least);
  const expected = Float64Array.from(chosen, (p) => energy(p) + meanEnergy);
  return {
    ...view,
    at: Int32Array.from(chosen),
    column: Int32Array.from(chosen, (p) => p % width),
    expected,
    unrelated: expected.reduce((sum, value) => sum + value, 0),
  };
}

/** Mean squared difference of unrelated places. */
export function contrastOf({ expected, unrelated }: Places): number {
  return unrelated / Math.max(expected.length, 1);
}

/** Tries every offset, and returns those at which the misfit dips lowest. */
export async function scan(places: Places<Int16Array>, pace: Pace): Promise<Repeat[]> {
  const { width, height } = places;
  const [right, bottom] = [Math.floor(FARTHEST * width), Math.floor(FARTHEST * height)];
  const across = 2 * width + 1;
  const map = new Float32Array(across * (height + 1)).fill(Infinity);
  const sieve = pace.loops.openSieve(places);
  for (let dy = 0; dy <= bottom; dy++) {
    const row = map.subarray(dy * across + width - right, dy * across + width + right + 1);
    row.set(sieve(dy, -right, right + 1));
    if (dy < NEAREST) row.fill(0, right - NEAREST + 1, right + NEAREST);
    if (pace.due()) await pace.rest();
  }
  const dips: Repeat[] = [];
  for (let dy = 0; dy <= bottom; dy++) {
    for (let dx = -right; dx <= right; dx++) {
      const i = dy * across + dx + width;
      const misfit = map[i]!;
      if (misfit > 0 && misfit < Infinity && isDip(map, i, across)) dips.push({ dx, dy, misfit });
    }
  }
  return dips.sort((a, b) => a.misfit - b.misfit).slice(0, MAX_DIPS);
}

/** Lower than all around. Row 0 mirrors itself: only its right half counts, as dips come in pairs. */
function isDip(map: Float32Array, i: number, across: number): boolean {
  if (i < across && i <= across >> 1) return false;
  const value = map[i]!;
  for (let row = i < across ? 0 : -across; row <= across; row += across) {
    for (let q = i + row - 1; q <= i + row + 1; q++) if (map[q]! < value) return false;
  }
  return true;
}

async function sharpenAll(
  places: Places,
  found: readonly Repeat[],
  scale: number,
  pace: Pace,
): Promise<Repeat[]> {
  const sharp: Repeat[] = [];
  const misfitOf = pace.loops.openMisfit(places);
  for (const repeat of found) {
    sharp.push(sharpen(misfitOf, repeat, scale));
    if (pace.due()) await pace.rest();
  }
  return sharp;
}

/** The best of the offsets within `scale` of `scale` times the repeat. */
function sharpen(misfitOf: Misfit, { dx, dy }: Repeat, scale: number): Repeat {
  let best: Repeat = { dx: dx * scale, dy: dy * scale, misfit: Infinity };
  // None that is worse than the middle one needs measuring to the end.
  const most = misfitOf(best.dx, best.dy, Infinity);
  for (let j = (dy - 1) * scale; j <= (dy + 1) * scale; j++) {
    for (let i = (dx - 1) * scale; i <= (dx + 1) * scale; i++) {
      const misfit = misfitOf(i, j, Math.min(most, best.misfit));
      if (misfit < best.misfit) best = { dx: i, dy: j, misfit };
    }
  }
  return best;
}
