/**
 * A mask as the lengths of its runs: small for anything that has an outline, hardly ever larger than the
 * mask's own bytes, and itself plain bytes, so that it can be kept in the history and sent.
 */
import type { Rect } from '../../inference/core/geometry';
import { boundsOfMask } from '../../inference/core/mask';
import { createMask, type Mask } from '../../inference/core/raster';
import { fillRow } from './fill-outline';
import { drawnOver } from './set-pixels';

type Bytes = Uint8Array<ArrayBuffer>;

export interface RunMask extends Rect {
  /**
   * Lengths of the runs of the rectangle's pixels in reading order, over the ends of rows, not wholly
   * covered (255) and wholly by turns, the former first; LEB128 (7 bits a byte, low first). What is left
   * is not covered.
   */
  readonly runs: Bytes;
  /** Left out where no pixel is covered in part. */
  readonly soft?: SoftRuns;
}

/** The pixels of coverage 1–254. */
export interface SoftRuns {
  /** Where they are, as in `RunMask.runs`. */
  readonly runs: Bytes;
  /** How much more each covers than the one before, modulo 256: rims are smooth, so it packs well. */
  readonly steps: Bytes;
}

/** @returns null where not one pixel is inside */
export function encodeRuns(mask: Mask): RunMask | null {
  const { x, y, width, height } = mask;
  const own = { ...mask, x: 0, y: 0 };
  const bounds = boundsOfMask(own, { width, height });
  if (!bounds) return null;
  const [whole, soft] = [createRunWriter(bounds), createRunWriter(bounds)];
  const steps = createByteWriter();
  let last = 0;
  for (let row = bounds.y; row < bounds.y + bounds.height; row++) {
    const start = row * width + bounds.x;
    const pixels = mask.data.subarray(start, start + bounds.width);
    eachStretch(pixels, (kind, from, to) => {
      if (kind === 0) return;
      (kind === 255 ? whole : soft).add(row, bounds.x + from, bounds.x + to);
      for (let i = from; i < to && kind !== 255; i++) {
        steps.put(pixels[i]! - last);
        last = pixels[i]!;
      }
    });
  }
  const place = { ...bounds, x: bounds.x + x, y: bounds.y + y };
  const runs = soft.finish();
  return {
    ...place,
    runs: whole.finish(),
    ...(runs.length > 0 && { soft: { runs, steps: steps.finish() } }),
  };
}

export function decodeRuns(pixels: RunMask): Mask {
  const mask = createMask(pixels);
  drawRuns(mask, pixels, 255);
  return mask;
}

/** @param take - is given [from, to) of each longest stretch of one kind */
function eachStretch(pixels: Bytes, take: (kind: number, from: number, to: number) => void): void {
  let from = 0;
  let kind = kindOf(pixels[0]!);
  for (let to = 1; to < pixels.length; to++) {
    const next = kindOf(pixels[to]!);
    if (next === kind) continue;
    take(kind, from, to);
    [from, kind] = [to, next];
  }
  take(kind, from, pixels.length);
}

/** 0, 255, or 1 for all between. */
function kindOf(coverage: number): number {
  return coverage === 0 || coverage === 255 ? coverage : 1;
}

/** About how much memory it takes. */
export function bytesOf({ runs, soft }: RunMask): number {
  return runs.length + (soft ? soft.runs.length + soft.steps.length : 0);
}

/** Takes runs in reading order: columns [from, to) of a row, in the coordinates of `rect`. */
export function createRunWriter(rect: Rect) {
  const bytes = createByteWriter();
  let written = 0; // pixels accounted for
  let pending = 0; // of those, in the run that is still growing

  function put(length: number): void {
    let rest = length;
    for (; rest > 127; rest = Math.floor(rest / 128)) bytes.put((rest % 128) | 128);
    bytes.put(rest);
  }

  return {
    add(row: number, from: number, to: number): void {
      const start = (row - rect.y) * rect.width + from - rect.x;
      if (pending === 0 || start > written) {
        if (pending > 0) put(pending);
        put(start - written);
        pending = 0;
      }
      pending += to - from;
      written = start + to - from;
    },
    finish(): Bytes {
      if (pending > 0) put(pending);
      return bytes.finish();
    },
  };
}

function createByteWriter() {
  let bytes = new Uint8Array(256);
  let used = 0;
  return {
    /** The lowest 8 bits. */
    put(byte: number): void {
      if (used === bytes.length) {
        const larger = new Uint8Array(bytes.length * 2);
        larger.set(bytes);
        bytes = larger;
      }
      bytes[used++] = byte;
    },
    finish: (): Bytes => bytes.slice(0, used),
  };
}

/**
 * Draws the pixels of `pixels` that lie in `mask`, with their coverages.
 *
 * @param value - as in `drawnOver`
 */
export function drawRuns(mask: Mask, pixels: RunMask, value: 0 | 255): void {
  const isIn = (y: number) => y >= mask.y && y < mask.y + mask.height;
  eachRun(pixels, pixels.runs, (y, from, to) => {
    if (isIn(y)) fillRow(mask, y, from, to, value);
  });
  const { soft } = pixels;
  if (!soft) return;
  let [next, coverage] = [0, 0];
  eachRun(pixels, soft.runs, (y, from, to) => {
    const start = (y - mask.y) * mask.width - mask.x;
    for (let x = from; x < to; x++) {
      coverage = (coverage + (soft.steps[next++] ?? 0)) & 255;
      if (!isIn(y) || x < mask.x || x >= mask.x + mask.width) continue;
      mask.data[start + x] = drawnOver(mask.data[start + x]!, coverage, value);
    }
  });
}

/** @param take - is given columns [from, to) of row `y` for each part of a run that lies in one row */
function eachRun(
  { x, y, width, height }: Rect,
  runs: Bytes,
  take: (y: number, from: number, to: number) => void,
): void {
  let at = 0; // pixels from the top left of the rectangle, in reading order
  let isInside = false;
  for (let i = 0; i < runs.length; isInside = !isInside) {
    let length = 0;
    for (let weight = 1; ; weight *= 128) {
      const byte = runs[i++] ?? 0; // the last length may have been cut off on its way here
      length += (byte & 127) * weight;
      if (byte < 128) break;
    }
    const end = Math.min(at + length, width * height);
    while (isInside && at < end) {
      const row = Math.floor(at / width);
      const from = at - row * width;
      const to = Math.min(width, from + end - at);
      take(y + row, x + from, x + to);
      at += to - from;
    }
    at = end;
  }
}
