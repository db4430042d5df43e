/** Rectangles in strips of whole rows, for work that has to rest now and then. */
import { intersect, type Rect } from './geometry';

/** Of what is done to a pixel between two rests, the slowest takes a few milliseconds for so many. */
export const STRIP_PIXELS = 1 << 17;

/** From the top down; together `rect`. Of at least one row each, however long that is. */
export function* stripsOf(rect: Rect, pixels = STRIP_PIXELS): Generator<Rect, void> {
  const rows = Math.max(1, Math.floor(pixels / Math.max(rect.width, 1)));
  for (let y = rect.y; y < rect.y + rect.height; y += rows) {
    yield intersect({ ...rect, y, height: rows }, rect);
  }
}
