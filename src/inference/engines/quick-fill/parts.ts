/**
 * The hole as separate rectangles, so that specks sprayed over a picture cost what they cover, and
 * not what lies between them.
 *
 * Works on squares of the picture: rectangles grow until none touches another, so each can be filled
 * as if it were the only one.
 */
import { intersect, type Rect, type Size } from '../../core/geometry';
import { inStrips, type Pace } from './pace';
import { HOLE } from './pixel-kind';

/** Twice what any step looks at beyond its part, so that no two parts see each other. */
export const APART = 32;
/** The same for the steps that look no further than a patch. */
export const PATCH_APART = 8;

/** Rectangles, at least `apart` pixels apart, that contain all hole pixels of `bounds`; in scan order. */
export async function partsOf(
  kind: Uint8Array,
  width: number,
  bounds: Rect,
  apart: number,
  pace: Pace,
): Promise<Rect[]> {
  const across = Math.ceil(bounds.width / apart);
  const down = Math.ceil(bounds.height / apart);
  const taken = new Uint8Array(across * down);
  await inStrips(bounds, pace, (from, to) => {
    for (let y = from; y < to; y++) {
      const row = (bounds.y + y) * width + bounds.x;
      const square = Math.floor(y / apart) * across;
      for (let i = 0; i < across; i++) {
        if (taken[square + i] === 1) continue;
        const end = row + Math.min((i + 1) * apart, bounds.width);
        if (hasHole(kind, row + i * apart, end)) taken[square + i] = 1;
      }
    }
  });
  let groups: Rect[];
  do {
    if (pace.due()) await pace.rest();
    groups = groupsOf(taken, across, down);
  } while (fillIn(taken, across, groups));
  const parts: Rect[] = [];
  for (const { x, y, width: columns, height: rows } of groups) {
    const corner = { x: bounds.x + apart * x, y: bounds.y + apart * y };
    const square = { ...corner, width: apart * columns, height: apart * rows };
    parts.push(await shrinkToHole(kind, width, intersect(square, bounds), pace));
  }
  return parts;
}

function hasHole(kind: Uint8Array, from: number, to: number): boolean {
  for (let p = from; p < to; p++) if (kind[p] === HOLE) return true;
  return false;
}

/** Thin holes alone, in rectangles of more than twice this both ways or four times one way, are cut into squares of it. */
const TILE = 256;
/** A hole is thin where it covers none of the squares of this side. */
const THICK = 16;

/** The parts as those steps see them that look no further than a patch: specks are done one by one. */
export async function rimsOf(
  scene: { readonly kind: Uint8Array; readonly image: Size; readonly parts: readonly Rect[] },
  pace: Pace,
): Promise<Rect[]> {
  const { width } = scene.image;
  const rims: Rect[] = [];
  for (const part of scene.parts) {
    for (const rim of await partsOf(scene.kind, width, part, PATCH_APART, pace)) {
      rims.push(...(await tilesOf(scene.kind, width, rim, pace)));
    }
  }
  return rims;
}

/**
 * `part` in squares, where it is a long wire, or a spray so dense that its rectangles have grown together to a large
 * one; else as it is. What is thin is held by its rim on either side of a cut.
 */
export async function tilesOf(
  kind: Uint8Array,
  width: number,
  part: Rect,
  pace: Pace,
): Promise<Rect[]> {
  const { width: across, height: down } = part;
  if (Math.min(across, down) <= 2 * TILE && Math.max(across, down) <= 4 * TILE) return [part];
  if (await isThick(kind, width, part, pace)) return [part];
  const tiles: Rect[] = [];
  for (let y = part.y; y < part.y + part.height; y += TILE) {
    for (let x = part.x; x < part.x + part.width; x += TILE) {
      const square = intersect({ x, y, width: TILE, height: TILE }, part);
      const tile = await shrinkToHole(kind, width, square, pace);
      if (tile.width > 0) tiles.push(tile);
    }
  }
  return tiles;
}

async function isThick(kind: Uint8Array, width: number, part: Rect, pace: Pace): Promise<boolean> {
  // Per column of squares, the hole's pixels in the row of squares at hand.
  const counts = new Uint16Array(Math.ceil(part.width / THICK));
  let thick = false;
  await inStrips(part, pace, (from, to) => {
    for (let y = from; y < to && !thick; y++) {
      const row = (part.y + y) * width + part.x;
      countHoles(kind.subarray(row, row + part.width), counts);
      if (y % THICK !== THICK - 1) continue;
      thick = counts.includes(THICK * THICK);
      counts.fill(0);
    }
  });
  return thick;
}

/** Adds a row's hole pixels to those of the squares they lie in. */
function countHoles(row: Uint8Array, counts: Uint16Array): void {
  for (let x = 0, square = 0; x < row.length; square++) {
    let count = 0;
    for (const end = Math.min(x + THICK, row.length); x < end; x++) if (row[x] === HOLE) count++;
    counts[square]! += count;
  }
}

/** The boxes of the 8-connected groups of taken squares, in squares. */
function groupsOf(taken: Uint8Array, across: number, down: number): Rect[] {
  const seen = new Uint8Array(taken.length);
  const groups: Rect[] = [];
  for (let start = 0; start < taken.length; start++) {
    if (taken[start] === 0 || seen[start] === 1) continue;
    let [left, top, right, bottom] = [across, down, -1, -1];
    const open = [start];
    seen[start] = 1;
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const x = at % across;
      const y = (at - x) / across;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      for (let j = Math.max(y - 1, 0); j <= Math.min(y + 1, down - 1); j++) {
        for (let i = Math.max(x - 1, 0); i <= Math.min(x + 1, across - 1); i++) {
          const next = j * across + i;
          if (taken[next] === 0 || seen[next] === 1) continue;
          seen[next] = 1;
          open.push(next);
        }
      }
    }
    groups.push({ x: left, y: top, width: right - left + 1, height: bottom - top + 1 });
  }
  return groups;
}

/** Takes every square of every box; true where that took new ones, which may have joined boxes. */
function fillIn(taken: Uint8Array, across: number, groups: readonly Rect[]): boolean {
  let grown = false;
  for (const { x, y, width, height } of groups) {
    for (let j = y; j < y + height; j++) {
      const row = taken.subarray(j * across + x, j * across + x + width);
      grown ||= row.includes(0);
      row.fill(1);
    }
  }
  return grown;
}

/** The smallest rectangle around the hole's pixels in `rect`; of no width where there are none. */
async function shrinkToHole(
  kind: Uint8Array,
  width: number,
  rect: Rect,
  pace: Pace,
): Promise<Rect> {
  let [left, top, right, bottom] = [Infinity, Infinity, -1, -1];
  await inStrips(rect, pace, (from, to) => {
    for (let y = rect.y + from; y < rect.y + to; y++) {
      const row = kind.subarray(y * width + rect.x, y * width + rect.x + rect.width);
      const first = row.indexOf(HOLE);
      if (first < 0) continue;
      left = Math.min(left, rect.x + first);
      right = Math.max(right, rect.x + row.lastIndexOf(HOLE));
      top = Math.min(top, y);
      bottom = y;
    }
  });
  if (right < 0) return { ...rect, width: 0, height: 0 };
  return { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}
