/** Studio backgrounds: gradients, light falling off, soft shadows; with and without grain. */
import { blend, type Colour, paintSquare, pickColour, type Shade, shiftBy } from '../canvas';
import type { Dice } from '../dice';
import { mix, smoothstep } from '../noise';
import type { Painter } from './painter';

/** Levels; the first is a clean render, the last a noticeable film. */
const GRAINS = { none: 0, fine: 2, strong: 5 } as const;

function paintsSmooth(
  create: (dice: Dice, size: number) => Shade,
  grain: keyof typeof GRAINS,
): Painter {
  return (dice, size) => paintSquare(size, dice, create(dice, size), { grain: GRAINS[grain] });
}

function linear(dice: Dice, size: number): Shade {
  const [from, to] = [pickColour(dice, 60, 200), pickColour(dice, 60, 230)];
  const turn = dice.real(0, 2 * Math.PI);
  const [dx, dy] = [Math.cos(turn) / size, Math.sin(turn) / size];
  return (x, y) => blend(from, to, 0.5 + 0.7 * ((x - size / 2) * dx + (y - size / 2) * dy));
}

function radial(dice: Dice, size: number): Shade {
  const [inner, outer] = [pickColour(dice, 120, 240), pickColour(dice, 30, 140)];
  const [centreX, centreY] = [dice.real(0.2, 0.8) * size, dice.real(0.2, 0.8) * size];
  return (x, y) => blend(inner, outer, Math.hypot(x - centreX, y - centreY) / size);
}

/** A 4 × 4 net of colours: no quadratic surface fits it. */
function mesh(dice: Dice, size: number): Shade {
  const net: Colour[] = Array.from({ length: 16 }, () => pickColour(dice, 70, 220));
  return (x, y) => {
    const [column, row] = [(3 * x) / size, (3 * y) / size];
    const [left, top] = [Math.min(2, Math.floor(column)), Math.min(2, Math.floor(row))];
    const [right, down] = [smoothstep(column - left), smoothstep(row - top)];
    const at = 4 * top + left;
    return blend(
      blend(net[at]!, net[at + 1]!, right),
      blend(net[at + 4]!, net[at + 5]!, right),
      down,
    );
  };
}

function vignette(dice: Dice, size: number): Shade {
  const colour = pickColour(dice, 130, 235);
  const depth = dice.real(0.35, 0.6);
  return (x, y) => {
    const [dx, dy] = [x / size - 0.5, y / size - 0.45];
    const light = 1 - depth * smoothstep(2.2 * (dx * dx + dy * dy));
    return [colour[0] * light, colour[1] * light, colour[2] * light];
  };
}

/** A table that meets the wall in a soft bend, and the shadow of a thing that is not there. */
function productShadow(dice: Dice, size: number): Shade {
  const wall = pickColour(dice, 150, 230);
  const table = shiftBy(wall, dice.real(8, 25));
  const [bend, shadowX] = [dice.real(0.55, 0.7), dice.real(0.35, 0.65)];
  return (x, y) => {
    const [u, v] = [x / size, y / size];
    const ground = blend(shiftBy(wall, 20 * (0.5 - v)), table, smoothstep((v - bend) / 0.12 + 0.5));
    const away = Math.hypot((u - shadowX) / 0.3, (v - 0.8) / 0.08);
    return shiftBy(ground, mix(-70, 0, smoothstep(away / 1.6)));
  };
}

export const SMOOTH = {
  linear: paintsSmooth(linear, 'none'),
  'linear-grain': paintsSmooth(linear, 'fine'),
  radial: paintsSmooth(radial, 'none'),
  'radial-grain': paintsSmooth(radial, 'strong'),
  mesh: paintsSmooth(mesh, 'none'),
  'mesh-grain': paintsSmooth(mesh, 'fine'),
  vignette: paintsSmooth(vignette, 'fine'),
  'product-shadow': paintsSmooth(productShadow, 'fine'),
} satisfies Record<string, Painter>;
