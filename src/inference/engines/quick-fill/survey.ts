/**
 * A first look at the job: what every pixel of the window is, where the hole lies, and what its
 * surroundings' alpha says about the alpha to write.
 *
 * Nothing here reads the colour of a hole pixel.
 */
import { inflate, intersect, type Rect, wholeOf } from '../../core/geometry';
import type { Raster } from '../../core/raster';
import { HOLE as TO_FILL, KNOWN as SOURCE, type EngineJob } from '../engine';
import { CHAMFER_STEP, chamferAtPace } from './chamfer';
import type { GrainLayer } from './finish/grain-layer';
import { inBatches, inStrips, type Pace } from './pace';
import { APART, partsOf } from './parts';
import { HOLE, KNOWN, VOID } from './pixel-kind';

export interface Survey {
  readonly image: Raster;
  /** KNOWN, HOLE or VOID; width × height. */
  readonly kind: Uint8Array<ArrayBuffer>;
  /** The smallest rectangle around the hole; empty where there is no hole. */
  readonly bounds: Rect;
  /** Rectangles around the hole's parts, far enough apart to be filled one by one. */
  readonly parts: readonly Rect[];
  readonly holePixels: number;
  readonly knownPixels: number;
  /** 4 where alpha is to be filled along with the colours. */
  readonly channels: 3 | 4;
  /** Whether every source pixel is opaque. */
  readonly isOpaque: boolean;
  /** A speck or a piece of a wire: what is close by says all about it. */
  readonly isThin?: boolean;
  /** Hears of the grain that is laid over smooth parts. */
  readonly grain?: GrainLayer;
}

export async function survey({ image, hole }: EngineJob, pace: Pace): Promise<Survey> {
  const { width, height } = image;
  if (hole.length !== width * height) {
    throw new RangeError(`hole has ${hole.length} bytes for ${width}×${height} pixels`);
  }
  const kind = pace.loops.createKinds(image);
  const sortRows = pace.loops.openSort({ image, hole }, kind);
  let census = sortRows(0, 0);
  await inStrips(image, pace, (from, to) => {
    census = sortRows(from, to);
  });
  const { holes, known, left, top, right, bottom, isOpaque } = census;
  const isEmpty = holes === 0;
  const bounds: Rect = isEmpty
    ? { x: 0, y: 0, width: 0, height: 0 }
    : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
  const parts = isEmpty ? [] : await partsOf(kind, width, bounds, APART, pace);
  const counts = { holePixels: holes, knownPixels: known };
  return { image, kind, bounds, parts, ...counts, channels: 3, isOpaque };
}

/** What the rows sorted so far hold; the hole's first and last columns and rows mean nothing where it has no pixels. */
export interface Census {
  holes: number;
  known: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
  /** Whether all source pixels are opaque. */
  isOpaque: boolean;
}

/** Writes the kinds of the rows `from` to `to`; to be called for all, in order. */
export type SortRows = (from: number, to: number) => Census;

/** The reference. */
export function openSort(
  { image: { width, height, data }, hole }: Pick<EngineJob, 'image' | 'hole'>,
  kind: Uint8Array,
): SortRows {
  const ends = { left: width, top: height, right: -1, bottom: -1 };
  const census: Census = { holes: 0, known: 0, ...ends, isOpaque: true };
  return (from, to) => {
    for (let y = from; y < to; y++) sortRow(hole, data, kind, width, y, census);
    return census;
  };
}

function sortRow(
  hole: Uint8Array,
  data: Uint8ClampedArray,
  kind: Uint8Array,
  width: number,
  y: number,
  census: Census,
): void {
  let [holes, known, left, right, opacity] = [0, 0, width, -1, 255];
  for (let x = 0, p = y * width; x < width; x++, p++) {
    const of = hole[p];
    if (of === TO_FILL) {
      kind[p] = HOLE;
      holes++;
      if (left > x) left = x;
      right = x;
      continue;
    }
    const alpha = of === SOURCE ? data[4 * p + 3]! : 0;
    if (of === SOURCE) opacity &= alpha;
    kind[p] = alpha === 0 ? VOID : KNOWN;
    if (alpha !== 0) known++;
  }
  census.known += known;
  if (opacity !== 255) census.isOpaque = false;
  if (holes === 0) return;
  census.holes += holes;
  census.left = Math.min(census.left, left);
  census.top = Math.min(census.top, y);
  census.right = Math.max(census.right, right);
  census.bottom = y;
}

/** Bytes of the part of a width-wide array that `rect` covers. */
export function crop(source: Uint8Array, width: number, rect: Rect): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(rect.width * rect.height);
  for (let y = 0; y < rect.height; y++) {
    const from = (rect.y + y) * width + rect.x;
    out.set(source.subarray(from, from + rect.width), y * rect.width);
  }
  return out;
}

/** The kinds in `rect`; what the hole has outside of `bounds` is neither filled nor learned from. */
export async function cropAlone(
  { image, kind: whole, bounds }: Survey,
  rect: Rect,
  pace: Pace,
): Promise<Uint8Array<ArrayBuffer>> {
  const kind = crop(whole, image.width, rect);
  const left = bounds.x - rect.x;
  const right = left + bounds.width;
  await inStrips(rect, pace, (from, to) => {
    for (let y = from; y < to; y++) {
      const j = rect.y + y - bounds.y;
      const isBeside = j >= 0 && j < bounds.height;
      const row = y * rect.width;
      leaveOut(kind, row, row + (isBeside ? left : rect.width));
      if (isBeside) leaveOut(kind, row + right, row + rect.width);
    }
  });
  return kind;
}

/** Holes from `from` to `to` become VOID. */
function leaveOut(kind: Uint8Array, from: number, to: number): void {
  for (let p = from; p < to; p++) if (kind[p] === HOLE) kind[p] = VOID;
}

/** How far the hole's innermost pixel is from the nearest other pixel, in pixels. */
export async function holeDepth({ image, kind, parts }: Survey, pace: Pace): Promise<number> {
  let deepest = 0;
  for (const bounds of parts) {
    const rect = intersect(inflate(bounds, 1), wholeOf(image));
    const part = crop(kind, image.width, rect);
    const distance = await chamferAtPace(part, rect, (k) => k !== HOLE, pace);
    await inBatches(distance.length, pace, (from, to) => {
      deepest = Math.max(deepest, farthestIn(distance, from, to));
    });
  }
  return deepest / CHAMFER_STEP;
}

function farthestIn(distance: Uint16Array, from: number, to: number): number {
  let farthest = 0;
  for (let p = from; p < to; p++) if (distance[p]! > farthest) farthest = distance[p]!;
  return farthest;
}

/**
 * True where the hole's 4-neighbours are all opaque: then whatever is filled is opaque too. Also
 * true where there are none, or only pixels off limits.
 *
 * @param hole - as in `EngineJob`: tells a transparent pixel from one off limits
 */
export async function isRimOpaque(
  { image, kind, parts, isOpaque }: Survey,
  hole: Uint8Array,
  pace: Pace,
): Promise<boolean> {
  if (isOpaque) return true;
  const { width, height, data } = image;
  const translucent = (p: number) => hole[p] === SOURCE && data[4 * p + 3] !== 255;
  for (const part of parts) {
    for (let y = part.y; y < part.y + part.height; y++) {
      if (pace.due()) await pace.rest();
      for (let x = part.x; x < part.x + part.width; x++) {
        const p = y * width + x;
        if (kind[p] !== HOLE) continue;
        if (x > 0 && translucent(p - 1)) return false;
        if (x + 1 < width && translucent(p + 1)) return false;
        if (y > 0 && translucent(p - width)) return false;
        if (y + 1 < height && translucent(p + width)) return false;
      }
    }
  }
  return true;
}
