/** Figma's blend modes as the canvas calls them. */

const CANVAS_NAMES: Readonly<Record<string, GlobalCompositeOperation>> = {
  DARKEN: 'darken',
  MULTIPLY: 'multiply',
  COLOR_BURN: 'color-burn',
  LIGHTEN: 'lighten',
  SCREEN: 'screen',
  COLOR_DODGE: 'color-dodge',
  OVERLAY: 'overlay',
  SOFT_LIGHT: 'soft-light',
  HARD_LIGHT: 'hard-light',
  DIFFERENCE: 'difference',
  EXCLUSION: 'exclusion',
  HUE: 'hue',
  SATURATION: 'saturation',
  COLOR: 'color',
  LUMINOSITY: 'luminosity',
  LINEAR_DODGE: 'lighter', // the sum of both: what Figma shows as "Plus lighter"
};

/** LINEAR_BURN ("Plus darker") has no counterpart on a canvas and is drawn as NORMAL. */
export function compositeOperation(blendMode: string | undefined): GlobalCompositeOperation {
  return CANVAS_NAMES[blendMode ?? 'NORMAL'] ?? 'source-over';
}
