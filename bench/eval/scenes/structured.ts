/** Regular and directed patterns: what a fill must continue line by line. Lengths for 1024 pixels. */
import { blend, type Colour, paintSquare, pickColour, shiftBy } from '../canvas';
import { createFractal, createNoise, smoothstep } from '../noise';
import type { Painter } from './painter';

const brick: Painter = (dice, size) => {
  const unit = size / 1024;
  const [width, height, joint] = [dice.real(100, 150) * unit, dice.real(42, 60) * unit, 6 * unit];
  const clay: Colour = [dice.real(140, 190), dice.real(70, 100), dice.real(50, 80)];
  const mortar = shiftBy([170, 165, 155], dice.real(-20, 20));
  const [tone, rough] = [createNoise(dice), createFractal(dice, 3, 0.8)];
  return paintSquare(
    size,
    dice,
    (x, y) => {
      const row = Math.floor(y / height);
      const along = x + (row % 2) * (width / 2);
      const column = Math.floor(along / width);
      const inJoint = along - column * width < joint || y - row * height < joint;
      const grain = 14 * rough(x / (8 * unit), y / (8 * unit));
      if (inJoint) return shiftBy(mortar, grain);
      return shiftBy(clay, grain + 26 * tone(column * 1.37 + 40, row * 1.71 + 40));
    },
    { samples: 2, grain: 1.5 },
  );
};

/** A floor of squares under a wall; the horizon is above the middle. */
const checker: Painter = (dice, size) => {
  const [dark, light] = [pickColour(dice, 30, 90), pickColour(dice, 170, 235)];
  const wall = pickColour(dice, 130, 220);
  const [horizon, squares] = [dice.real(0.18, 0.3), dice.real(3, 5)];
  return paintSquare(
    size,
    dice,
    (x, y) => {
      const [u, v] = [x / size - 0.5, y / size - horizon];
      if (v < 0.02) return shiftBy(wall, 30 * v);
      const [across, away] = [Math.floor((squares * u) / v), Math.floor(squares / (2 * v))];
      return shiftBy((across + away) % 2 === 0 ? dark : light, -30 * (1 - v));
    },
    { samples: 2, grain: 1.5 },
  );
};

/** A paved plane seen aslant, as a floor or a wall beside one; every slab has a tone of its own. */
const paving: Painter = (dice, size) => {
  const [turn, tilt] = [dice.real(0, 2 * Math.PI), dice.real(0.5, 1.4)];
  const [a, b] = [Math.cos(turn) * tilt, Math.sin(turn) * tilt];
  const [slab, laid, joint] = [dice.real(0.07, 0.12), dice.real(0, Math.PI), dice.real(0.06, 0.1)];
  const [cosine, sine] = [Math.cos(laid) / slab, Math.sin(laid) / slab];
  const [stone, gap] = [pickColour(dice, 120, 210), pickColour(dice, 40, 90)];
  const tone = createNoise(dice);
  return paintSquare(
    size,
    dice,
    (x, y) => {
      const [u, v] = [x / size - 0.5, y / size - 0.5];
      const w = 1 + a * u + b * v;
      if (w < 0.25) return gap;
      const [p, q] = [(cosine * u + sine * v) / w + 40, (cosine * v - sine * u) / w + 40];
      const [column, row] = [Math.floor(p), Math.floor(q)];
      if (p - column < joint || q - row < joint) return gap;
      return shiftBy(stone, 10 * tone(column * 1.37, row * 1.71));
    },
    { samples: 2, grain: 1.5 },
  );
};

const tiles: Painter = (dice, size) => {
  const unit = size / 1024;
  const side = dice.real(90, 130) * unit;
  const [base, motif] = [pickColour(dice, 150, 235), pickColour(dice, 40, 130)];
  const grout: Colour = [205, 203, 198];
  return paintSquare(
    size,
    dice,
    (x, y) => {
      const [u, v] = [(x / side) % 1, (y / side) % 1];
      if (Math.min(u, v) < 0.05) return grout;
      const ring = Math.abs(Math.hypot(u - 0.525, v - 0.525) - 0.28);
      const isMotif = ring < 0.05 || Math.abs(u - 0.525) + Math.abs(v - 0.525) < 0.12;
      return isMotif ? motif : shiftBy(base, 10 * (u + v - 1));
    },
    { samples: 2, grain: 1.5 },
  );
};

const stripes: Painter = (dice, size) => {
  const period = (dice.real(40, 90) * size) / 1024;
  const turn = dice.real(0, Math.PI);
  const [dx, dy] = [Math.cos(turn) / period, Math.sin(turn) / period];
  const colours = [
    pickColour(dice),
    pickColour(dice, 150, 235),
    pickColour(dice, 30, 120),
  ] as const;
  return paintSquare(
    size,
    dice,
    (x, y) => {
      const phase = x * dx + y * dy;
      const place = phase - Math.floor(phase);
      return place < 0.5 ? colours[0] : place < 0.8 ? colours[1] : colours[2];
    },
    { samples: 2 },
  );
};

const wood: Painter = (dice, size) => {
  const unit = size / 1024;
  const plank = dice.real(150, 230) * unit;
  const tone: Colour = [dice.real(150, 200), dice.real(100, 130), dice.real(60, 85)];
  const [bend, fibre] = [createFractal(dice, 3, 0.5), createFractal(dice, 3, 0.7)];
  return paintSquare(
    size,
    dice,
    (x, y) => {
      const board = Math.floor(y / plank);
      if (y - board * plank < 3 * unit) return shiftBy(tone, -80);
      const warp = 5 * bend(x / (420 * unit) + 17 * board, y / (90 * unit) + 17 * board);
      const ring = Math.sin((y / (14 * unit) + 6 * warp) * 1.1);
      const streak = fibre(x / (160 * unit), y / (3 * unit) + 31 * board);
      return shiftBy(tone, 18 * ring + 22 * streak + 9 * ((board * 7) % 5) - 18);
    },
    { grain: 1 },
  );
};

const fabric: Painter = (dice, size) => {
  const unit = size / 1024;
  const thread = dice.real(7, 12) * unit;
  const [warp, weft] = [pickColour(dice, 60, 200), pickColour(dice, 60, 200)];
  const wear = createFractal(dice, 2, 0.6);
  return paintSquare(
    size,
    dice,
    (x, y) => {
      const [column, row] = [Math.floor(x / thread), Math.floor(y / thread)];
      const isWarp = (column + 2 * row) % 4 < 2; // twill: the step of each row is half a repeat
      const [u, v] = [x / thread - column - 0.5, y / thread - row - 0.5];
      const roundness = -60 * (isWarp ? u * u : v * v);
      return shiftBy(isWarp ? warp : weft, roundness + 12 * wear(column / 2, row / 2));
    },
    { samples: 2, grain: 2 },
  );
};

/** Sky, two ranges of hills, a lake: the outlines must meet behind the object. */
const horizon: Painter = (dice, size) => {
  const [far, near, cloud] = [
    createFractal(dice, 5, 0.5),
    createFractal(dice, 5, 0.5),
    createFractal(dice, 4, 0.5),
  ];
  const sky: Colour = [dice.real(110, 150), dice.real(160, 190), dice.real(210, 240)];
  const ridge: Colour = [100, 120, 140];
  const meadow: Colour = [70, dice.real(95, 120), 60];
  const ripple = createFractal(dice, 3, 0.6);
  const unit = size / 1024;
  return paintSquare(
    size,
    dice,
    (x, y) => {
      const [u, v] = [x / size, y / size];
      if (v > 0.62) {
        const wave = ripple(x / (60 * unit), y / (6 * unit));
        return shiftBy(blend(sky, [40, 70, 95], smoothstep((v - 0.6) / 0.4)), 12 * wave);
      }
      if (v > 0.53 + 0.06 * near(3 * u, 0.5)) {
        return shiftBy(meadow, 16 * near(x / (12 * unit), y / (12 * unit)));
      }
      if (v > 0.42 + 0.12 * far(2.5 * u, 0.5)) return shiftBy(ridge, 30 * (v - 0.4));
      return blend(sky, [240, 240, 245], 0.7 * v + 0.35 * cloud(3 * u, 6 * v));
    },
    { samples: 2, grain: 1.5 },
  );
};

export const STRUCTURED = {
  brick,
  checker,
  paving,
  tiles,
  stripes,
  wood,
  fabric,
  horizon,
} satisfies Record<string, Painter>;
