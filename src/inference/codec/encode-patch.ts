/**
 * A patch alone → PNG to lie over the picture that it was made for: transparent where it covers
 * nothing, under the picture's own colour profile.
 *
 * Over an opaque picture it shows what `encodePng` would have stored: what is half covered here is
 * half transparent there.
 */
import type { EncodedPatch } from '../contract';
import { inflate, intersect, type Rect, type Size, wholeOf } from '../core/geometry';
import { boundsOfMask } from '../core/mask';
import type { Patch, Raster } from '../core/raster';
import { greyPatch } from './encode';
import type { Picture } from './picture';
import { writePng } from './png/write-png';

/**
 * @param patch - in pixels of `picture.raster`; what sticks out of it is dropped
 * @param isWhole - as large as the picture, for where no part of it can be placed
 * @throws RangeError - where nothing of the patch covers the picture
 */
export async function encodePatch(
  { raster, isGrey, carried }: Picture,
  patch: Patch,
  isWhole: boolean,
): Promise<EncodedPatch> {
  const rect = isWhole ? wholeOf(raster) : rectOf(patch, raster);
  const data = cutOut(isGrey ? greyPatch(patch) : patch, rect);
  const { width, height } = rect;
  const png = await writePng({ width, height, data, isGrey }, carried);
  const picture = { width: raster.width, height: raster.height };
  return { png, rect, picture, seeThrough: isSeeThrough(raster, rect) };
}

/** All that is covered, and a transparent pixel around it: a renderer mixes edges with what is beside them. */
function rectOf(patch: Patch, picture: Size): Rect {
  const covered = boundsOfMask({ ...patch, data: patch.coverage }, picture);
  if (!covered) throw new RangeError('a patch that covers nothing');
  return intersect(inflate(covered, 1), wholeOf(picture));
}

/** RGBA of `rect`, not premultiplied; all zero where the patch covers nothing. */
function cutOut(patch: Patch, rect: Rect): Uint8ClampedArray<ArrayBuffer> {
  const data = new Uint8ClampedArray(rect.width * rect.height * 4);
  const { x, y, width, height } = intersect(patch, rect);
  for (let row = y; row < y + height; row++) {
    let from = (row - patch.y) * patch.width + x - patch.x;
    let to = ((row - rect.y) * rect.width + x - rect.x) * 4;
    for (const end = from + width; from < end; from++, to += 4) {
      const coverage = patch.coverage[from]!;
      if (coverage === 0) continue;
      for (let c = 0; c < 3; c++) data[to + c] = patch.data[4 * from + c]!;
      data[to + 3] = Math.round((coverage * patch.data[4 * from + 3]!) / 255);
    }
  }
  return data;
}

function isSeeThrough({ width, data }: Raster, rect: Rect): boolean {
  for (let row = rect.y; row < rect.y + rect.height; row++) {
    const start = (row * width + rect.x) * 4;
    for (let i = start + 3; i < start + rect.width * 4; i += 4) if (data[i] !== 255) return true;
  }
  return false;
}
