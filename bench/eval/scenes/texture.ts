/** Irregular textures: no fill can hit the truth, but it can be as rough. Lengths for 1024 pixels. */
import { createRaster } from '../../../src/inference/core/raster';
import { type Colour, paintSquare, pickColour, shiftBy } from '../canvas';
import type { Dice } from '../dice';
import { createFractal, createNoise } from '../noise';
import type { Painter } from './painter';

/** Stones: the nearest of one random point per lattice cell decides the shade (Worley's cells). */
const gravel: Painter = (dice, size) => {
  const cell = (dice.real(16, 28) * size) / 1024;
  const [jitterX, jitterY, tone] = [createNoise(dice), createNoise(dice), createNoise(dice)];
  const rough = createFractal(dice, 3, 0.8);
  const base: Colour = [dice.real(120, 150), dice.real(115, 140), dice.real(105, 130)];
  return paintSquare(
    size,
    dice,
    (x, y) => {
      const [column, row] = [Math.floor(x / cell), Math.floor(y / cell)];
      let [nearest, second, shade] = [9, 9, 0];
      for (let j = row - 1; j <= row + 1; j++) {
        for (let i = column - 1; i <= column + 1; i++) {
          const [dx, dy] = [i + 0.5 + 0.45 * jitterX(i, j), j + 0.5 + 0.45 * jitterY(i, j)];
          const distance = Math.hypot(x / cell - dx, y / cell - dy);
          if (distance < nearest) [second, nearest, shade] = [nearest, distance, tone(i, j)];
          else if (distance < second) second = distance;
        }
      }
      const gap = Math.min(1, (second - nearest) * 5);
      return shiftBy(base, 40 * shade - 75 * (1 - gap) + 10 * rough(x / 5, y / 5) - 20 * nearest);
    },
    { grain: 2 },
  );
};

/** Blades laid over each other, each a short bent line. */
const grass: Painter = (dice, size) => {
  const raster = createRaster({ width: size, height: size });
  for (let p = 0; p < raster.data.length; p += 4) raster.data.set([38, 58, 26, 255], p);
  const unit = size / 1024;
  const blades = 26_000; // a size-independent picture: the blades shrink with it
  for (let i = 0; i < blades; i++) drawBlade(raster.data, size, unit, dice);
  return raster;
};

function drawBlade(data: Uint8ClampedArray, size: number, unit: number, dice: Dice): void {
  const light = dice.real(0.5, 1.3);
  const colour = [dice.real(70, 105) * light, dice.real(105, 140) * light, 50 * light];
  const [rootX, rootY] = [dice.real(-20, size + 20), dice.real(0, size + 60 * unit)];
  const [length, lean] = [dice.real(25, 60) * unit, dice.real(-0.6, 0.6)];
  const bend = dice.real(-0.5, 0.5);
  const width = Math.max(1, Math.round(dice.real(1.5, 3.5) * unit));
  for (let step = 0; step < length; step++) {
    const y = Math.round(rootY - step);
    const left = Math.round(rootX + lean * step + (bend * step * step) / length);
    for (let x = left; x < left + width; x++) {
      if (x < 0 || x >= size || y < 0 || y >= size) continue;
      const tip = (24 * step) / length;
      data.set([colour[0]! + tip, colour[1]! + tip, colour[2]!], 4 * (y * size + x));
    }
  }
}

const concrete: Painter = (dice, size) => {
  const unit = size / 1024;
  const [cloud, rough, pore] = [
    createFractal(dice, 4, 0.6),
    createFractal(dice, 3, 0.9),
    createNoise(dice),
  ];
  const base = shiftBy([150, 148, 143], dice.real(-25, 25));
  return paintSquare(
    size,
    dice,
    (x, y) => {
      const hole = pore(x / (7 * unit), y / (7 * unit)) > 0.82 ? -45 : 0;
      return shiftBy(
        base,
        14 * cloud(x / (180 * unit), y / (180 * unit)) + 16 * rough(x / 4, y / 4) + hole,
      );
    },
    { grain: 3 },
  );
};

/** @param gain - how much of the power is in fine detail; see createFractal */
function spectrum(gain: number): Painter {
  return (dice, size) => {
    const unit = size / 1024;
    const [light, tint] = [createFractal(dice, 7, gain), createFractal(dice, 5, gain)];
    const base = pickColour(dice, 90, 160);
    return paintSquare(size, dice, (x, y) => {
      const level = 130 * light(x / (150 * unit), y / (150 * unit));
      const shift = 30 * tint(x / (150 * unit), y / (150 * unit));
      return [base[0] + level + shift, base[1] + level, base[2] + level - shift];
    });
  };
}

export const TEXTURE = {
  gravel,
  grass,
  concrete,
  clouds: spectrum(0.5),
  'pink-noise': spectrum(0.75),
  'rough-noise': spectrum(1.05),
} satisfies Record<string, Painter>;
