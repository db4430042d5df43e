/** Which colour the mask is shown in: the one that differs most from the picture it lies on. */

/** Saturated, well apart in hue, none of them common in photographs over large areas. */
export const OVERLAY_COLOURS = ['#ff24bd', '#00c2ff', '#3dff5c', '#ff6a00'] as const;

export type OverlayColour = (typeof OVERLAY_COLOURS)[number];

/** Of what was remembered: another version may have offered others. */
export function isOverlayColour(value: unknown): value is OverlayColour {
  return OVERLAY_COLOURS.some((colour) => colour === value);
}

/** For what lies beside the mask and must not be taken for it: of the opposite hue. */
export function counterColour(colour: string): OverlayColour {
  const at = OVERLAY_COLOURS.findIndex((one) => one === colour);
  return OVERLAY_COLOURS[(at + 2) % OVERLAY_COLOURS.length]!;
}

/** @param pixels - RGBA bytes of a small copy of the picture; transparent ones are ignored */
export function contrastingColour(pixels: ArrayLike<number>): OverlayColour {
  const [first, ...others] = OVERLAY_COLOURS;
  return others.reduce<OverlayColour>(
    (best, colour) =>
      distance(colour, pixels) > distance(best, pixels) * PREFERENCE ? colour : best,
    first,
  );
}

/** Another colour must be this much farther to be worth leaving the usual one. */
const PREFERENCE = 1.15;

/** Mean distance in RGB; squares are not taken, so a few very different pixels do not decide. */
function distance(colour: OverlayColour, pixels: ArrayLike<number>): number {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16)) as RGB;
  let sum = 0;
  for (let i = 0; i + 3 < pixels.length; i += 4) {
    if (pixels[i + 3] === 0) continue;
    sum += Math.hypot(pixels[i]! - r, pixels[i + 1]! - g, pixels[i + 2]! - b);
  }
  return sum;
}

type RGB = [number, number, number];
