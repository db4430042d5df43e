/** Collecting the results of regions into one patch, and looking at what it holds so far. */
import { intersect, type Rect } from './geometry';
import type { Patch, Raster } from './raster';
import type { Region } from './regions';
import type { Zone } from './zone';

/** A patch over the whole zone that covers nothing yet. */
export function createPatch({ x, y, width, height }: Rect): Patch {
  const data = new Uint8ClampedArray(width * height * 4);
  return { x, y, width, height, data, coverage: new Uint8Array(width * height) };
}

/**
 * Copies the region's share of the zone from `image` into `patch`, in place, and covers it.
 *
 * @param image - an engine's answer, of the size of the region's window
 * @param patch - contains the region's box
 * @throws RangeError if `image` is not of the window's size
 */
export function collectResult(
  patch: Patch,
  zone: Zone,
  { box, window }: Region,
  image: Raster,
): void {
  checkSize(image, window);
  for (let y = box.y; y < box.y + box.height; y++) {
    let from = (y - window.y) * window.width + (box.x - window.x);
    let to = (y - patch.y) * patch.width + (box.x - patch.x);
    let inZone = (y - zone.y) * zone.width + (box.x - zone.x);
    for (const end = to + box.width; to < end; from++, to++, inZone++) {
      if (zone.coverage[inZone] === 0) continue;
      patch.coverage[to] = zone.coverage[inZone]!;
      for (let c = 0; c < 4; c++) patch.data[4 * to + c] = image.data[4 * from + c]!;
    }
  }
}

/** The part of `patch` inside `rect`, as a copy. */
export function cropPatch(patch: Patch, rect: Rect): Patch {
  const part = createPatch(intersect(patch, rect));
  copyPatch(patch, part, part);
  return part;
}

/** Copies the part of `from` inside `within` to `to`, which contains it. */
export function copyPatch(from: Patch, to: Patch, within: Rect): void {
  const { x, y, width, height } = intersect(from, within);
  for (let row = y; row < y + height; row++) {
    const p = (row - from.y) * from.width + (x - from.x);
    const q = (row - to.y) * to.width + (x - to.x);
    to.coverage.set(from.coverage.subarray(p, p + width), q);
    to.data.set(from.data.subarray(4 * p, 4 * (p + width)), 4 * q);
  }
}

function checkSize({ width, height, data }: Raster, window: Rect): void {
  if (width !== window.width || height !== window.height || data.length !== width * height * 4) {
    throw new RangeError(
      `the engine answered a window of ${window.width}×${window.height} with ${width}×${height}`,
    );
  }
}
