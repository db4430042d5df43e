/** Pictures with transparency: shapes with soft rims on nothing. */
import { createRaster, type Raster } from '../../../src/inference/core/raster';
import { blend, type Colour, pickColour } from '../canvas';
import { createNoise, type Field, smoothstep } from '../noise';
import type { Painter } from './painter';

/** @param coverage - 0–1 at a point in shares of the side */
export function paintCutOut(
  size: number,
  shade: (u: number, v: number) => Colour,
  coverage: (u: number, v: number) => number,
): Raster {
  const raster = createRaster({ width: size, height: size });
  for (let y = 0, p = 0; y < size; y++) {
    for (let x = 0; x < size; x++, p += 4) {
      const [u, v] = [(x + 0.5) / size, (y + 0.5) / size];
      const alpha = Math.round(255 * coverage(u, v));
      // As most programs save it: what nobody can see is black.
      if (alpha > 0) raster.data.set([...shade(u, v), alpha], p);
    }
  }
  return raster;
}

function marbled(noise: Field, a: Colour, b: Colour) {
  return (u: number, v: number) =>
    blend(a, b, 0.5 + 0.5 * Math.sin(18 * (u + 0.3 * noise(5 * u, 5 * v))));
}

/** A disc whose rim fades over 3 % of the side; the hole crosses the rim in most seeds. */
const badge: Painter = (dice, size) => {
  const shade = marbled(createNoise(dice), pickColour(dice, 60, 130), pickColour(dice, 140, 220));
  const [centreX, centreY] = [dice.real(0.25, 0.4), dice.real(0.35, 0.6)];
  return paintCutOut(size, shade, (u, v) =>
    smoothstep((0.34 - Math.hypot(u - centreX, v - centreY)) / 0.03 + 0.5),
  );
};

/** A soft upright band: the hole has transparency on two sides. */
const ribbon: Painter = (dice, size) => {
  const shade = marbled(createNoise(dice), pickColour(dice, 60, 130), pickColour(dice, 140, 220));
  const middle = dice.real(0.42, 0.58);
  return paintCutOut(size, shade, (u) => smoothstep((0.18 - Math.abs(u - middle)) / 0.06 + 0.5));
};

/** A glow that is nowhere wholly opaque. */
const glow: Painter = (dice, size) => {
  const colour = pickColour(dice, 140, 230);
  const [centreX, centreY] = [dice.real(0.4, 0.6), dice.real(0.4, 0.6)];
  return paintCutOut(
    size,
    () => colour,
    (u, v) => 0.85 * smoothstep(1 - Math.hypot(u - centreX, v - centreY) / 0.45),
  );
};

export const CUT_OUT = { badge, ribbon, glow } satisfies Record<string, Painter>;
