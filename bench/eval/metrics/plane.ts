/** One number per pixel, cut from a picture around its hole: what every metric works on. */
import {
  inflate,
  intersect,
  type Rect,
  type Size,
  wholeOf,
} from '../../../src/inference/core/geometry';
import type { Mask, Raster } from '../../../src/inference/core/raster';

export interface Plane extends Size {
  readonly data: Float32Array;
}

export function createPlane({ width, height }: Size): Plane {
  return { width, height, data: new Float32Array(width * height) };
}

/** Colour × alpha over magenta, which no scene has: an error of alpha is then an error of colour. */
export function channelOf(raster: Raster, view: Rect, channel: 0 | 1 | 2): Plane {
  const behind = channel === 1 ? 0 : 255;
  return fromPixels(raster, view, (data, p) => {
    const alpha = data[p + 3]! / 255;
    return data[p + channel]! * alpha + behind * (1 - alpha);
  });
}

/** Rec. 709 luma, 0–255, over magenta. */
export function lumaOf(raster: Raster, view: Rect): Plane {
  return fromPixels(raster, view, (data, p) => {
    const luma = 0.2126 * data[p]! + 0.7152 * data[p + 1]! + 0.0722 * data[p + 2]!;
    const alpha = data[p + 3]! / 255;
    return luma * alpha + 0.2848 * 255 * (1 - alpha);
  });
}

function fromPixels(
  raster: Raster,
  view: Rect,
  read: (data: Uint8ClampedArray, p: number) => number,
): Plane {
  const plane = createPlane(view);
  for (let y = 0, i = 0; y < view.height; y++) {
    let p = 4 * ((view.y + y) * raster.width + view.x);
    for (let x = 0; x < view.width; x++, i++, p += 4) plane.data[i] = read(raster.data, p);
  }
  return plane;
}

/** The hole's bounds and `margin` pixels around them, as far as there is picture. */
export function viewOf(mask: Mask, margin: number): Rect {
  let [left, top, right, bottom] = [mask.width, mask.height, -1, -1];
  for (let y = 0, p = 0; y < mask.height; y++) {
    for (let x = 0; x < mask.width; x++, p++) {
      if (mask.data[p] !== 255) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  }
  if (right < 0) throw new RangeError('the mask is empty');
  const bounds = { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
  return intersect(inflate(bounds, margin), wholeOf(mask));
}

/** Indices into a plane of `view` of the pixels to be filled. */
export function holeIndices(mask: Mask, view: Rect): Uint32Array {
  const indices: number[] = [];
  for (let y = 0, i = 0; y < view.height; y++) {
    const row = (view.y + y) * mask.width + view.x;
    for (let x = 0; x < view.width; x++, i++) if (mask.data[row + x] === 255) indices.push(i);
  }
  return Uint32Array.from(indices);
}
