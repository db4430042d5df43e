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

/**
 * What Moebius can be given in place of its own choice: the window nearest to `wanted`, of its longer
 * side where that is possible. A square, cut off where the picture is narrower; not smaller than the
 * model's own input, for then it would see less and not one pixel more of it.
 *
 * @param hole - bounds of one region, inside `image`
 */
export function viewNear(wanted: Rect, hole: Rect, image: Size): Rect {
  const least = Math.max(VIEW_OF_512.side, hole.width, hole.height);
  const side = Math.round(Math.max(least, wanted.width, wanted.height));
  const [x, width] = spanNear(wanted.x, side, hole.x, hole.width, image.width);
  const [y, height] = spanNear(wanted.y, side, hole.y, hole.height, image.height);
  return { x, y, width, height };
}

/** Start and length of a span inside [0, limit) that contains the hole's. */
function spanNear(start: number, side: number, hole: number, holeLength: number, limit: number) {
  const length = Math.min(side, limit);
  const first = Math.max(0, hole + holeLength - length);
  const last = Math.min(limit - length, hole);
  return [Math.min(last, Math.max(first, Math.round(start))), length] as const;
}
