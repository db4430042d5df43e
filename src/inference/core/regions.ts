/**
 * A zone cut into regions, each with the window an engine gets to see: the connected parts, merged
 * where they are better filled together.
 */
import { encloses, overlaps, type Rect, type Size, unite, wholeOf } from './geometry';
import type { Zone } from './zone';

/** Both in the picture's pixels; `window` contains `box`, the bounds of what is to be filled. */
export interface Region {
  readonly box: Rect;
  readonly window: Rect;
}

/**
 * Regions whose windows overlap share their surroundings, so one run fills both, unless their joint
 * window is more than this times as large as the two: then one run would cost more, and see less
 * detail, than two. (So two people far apart stay apart, and a thousand specks of dust are one run.)
 */
const MAX_JOINT_AREA = 2;

/**
 * @param windowAround - what the engine wants to see around a box; it contains the box
 * @returns regions in reading order of their boxes; no two boxes overlap, two windows may
 */
export function regionsOf(zone: Zone, windowAround: (box: Rect) => Rect): Region[] {
  return resultOf(regionsInSteps(zone, windowAround));
}

/** As `regionsOf`; yields after each row of the zone, and each part of it. */
export function* regionsInSteps(
  zone: Zone,
  windowAround: (box: Rect) => Rect,
): Generator<void, Region[]> {
  const regions: Region[] = [];
  for (const box of yield* boxesInSteps(zone)) {
    yield;
    let region = { box, window: windowAround(box) };
    for (;;) {
      const partner = regions.findIndex((other) => belongTogether(region, other, windowAround));
      if (partner < 0) break;
      const [other] = regions.splice(partner, 1) as [Region];
      const joint = unite(region.box, other.box);
      region = { box: joint, window: windowAround(joint) };
    }
    regions.push(region);
  }
  return regions.sort((a, b) => a.box.y - b.box.y || a.box.x - b.box.x);
}

function resultOf<T>(steps: Generator<void, T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** Each region with the first of `chosen` that contains it as its window, or with its own where none does. */
export function withWindows(
  regions: readonly Region[],
  chosen: readonly Rect[],
  picture: Size,
): readonly Region[] {
  const inside = chosen.filter((window) => encloses(wholeOf(picture), window));
  return regions.map(({ box, window }) => ({
    box,
    window: inside.find((other) => encloses(other, box)) ?? window,
  }));
}

function belongTogether(a: Region, b: Region, windowAround: (box: Rect) => Rect): boolean {
  if (overlaps(a.box, b.box)) return true;
  if (!overlaps(a.window, b.window)) return false;
  const joint = windowAround(unite(a.box, b.box));
  return areaOf(joint) <= MAX_JOINT_AREA * (areaOf(a.window) + areaOf(b.window));
}

function areaOf({ width, height }: Rect): number {
  return width * height;
}

/** A run of zone pixels in one row, [from, to), and the part it belongs to. */
interface Run {
  readonly from: number;
  readonly to: number;
  readonly part: Part;
}

/** One connected part, or a piece of one: then `mergedInto` leads on to the rest. */
interface Part {
  box: Rect;
  mergedInto: Part | null;
}

/**
 * The bounds of each connected part of `zone`, in the picture's pixels; pixels that touch at a corner
 * are connected. Reads the zone once; memory in proportion to the runs of two rows and the parts.
 */
export function connectedBoxes(zone: Zone): Rect[] {
  return resultOf(boxesInSteps(zone));
}

function* boxesInSteps(zone: Zone): Generator<void, Rect[]> {
  const parts: Part[] = [];
  let above: Run[] = [];
  for (let y = 0; y < zone.height; y++) {
    yield;
    const runs: Run[] = [];
    let next = 0; // runs above before this one end left of everything still to come
    for (const [from, to] of runsInRow(zone, y)) {
      const box = { x: zone.x + from, y: zone.y + y, width: to - from, height: 1 };
      let part: Part = { box, mergedInto: null };
      while (next < above.length && above[next]!.to < from) next++;
      let touching = 0;
      for (let i = next; i < above.length && above[i]!.from <= to; i++, touching++) {
        part = merge(rootOf(above[i]!.part), part);
      }
      if (touching === 0) parts.push(part);
      runs.push({ from, to, part });
    }
    above = runs;
  }
  return parts.filter(({ mergedInto }) => !mergedInto).map(({ box }) => box);
}

function* runsInRow({ coverage, width }: Zone, y: number): Generator<[from: number, to: number]> {
  const start = y * width;
  for (let x = 0; x < width; x++) {
    if (coverage[start + x] === 0) continue;
    const from = x;
    while (x < width && coverage[start + x] !== 0) x++;
    yield [from, x];
  }
}

function rootOf(part: Part): Part {
  while (part.mergedInto) {
    // Each step skips one, so that chains stay short.
    part.mergedInto = part.mergedInto.mergedInto ?? part.mergedInto;
    part = part.mergedInto;
  }
  return part;
}

/** Adds `b` to `a`, and returns `a`. */
function merge(a: Part, b: Part): Part {
  if (a === b) return a;
  a.box = unite(a.box, b.box);
  b.mergedInto = a;
  return a;
}
