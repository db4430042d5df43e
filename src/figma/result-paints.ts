/** The paints that carry a result: the source's own, with the result's image in the picture's place. */
import type { Rect, Size } from '../inference/core/geometry';
import { needsWholePatch, type Matrix, type Patch } from './contract';
import type { PictureFill } from './image-paint';
import { IDENTITY, multiply } from './matrix';
import { unitMap, unitOfPart, unitOfWhole } from './picture-map';

/** What is laid on a layer, back to front. */
export type ResultPaints = readonly Paint[];

/** A picture of the source's size needs nothing but its image exchanged to lie as the source's does. */
export function wholePaint({ paint }: PictureFill, imageHash: string): ImagePaint {
  return { ...paint, imageHash, visible: true };
}

/** The paint for a drawn layer, whose picture has exactly the box's shape. */
export function drawnPaint(imageHash: string): ImagePaint {
  return { type: 'IMAGE', scaleMode: 'FILL', imageHash };
}

/**
 * The part `patch` of the picture, exactly where the source shows it.
 *
 * @param picture - null for a drawn layer
 * @param box - the layer's size
 */
export function patchPaint(
  picture: PictureFill | null,
  imageHash: string,
  { rect, picture: size }: Patch,
  box: Size,
): ImagePaint {
  const whole = picture ? wholePaint(picture, imageHash) : drawnPaint(imageHash);
  if (picture && needsWholePatch(plain(picture.paint))) return whole;
  const shown = multiply(unitOfPart(rect, size), unitMap(whole, size, box));
  return { ...withoutPlacement(whole), scaleMode: 'CROP', imageTransform: mutable(shown) };
}

/** `rotation` and `scalingFactor` are no keys of a CROP. */
function withoutPlacement(paint: ImagePaint): ImagePaint {
  const kept: Record<string, unknown> = { ...paint };
  delete kept.rotation;
  delete kept.scalingFactor;
  return kept as unknown as ImagePaint;
}

/**
 * A patch's paint with another part of the picture in it. What the user has done to the crop since
 * is kept: the new part lies where the layer shows that part of the picture now.
 *
 * @returns null where it can take no other part than the whole picture
 */
export function movedPatch(
  paint: ImagePaint,
  imageHash: string,
  before: { readonly rect: Rect; readonly picture: Size },
  { rect, picture }: Patch,
): ImagePaint | null {
  if (paint.scaleMode !== 'CROP') {
    return isWhole(rect, picture) ? { ...paint, imageHash } : null;
  }
  const shown = (paint.imageTransform as Matrix | undefined) ?? IDENTITY;
  const inWhole = multiply(unitOfWhole(before.rect, before.picture), shown);
  const moved = multiply(unitOfPart(rect, picture), inWhole);
  return { ...paint, imageHash, imageTransform: mutable(moved) };
}

function isWhole({ x, y, width, height }: Rect, picture: Size): boolean {
  return x === 0 && y === 0 && width === picture.width && height === picture.height;
}

function plain(paint: ImagePaint): Readonly<Record<string, unknown>> {
  return { ...paint };
}

/** Figma's typings take no readonly rows. */
export function mutable([[a, c, e], [b, d, f]]: Matrix): Transform {
  return [
    [a, c, e],
    [b, d, f],
  ];
}
