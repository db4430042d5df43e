/** The outline of a mask on the screen: a line of device pixels, whatever the zoom. */
import type { MaskLevels } from './mask-levels';
import { maskPixels, type Screen, type ScreenMask } from './mask-pixels';

/** The mask's pixels on the screen and `border` device pixels beyond its edges, in the screen's coordinates. */
export function maskPixelsBeyond(
  levels: MaskLevels,
  colour: readonly [number, number, number],
  { width, height, viewport, ratio }: Screen,
  border: number,
): ScreenMask | null {
  const { scale, x, y } = viewport;
  const pixels = maskPixels(levels, colour, {
    width: width + 2 * border,
    height: height + 2 * border,
    viewport: { scale, x: x + border / ratio, y: y + border / ratio },
    ratio,
  });
  return pixels && { ...pixels, x: pixels.x - border, y: pixels.y - border };
}

/**
 * The mask's own pixels that lie within `thickness` of its outside, along rows and columns. What `shown`
 * does not reach counts as outside, so it must reach beyond the screen by as much.
 *
 * @returns the same rectangle, opaque white on the outline
 */
export function outlineOf(shown: ScreenMask, thickness: number): ScreenMask {
  const { width, height } = shown;
  const inside = new Uint32Array(shown.data.buffer); // 0 where the alpha is
  const outline = new Uint32Array(width * height);
  const [above, below] = [-thickness * width, thickness * width];
  for (let y = 0, at = 0; y < height; y++) {
    const isFarInside = y >= thickness && y + thickness < height;
    for (let x = 0; x < width; x++, at++) {
      if (inside[at] === 0) continue;
      const isDeep =
        isFarInside &&
        x >= thickness &&
        x + thickness < width &&
        inside[at - thickness] !== 0 &&
        inside[at + thickness] !== 0 &&
        inside[at + above] !== 0 &&
        inside[at + below] !== 0;
      if (!isDeep) outline[at] = 0xffffffff;
    }
  }
  return { ...shown, data: new Uint8ClampedArray(outline.buffer) };
}
