/**
 * Colours as the renderer without a canvas computes with them: premultiplied, 0 to 1, in double
 * precision, so that two ways to the same picture give the same numbers.
 */
export interface Pixel {
  readonly r: number;
  readonly g: number;
  readonly b: number;
  readonly a: number;
}

export const CLEAR: Pixel = { r: 0, g: 0, b: 0, a: 0 };

export function pixel(r: number, g: number, b: number, a = 1): Pixel {
  return { r: r * a, g: g * a, b: b * a, a };
}

export function faded({ r, g, b, a }: Pixel, by: number): Pixel {
  return { r: r * by, g: g * by, b: b * by, a: a * by };
}

/** `below`, of which `share` is replaced by `above`. */
export function mixed(below: Pixel, above: Pixel, share: number): Pixel {
  if (share === 1) return above;
  const [under, over] = [faded(below, 1 - share), faded(above, share)];
  return { r: under.r + over.r, g: under.g + over.g, b: under.b + over.b, a: under.a + over.a };
}

/** Separable modes of "Compositing and Blending Level 1", 10.1; every other mode counts as NORMAL. */
const MODES: Readonly<Record<string, (below: number, above: number) => number>> = {
  MULTIPLY: (below, above) => below * above,
  SCREEN: (below, above) => below + above - below * above,
  DARKEN: Math.min,
  LIGHTEN: Math.max,
  DIFFERENCE: (below, above) => Math.abs(below - above),
};

/** Simple alpha compositing with blending (the same, 5.1 and 9.1). */
export function composite(below: Pixel, above: Pixel, mode = 'NORMAL'): Pixel {
  const blend = MODES[mode];
  const a = above.a + below.a * (1 - above.a);
  const channel = (under: number, over: number) => {
    if (!blend || above.a === 0 || below.a === 0) return over + under * (1 - above.a);
    const mixed = blend(under / below.a, over / above.a);
    return over * (1 - below.a) + under * (1 - above.a) + mixed * above.a * below.a;
  };
  return {
    r: channel(below.r, above.r),
    g: channel(below.g, above.g),
    b: channel(below.b, above.b),
    a,
  };
}
