/**
 * A first look at the job: what every pixel of the window is, where the hole lies, and what its
 * surroundings' alpha says about the alpha to write.
 *
 * Nothing here reads the colour of a hole pixel.
 */
import { inflate, intersect, type Rect, unite, wholeOf } from '../../core/geometry';
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
  /** Hears of the grain that is laid over smooth parts. */
  readonly grain?: GrainLayer;
}

export async function survey({ image, hole }: EngineJob, pace: Pace): Promise<Survey> {
  const { width, height, data } = image;
  if (hole.length !== width * height) {
    throw new RangeError(`hole has ${hole.length} bytes for ${width}×${height} pixels`);
  }
  const kind = pace.loops.createKinds(image);
  let bounds: Rect = { x: 0, y: 0, width: 0, height: 0 };
  let holePixels = 0;
  let knownPixels = 0;
  let isOpaque = true;
  for (let y = 0; y < height; y++) {
    if (pace.due()) await pace.rest();
    const row = sortRow(hole, data, kind, width, y);
    knownPixels += row.known;
    isOpaque &&= row.isOpaque;
    if (row.holes === 0) continue;
    const box = { x: row.left, y, width: row.right - row.left + 1, height: 1 };
    bounds = holePixels === 0 ? box : unite(bounds, box);
    holePixels += row.holes;
  }
  const parts = holePixels === 0 ? [] : await partsOf(kind, width, bounds, APART, pace);
  return { image, kind, bounds, parts, holePixels, knownPixels, channels: 3, isOpaque };
}

/** Writes one row of `kind`; tells what it found, and from where to where its hole pixels reach. */
function sortRow(
  hole: Uint8Array,
  data: Uint8ClampedArray,
  kind: Uint8Array,
  width: number,
  y: number,
) {
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
    if (alpha === 0) {
      kind[p] = VOID;
    } else {
      kind[p] = KNOWN;
      known++;
    }
  }
  return { holes, known, left, right, isOpaque: opacity === 255 };
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
  await inStrips(rect, pace, (from, to) => {
    for (let y = from, p = from * rect.width; y < to; y++) {
      const j = rect.y + y - bounds.y;
      for (let x = 0; x < rect.width; x++, p++) {
        if (kind[p] !== HOLE) continue;
        const i = rect.x + x - bounds.x;
        if (i < 0 || j < 0 || i >= bounds.width || j >= bounds.height) kind[p] = VOID;
      }
    }
  });
  return kind;
}

/** How far the hole's innermost pixel is from the nearest other pixel, in pixels. */
export async function holeDepth({ image, kind, parts }: Survey, pace: Pace): Promise<number> {
  let deepest = 0;
  for (const bounds of parts) {
    const rect = intersect(inflate(bounds, 1), wholeOf(image));
    const part = crop(kind, image.width, rect);
    const distance = await chamferAtPace(part, rect, (k) => k !== HOLE, pace);
    await inBatches(distance.length, pace, (from, to) => {
      for (let p = from; p < to; p++) if (distance[p]! > deepest) deepest = distance[p]!;
    });
  }
  return deepest / CHAMFER_STEP;
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
