/** What a scene without its object is: a picture drawn from random numbers alone. */
import type { Raster } from '../../../src/inference/core/raster';
import type { Dice } from '../dice';

/** @returns a square picture of `size` pixels a side; details scale with it */
export type Painter = (dice: Dice, size: number) => Raster;
