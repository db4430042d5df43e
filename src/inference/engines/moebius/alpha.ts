/**
 * The alpha of what is filled: the model draws colours only. A draft knows best, having seen how the
 * picture goes on; else the rim's alpha is continued, so that an opaque picture stays opaque.
 */
import { inflate, intersect, type Rect, type Size, wholeOf } from '../../core/geometry';
import { zoneAround } from '../../core/zone';
import { type EngineJob, KNOWN } from '../engine';
import { pushPull } from './push-pull';

/** How far from the hole a known pixel still is its rim, in the picture's pixels. */
const RIM = 2;

/** @returns 0–255 for each pixel of `part`, a rectangle in the window; defined where the hole is */
export function alphaFor({ image, hole, draft }: EngineJob, part: Rect): Uint8ClampedArray {
  if (draft) return alphaIn(draft, part);
  const region = intersect(inflate(part, RIM), wholeOf(image));
  const alpha = alphaIn(image, region);
  const rim = rimIn(hole, image, region);
  if (!rim || rim.every((isRim, p) => isRim === 0 || alpha[p] === 255)) {
    return new Uint8ClampedArray(part.width * part.height).fill(255);
  }
  const known = rim.map((isRim, p) => isRim * alpha[p]!);
  const data = new Uint8ClampedArray(pushPull([known], rim, region)[0]!);
  const within = { ...part, x: part.x - region.x, y: part.y - region.y };
  return cut(data, region.width, within, (p) => p);
}

function alphaIn({ width, data }: EngineJob['image'], rect: Rect): Uint8ClampedArray {
  return cut(data, width, rect, (p) => 4 * p + 3);
}

function cut(
  data: Uint8ClampedArray,
  stride: number,
  { x, y, width, height }: Rect,
  indexOf: (pixel: number) => number,
): Uint8ClampedArray {
  const out = new Uint8ClampedArray(width * height);
  for (let p = 0; p < out.length; p++) {
    out[p] = data[indexOf((y + Math.floor(p / width)) * stride + x + (p % width))]!;
  }
  return out;
}

/** 1 for the known pixels around the hole, 0 elsewhere; null where there are none. */
function rimIn(hole: Uint8Array, image: Size, region: Rect): Float32Array<ArrayBuffer> | null {
  const rim = new Float32Array(region.width * region.height);
  const kindAt = (p: number) =>
    hole[(region.y + Math.floor(p / region.width)) * image.width + region.x + (p % region.width)]!;
  const data = Uint8Array.from(rim, (_, p) => (kindAt(p) === KNOWN ? 0 : 255));
  const near = zoneAround({ ...wholeOf(region), data }, RIM, region);
  if (!near) return null;
  let count = 0;
  for (let y = 0, i = 0; y < near.height; y++) {
    const row = (near.y + y) * region.width + near.x;
    for (let x = 0; x < near.width; x++, i++) {
      if (near.coverage[i] === 0 || data[row + x] !== 0) continue;
      rim[row + x] = 1;
      count++;
    }
  }
  return count > 0 ? rim : null;
}
