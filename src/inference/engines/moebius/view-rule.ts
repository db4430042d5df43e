/**
 * What Moebius will see of a picture, and how far it grows a mask: short rules, apart from the engine, so
 * that a page can show both before it has the model.
 */
import type { Rect, Size } from '../../core/geometry';
import { VIEW_OF_512, windowAround } from '../../core/window';
import { CELL_SIDE } from './latents';
import { placeWindow } from './placement';

const MIN_GROWTH = 4;

/** @returns a rectangle inside `image` that contains `hole`; what it lacks of 512 × 512 is padded */
export function viewAround(hole: Rect, image: Size): Rect {
  return windowAround(hole, image, VIEW_OF_512);
}

/**
 * One latent cell in the window that the whole mask would get, in the picture's pixels: the model's
 * grid then never cuts into an object's soft rim. Not less than such a rim is wide.
 *
 * @param mask - bounds of what is painted, inside `image`
 */
export function growthOf(image: Size, mask: Rect): number {
  const { scale } = placeWindow(viewAround(mask, image));
  return Math.max(MIN_GROWTH, CELL_SIDE / scale);
}
