/** What lies beneath things that designers take out of their pictures. Lengths in shares of the side. */
import {
  blend,
  type Colour,
  fillRect,
  paintSquare,
  pickColour,
  type Shade,
  shiftBy,
} from '../canvas';
import type { Dice } from '../dice';
import { createFractal, mix, smoothstep } from '../noise';
import { paintCutOut } from './cut-out';
import type { Painter } from './painter';
import { SCREENSHOT } from './screenshot';

const WHITE: Colour = [255, 255, 255];

/** Soft spots of colour over one another: no net, no quadratic. */
function spots(dice: Dice, count: number): (u: number, v: number) => Colour {
  const ground = pickColour(dice, 60, 200);
  const all = Array.from({ length: count }, () => ({
    colour: pickColour(dice, 50, 250),
    u: dice.real(0, 1),
    v: dice.real(0, 1),
    reach: dice.real(0.25, 0.5),
  }));
  return (u, v) => {
    let colour = ground;
    for (const spot of all) {
      const [across, down] = [(u - spot.u) / spot.reach, (v - spot.v) / spot.reach];
      colour = blend(colour, spot.colour, 0.9 * Math.exp(-(across * across + down * down)));
    }
    return colour;
  };
}

function paintsSpots(grain: number): Painter {
  return (dice, size) => {
    const colourAt = spots(dice, 6);
    return paintSquare(size, dice, (x, y) => colourAt(x / size, y / size), { grain });
  };
}

/** A gradient with stops, as style sheets have it: straight between them, with a kink at each. */
const banner: Painter = (dice, size) => {
  const stops = [0, 1, 2].map(() => pickColour(dice, 40, 240));
  const turn = dice.real(0, 2 * Math.PI);
  const [right, down] = [Math.cos(turn) / size, Math.sin(turn) / size];
  const middle = dice.real(0.4, 0.6);
  return paintSquare(size, dice, (x, y) => {
    const t = 0.5 + 0.8 * ((x - size / 2) * right + (y - size / 2) * down);
    return t < middle
      ? blend(stops[0]!, stops[1]!, t / middle)
      : blend(stops[1]!, stops[2]!, (t - middle) / (1 - middle));
  });
};

/** How far inside a square with round corners about the middle, in shares; below 0 outside. */
function insideCard(u: number, v: number, half: number, round: number): number {
  const [across, down] = [Math.abs(u - 0.5) - half + round, Math.abs(v - 0.5) - half + round];
  const corner = Math.hypot(Math.max(across, 0), Math.max(down, 0));
  return round - corner - Math.min(Math.max(across, down), 0);
}

/** A card of frosted glass with a bright rim, over soft colours. */
const glass: Painter = (dice, size) => {
  const colourAt = spots(dice, 5);
  const [half, veil] = [dice.real(0.25, 0.3), dice.real(0.2, 0.35)];
  const shade: Shade = (x, y) => {
    const [u, v] = [x / size, y / size];
    const depth = insideCard(u, v, half, 0.04) * 1024;
    const colour = colourAt(u, v);
    if (depth < 0) return colour;
    return blend(colour, WHITE, depth < 2 ? veil + 0.3 : veil);
  };
  return paintSquare(size, dice, shade, { samples: 2 });
};

/** A thing's shadow and reflection on a sheet of paper that rises behind it, under a lamp. */
const sweep: Painter = (dice, size) => {
  const paper = shiftBy([232, 232, 234], dice.real(-25, 10));
  const [place, foot] = [dice.real(0.42, 0.58), dice.real(0.66, 0.74)];
  const shade: Shade = (x, y) => {
    const [u, v] = [x / size, y / size];
    const lamp = -26 * smoothstep(Math.hypot(u - 0.5, v - 0.3) - 0.15);
    const away = Math.hypot((u - place) / 0.22, (v - foot) / 0.05);
    const shadow = mix(-85, 0, smoothstep(away / 1.7));
    const below = Math.abs(u - place) < 0.2 && v > foot ? 1 : 0;
    const soft = smoothstep((0.2 - Math.abs(u - place)) / 0.04);
    const mirrored =
      -30 * below * soft * smoothstep(1 - (v - foot) / 0.2) * smoothstep((v - foot) / 0.03);
    return shiftBy(paper, lamp + shadow + mirrored);
  };
  return paintSquare(size, dice, shade, { grain: 1 });
};

/** A room far out of focus, darker to its corners. */
const defocused: Painter = (dice, size) => {
  const [one, other] = [pickColour(dice, 40, 120), pickColour(dice, 120, 230)];
  const light = createFractal(dice, 2, 0.4);
  return paintSquare(
    size,
    dice,
    (x, y) => {
      const [u, v] = [x / size, y / size];
      const fall = 1 - 0.9 * ((u - 0.5) ** 2 + (v - 0.5) ** 2);
      const [red, green, blue] = blend(one, other, 0.5 + 0.5 * light(2.5 * u, 2.5 * v));
      return [red * fall, green * fall, blue * fall];
    },
    { grain: 1.5 },
  );
};

/** A page of text under a header with a gradient. */
const header: Painter = (dice, size) => {
  const page = SCREENSHOT.article(dice, size);
  const [left, right] = [pickColour(dice, 30, 160), pickColour(dice, 60, 220)];
  for (let x = 0; x < size; x++) {
    const strip = { x, y: 0, width: 1, height: Math.round(0.58 * size) };
    fillRect(page, strip, blend(left, right, x / size).map(Math.round) as unknown as Colour);
  }
  return page;
};

/** A card with round corners and the shadow it casts on nothing. */
const shadow: Painter = (dice, size) => {
  const [top, bottom] = [pickColour(dice, 120, 240), pickColour(dice, 60, 200)];
  const [half, drop] = [dice.real(0.22, 0.28), dice.real(0.02, 0.05)];
  const cover = (u: number, v: number) =>
    Math.min(Math.max(insideCard(u, v, half, 0.05) * 1024 + 0.5, 0), 1);
  return paintCutOut(
    size,
    (u, v) => {
      const own = cover(u, v);
      const all = own + (1 - own) * dark(u, v);
      const [red, green, blue] = blend(top, bottom, v);
      return [(red * own) / all, (green * own) / all, (blue * own) / all];
    },
    (u, v) => {
      const own = cover(u, v);
      return own + (1 - own) * dark(u, v);
    },
  );
  function dark(u: number, v: number): number {
    return 0.5 * smoothstep(insideCard(u, v - drop, half, 0.05) / 0.12 + 0.5);
  }
};

export const DESIGN = {
  spots: paintsSpots(0),
  'spots-grain': paintsSpots(12),
  banner,
  glass,
  sweep,
  defocused,
  header,
  shadow,
} satisfies Record<string, Painter>;
