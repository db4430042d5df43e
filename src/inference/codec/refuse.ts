/** The ways a file is refused before, or instead of, being decoded. */
import { Failure } from '../core/errors';
import type { Size } from '../core/geometry';

/** 100 megapixels are 400 MB as RGBA: as much as a tab can be asked to hold a few times over. */
export const MAX_MEGAPIXELS = 100;

/** @param reason - what is wrong with the bytes, in a few words, for the report */
export function damaged(format: string, reason: string): Failure<'damaged-image'> {
  return new Failure('damaged-image', { format, reason });
}

/** To be called as soon as a header has told the size, before anything is allocated for it. */
export function checkPixelCount(format: string, { width, height }: Size): void {
  if (width < 1 || height < 1) throw damaged(format, `${width} × ${height} pixels`);
  if (width * height > MAX_MEGAPIXELS * 1_000_000) {
    throw new Failure('too-many-pixels', { width, height, maxMegapixels: MAX_MEGAPIXELS });
  }
}
