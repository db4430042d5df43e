/** Small pictures with known answers, and holes to cut into them. Deterministic; no files. */
import type { Rect, Size } from '../../src/inference/core/geometry';
import { createMask, type Mask, type Raster } from '../../src/inference/core/raster';
import { hash } from '../../src/inference/core/random';

export type Colour = readonly [red: number, green: number, blue: number, alpha?: number];

/** A picture painted pixel by pixel; alpha is 255 where `colourAt` gives none. */
export function paint(size: Size, colourAt: (x: number, y: number) => Colour): Raster {
  const data = new Uint8ClampedArray(size.width * size.height * 4);
  for (let y = 0, p = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++, p += 4) {
      const [red, green, blue, alpha = 255] = colourAt(x, y);
      data.set([red, green, blue, alpha], p);
    }
  }
  return { width: size.width, height: size.height, data };
}

export function flat(size: Size, colour: Colour): Raster {
  return paint(size, () => colour);
}

/** Rises by half a level per pixel to the right and a quarter per pixel down. */
export function gradient(size: Size): Raster {
  return paint(size, (x, y) => [40 + x / 2 + y / 4, 90 + x / 4, 200 - x / 4 - y / 4]);
}

/** Vertical stripes, `period` pixels apart, each half as wide. */
export function stripes(size: Size, period: number): Raster {
  return paint(size, (x) => (x % period < period / 2 ? [30, 60, 120] : [220, 200, 90]));
}

export function checker(size: Size, square: number): Raster {
  return paint(size, (x, y) =>
    (Math.floor(x / square) + Math.floor(y / square)) % 2 === 0 ? [20, 20, 30] : [235, 230, 225],
  );
}

/** Independent bytes in every channel: `amplitude` levels around mid grey. */
export function noise(size: Size, amplitude: number, seed = 1): Raster {
  const at = (x: number, y: number, c: number) =>
    128 + (hash(seed, x, y, c) / 2 ** 32 - 0.5) * amplitude;
  return paint(size, (x, y) => [at(x, y, 0), at(x, y, 1), at(x, y, 2)]);
}

/** 255 inside `rect`, 0 outside: an `EngineJob`'s hole. */
export function holeIn(size: Size, rect: Rect): Uint8Array<ArrayBuffer> {
  const hole = new Uint8Array(size.width * size.height);
  for (let y = rect.y; y < rect.y + rect.height; y++) {
    hole.fill(255, y * size.width + rect.x, y * size.width + rect.x + rect.width);
  }
  return hole;
}

/** Painted where any of `rects` is. */
export function maskOf(...rects: Rect[]): Mask {
  const right = Math.max(...rects.map(({ x, width }) => x + width));
  const bottom = Math.max(...rects.map(({ y, height }) => y + height));
  const mask = createMask({ x: 0, y: 0, width: right, height: bottom });
  for (const { x, y, width, height } of rects) {
    for (let row = y; row < y + height; row++) {
      mask.data.fill(255, row * right + x, row * right + x + width);
    }
  }
  return mask;
}

/** The picture with the hole's pixels, alpha included, replaced by `colour`: nobody may read them. */
export function poison(image: Raster, hole: Uint8Array, colour: Colour): Raster {
  const data = image.data.slice();
  for (let p = 0; p < hole.length; p++) {
    const [red, green, blue, alpha = 255] = colour;
    if (hole[p] !== 0) data.set([red, green, blue, alpha], 4 * p);
  }
  return { width: image.width, height: image.height, data };
}

/** The largest difference of any channel, over the pixels of `hole`. */
export function worstError(a: Raster, b: Raster, hole: Uint8Array): number {
  let worst = 0;
  for (let i = 0; i < a.data.length; i++) {
    if (hole[i >> 2] !== 0) worst = Math.max(worst, Math.abs(a.data[i]! - b.data[i]!));
  }
  return worst;
}

/** Root mean square difference of the colours over the pixels of `hole`, in levels. */
export function rootMeanSquareError(a: Raster, b: Raster, hole: Uint8Array): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < a.data.length; i++) {
    if (hole[i >> 2] === 0 || i % 4 === 3) continue;
    sum += (a.data[i]! - b.data[i]!) ** 2;
    count++;
  }
  return Math.sqrt(sum / Math.max(count, 1));
}
