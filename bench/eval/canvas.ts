/** Pictures from formulas: one colour per point, in levels (0–255), rounded once at the end. */
import { createRaster, type Raster } from '../../src/inference/core/raster';
import type { Rect } from '../../src/inference/core/geometry';
import type { Dice } from './dice';
import { mix } from './noise';

export type Colour = readonly [red: number, green: number, blue: number];
/** The colour at a point in pixels; pixel (0, 0) has its centre at (0.5, 0.5). */
export type Shade = (x: number, y: number) => Colour;

export interface PaintOptions {
  /** Points per pixel and direction: 1, or 2 where there are hard edges. */
  readonly samples?: 1 | 2;
  /** Deviation of the grain, in levels. */
  readonly grain?: number;
}

/** A square, opaque picture. */
export function paintSquare(
  size: number,
  dice: Dice,
  shade: Shade,
  { samples = 1, grain = 0 }: PaintOptions = {},
): Raster {
  const raster = createRaster({ width: size, height: size });
  const step = 1 / samples;
  for (let y = 0, p = 0; y < size; y++) {
    for (let x = 0; x < size; x++, p += 4) {
      let [red, green, blue] = [0, 0, 0];
      for (let sy = step / 2; sy < 1; sy += step) {
        for (let sx = step / 2; sx < 1; sx += step) {
          const colour = shade(x + sx, y + sy);
          red += colour[0];
          green += colour[1];
          blue += colour[2];
        }
      }
      const share = step * step;
      // Film and sensor grain is mostly in luma: one number for all three channels.
      const lift = grain === 0 ? 0 : grain * dice.normal();
      raster.data[p] = red * share + lift;
      raster.data[p + 1] = green * share + lift;
      raster.data[p + 2] = blue * share + lift;
      raster.data[p + 3] = 255;
    }
  }
  return raster;
}

/** Opaque; what sticks out of the picture is dropped. */
export function fillRect(raster: Raster, rect: Rect, colour: Colour): void {
  const right = Math.min(rect.x + rect.width, raster.width);
  const bottom = Math.min(rect.y + rect.height, raster.height);
  for (let y = Math.max(rect.y, 0); y < bottom; y++) {
    for (let x = Math.max(rect.x, 0); x < right; x++) {
      raster.data.set([...colour, 255], 4 * (y * raster.width + x));
    }
  }
}

export function blend(a: Colour, b: Colour, share: number): Colour {
  return [mix(a[0], b[0], share), mix(a[1], b[1], share), mix(a[2], b[2], share)];
}

export function shiftBy([red, green, blue]: Colour, levels: number): Colour {
  return [red + levels, green + levels, blue + levels];
}

export function pickColour(dice: Dice, darkest = 40, lightest = 220): Colour {
  return [dice.real(darkest, lightest), dice.real(darkest, lightest), dice.real(darkest, lightest)];
}
