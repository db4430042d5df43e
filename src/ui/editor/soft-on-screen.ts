/**
 * A soft stroke on the screen while it is painted, in device pixels and as the mask will have it: the
 * greatest coverage counts, so only the pixels that its newest part can reach are made.
 */
import { intersect, isEmpty } from '../../inference/core/geometry';
import type { Mask } from '../../inference/core/raster';
import { drawLine, strokeBounds } from './draw-stroke';
import { colourBytes, pack, type ScreenMask } from './mask-pixels';
import type { Stroke } from './operations';
import { drawnOver } from './set-pixels';
import { toScreen, type Viewport } from './viewport';

/**
 * Draws `stroke` from point `from` on into `live`, which covers the screen and holds the rest of it.
 *
 * @param shown - the mask without the stroke
 * @returns what the screen is to show where the new part is; null where that is beside it
 */
export function drawSoftPart(
  live: Mask,
  stroke: Stroke,
  from: number,
  { shown, colour, viewport, ratio }: Surface,
): ScreenMask | null {
  const part = onScreen(stroke, from, viewport, ratio);
  drawLine(live, part, 255);
  const rect = intersect(strokeBounds(part), live);
  if (isEmpty(rect)) return null;
  const value = stroke.tool === 'brush' ? 255 : 0;
  const pixels = new Uint32Array(rect.width * rect.height);
  const rgb = pack(colourBytes(colour));
  for (let y = rect.y, i = 0; y < rect.y + rect.height; y++) {
    for (let x = rect.x; x < rect.x + rect.width; x++, i++) {
      const coverage = live.data[y * live.width + x]!;
      pixels[i] = rgb | (drawnOver(alphaAt(shown, x, y), coverage, value) << 24);
    }
  }
  return { ...rect, data: new Uint8ClampedArray(pixels.buffer) };
}

export interface Surface {
  readonly shown: ScreenMask | null;
  /** “#rrggbb”. */
  readonly colour: string;
  readonly viewport: Viewport;
  /** Device pixels per CSS pixel. */
  readonly ratio: number;
}

/** The stroke from point `from` on, as a brush's, in device pixels. */
function onScreen(stroke: Stroke, from: number, viewport: Viewport, ratio: number): Stroke {
  const scale = viewport.scale * ratio;
  const points = stroke.points.slice(from).map((point) => {
    const { x, y } = toScreen(viewport, point);
    return { x: x * ratio, y: y * ratio };
  });
  const radii = stroke.radii?.slice(from).map((radius) => radius * scale);
  return { ...stroke, radius: stroke.radius * scale, points, ...(radii && { radii }) };
}

function alphaAt(shown: ScreenMask | null, x: number, y: number): number {
  if (!shown) return 0;
  const [column, row] = [x - shown.x, y - shown.y];
  const isIn = column >= 0 && row >= 0 && column < shown.width && row < shown.height;
  return isIn ? shown.data[4 * (row * shown.width + column) + 3]! : 0;
}
