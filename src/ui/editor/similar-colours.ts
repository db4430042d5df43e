/**
 * How alike two colours look: the distance between them in OKLab (B. Ottosson, “A perceptual color
 * space for image processing”, 2020), whose unit is about the same difference to the eye everywhere.
 */

/** RGBA bytes, sRGB, not premultiplied. */
export type Colour = readonly [number, number, number, number];

/** Tells whether a pixel looks like the colour it was made for. */
export type Similarity = (red: number, green: number, blue: number, alpha: number) => boolean;

/** 0 takes in one colour only; black and white are 100 apart, and 2 is just seen side by side. */
export const TOLERANCES = { smallest: 0, largest: 60, usual: 10 } as const;

/**
 * @param tolerance - largest distance that counts as alike, in hundredths of OKLab's unit. Alpha counts
 *   like lightness; wholly transparent pixels are alike whatever colour lies hidden in them
 */
export function createSimilarity(colour: Colour, tolerance: number): Similarity {
  const [l0, a0, b0] = okLab(colour[0], colour[1], colour[2]);
  const alpha0 = colour[3];
  const limit = (tolerance / 100) ** 2;
  const room = limit + ROUNDING;
  return (red, green, blue, alpha) => {
    const overAlpha = ((alpha - alpha0) / 255) ** 2;
    if (overAlpha > room) return false;
    if (alpha === 0 && alpha0 === 0) return true;
    const r = LINEAR[red]!;
    const g = LINEAR[green]!;
    const b = LINEAR[blue]!;
    const l = cubeRoot(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const m = cubeRoot(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const s = cubeRoot(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    const dl = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s - l0;
    const da = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s - a0;
    const db = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s - b0;
    return dl * dl + da * da + db * db + overAlpha <= room;
  };
}

/** Squared: what tables and rounding may add to the distance of a colour from itself. */
const ROUNDING = 1e-9;

/** Lightness 0–1 and the two colour axes of sRGB bytes. */
export function okLab(red: number, green: number, blue: number): [number, number, number] {
  const [r, g, b] = [LINEAR[red]!, LINEAR[green]!, LINEAR[blue]!];
  const l = cubeRoot(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = cubeRoot(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = cubeRoot(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** sRGB byte → linear light, 0–1 (IEC 61966-2-1). */
export const LINEAR = Float64Array.from({ length: 256 }, (_, byte) => {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

/**
 * `Math.cbrt` takes most of the time of a search through a large picture; this is a table, straight
 * between its entries. The entries are even in the root's own measure, where bytes lie evenly too.
 */
const ENTRIES = 4096;
const ROOTS = Float64Array.from({ length: ENTRIES + 2 }, (_, i) => Math.cbrt((i / ENTRIES) ** 2));

/** Of 0–1. Off by less than 1e-3 at the very darkest and 1e-6 elsewhere. */
function cubeRoot(value: number): number {
  const at = Math.sqrt(value) * ENTRIES;
  const entry = at | 0;
  const low = ROOTS[entry]!;
  return low + (ROOTS[entry + 1]! - low) * (at - entry);
}
