/**
 * A picture with a patch laid over it → PNG that shows, wherever the patch has no coverage, exactly
 * what the source file shows: the same samples at the same depth, under the same colour profile.
 */
import { paste } from '../core/paste';
import type { Patch } from '../core/raster';
import { pasteDeep } from './paste-deep';
import type { Picture } from './picture';
import { writePng } from './png/write-png';

/**
 * A grey picture stays grey: a colour profile for grey goes with nothing else, and a cast that an
 * engine gave the filled part would only be a fault. What was palette becomes RGB.
 *
 * @param patch - in pixels of `picture.raster`; what sticks out of it is dropped
 */
export async function encodePng(picture: Picture, patch: Patch): Promise<Uint8Array<ArrayBuffer>> {
  const { raster, deep, isGrey, carried } = picture;
  const { width, height } = raster;
  const laid = isGrey ? greyPatch(patch) : patch;
  const data = deep ? pasteDeep(deep, raster, laid) : paste(raster, laid).data;
  return writePng({ width, height, data, isGrey }, carried);
}

/** Rec. 709 luma weights in 65536ths; they add up to 65536, so grey stays what it is. */
const [RED, GREEN, BLUE] = [13933, 46871, 4732];

export function greyPatch(patch: Patch): Patch {
  const data = patch.data.slice();
  for (let i = 0; i < data.length; i += 4) {
    const luma = (data[i]! * RED + data[i + 1]! * GREEN + data[i + 2]! * BLUE + 32768) >> 16;
    data.fill(luma, i, i + 3);
  }
  return { ...patch, data };
}
