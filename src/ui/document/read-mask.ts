/**
 * A mask that comes in as an image file (pasted or dropped). It must be black and white and of the
 * picture's size: it is used to the pixel, so it is neither scaled nor moved.
 */
import type { Size } from '../../inference/core/geometry';
import { maskFromRaster } from '../../inference/core/mask-from-raster';
import type { Mask, Raster } from '../../inference/core/raster';
import { readableContext } from './readable-canvas';

export type MaskFile =
  | { readonly kind: 'mask'; readonly mask: Mask }
  | { readonly kind: 'other-size'; readonly size: Size }
  | { readonly kind: 'empty' }
  /** A picture, but not of black and white. */
  | { readonly kind: 'picture' }
  | { readonly kind: 'unreadable' };

/** @throws Failure - `canvas-unreadable` */
export async function readMask(file: Blob, picture: Size): Promise<MaskFile> {
  const raster = await decode(file);
  return raster ? interpretMask(raster, picture) : { kind: 'unreadable' };
}

export function interpretMask(raster: Raster, picture: Size): MaskFile {
  if (!isBlackAndWhite(raster)) return { kind: 'picture' };
  if (raster.width !== picture.width || raster.height !== picture.height) {
    return { kind: 'other-size', size: { width: raster.width, height: raster.height } };
  }
  const mask = maskFromRaster(raster);
  return mask.data.includes(255) ? { kind: 'mask', mask } : { kind: 'empty' };
}

/** JPEG's ringing and soft edges leave a few greys; a photograph has little else. */
const GREY_SHARE = 0.05;
const TOLERANCE = 24;

function isBlackAndWhite({ data }: Raster): boolean {
  let others = 0;
  for (let i = 0; i < data.length; i += 4) {
    const [r, g, b] = [data[i]!, data[i + 1]!, data[i + 2]!];
    const darkest = Math.min(r, g, b);
    const lightest = Math.max(r, g, b);
    const isExtreme = lightest <= TOLERANCE || darkest >= 255 - TOLERANCE;
    if (!isExtreme && data[i + 3]! > 0) others++;
  }
  return others <= GREY_SHARE * (data.length / 4);
}

async function decode(file: Blob): Promise<Raster | null> {
  const exact = { colorSpaceConversion: 'none', premultiplyAlpha: 'none' } as const;
  const bitmap = await createImageBitmap(file, exact).catch(() => null); // not an image
  if (!bitmap) return null;
  const { width, height } = bitmap;
  const context = readableContext(bitmap);
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  // Without a colour space a canvas is sRGB, 8 bit: a `Raster` as it is.
  const { data } = context.getImageData(0, 0, width, height);
  return { width, height, data };
}
