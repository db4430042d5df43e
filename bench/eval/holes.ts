/**
 * Holes for scenes: where the object stood that is to be removed. Every kind is a shape that grows
 * with one number, and that number is searched so that the hole has the wanted share of the area.
 */
import { createMask, type Mask } from '../../src/inference/core/raster';
import type { Dice } from './dice';

export type HoleKind =
  | 'blob'
  | 'ellipse'
  | 'bottle'
  | 'figure'
  | 'strokes'
  | 'several'
  | 'edge'
  | 'two-edges'
  | 'corner';

/** Smallest and largest share of the picture that a hole covers. */
export const MIN_SHARE = 0.02;
export const MAX_SHARE = 0.15;

/** Whether (x, y), in shares of the picture's side, is in the shape grown to `scale`. */
type Shape = (x: number, y: number, scale: number) => boolean;

/** A mask over the whole square picture of `size` pixels a side, covering 2–15 % of it. */
export function cutHole(kind: HoleKind, size: number, dice: Dice): Mask {
  const shape = SHAPES[kind](dice);
  // The search is on a coarse grid, so it keeps clear of both limits.
  const share =
    kind === 'strokes'
      ? dice.real(1.3 * MIN_SHARE, 2 * MIN_SHARE)
      : dice.real(2 * MIN_SHARE, 0.8 * MAX_SHARE);
  const scale = scaleForShare(shape, share);
  const mask = createMask({ x: 0, y: 0, width: size, height: size });
  for (let y = 0, p = 0; y < size; y++) {
    for (let x = 0; x < size; x++, p++) {
      if (shape((x + 0.5) / size, (y + 0.5) / size, scale)) mask.data[p] = 255;
    }
  }
  return mask;
}

/** Bisection; every shape is empty at scale 0 and covers more than any wanted share at scale 1. */
function scaleForShare(shape: Shape, wanted: number): number {
  let [low, high] = [0, 1];
  for (let round = 0; round < 12; round++) {
    const middle = (low + high) / 2;
    if (shareOf(shape, middle) < wanted) low = middle;
    else high = middle;
  }
  return high;
}

function shareOf(shape: Shape, scale: number): number {
  const grid = 96;
  let inside = 0;
  for (let y = 0.5; y < grid; y++) {
    for (let x = 0.5; x < grid; x++) if (shape(x / grid, y / grid, scale)) inside++;
  }
  return inside / (grid * grid);
}

const SHAPES: { readonly [K in HoleKind]: (dice: Dice) => Shape } = {
  blob: (dice) => blobAt(dice, dice.real(0.38, 0.62), dice.real(0.38, 0.62)),
  ellipse: (dice) => ellipseAt(dice, dice.real(0.38, 0.62), dice.real(0.38, 0.62)),
  bottle,
  figure,
  strokes,
  several,
  edge: (dice) => blobAt(dice, dice.real(0.35, 0.65), dice.pick([0, 1])),
  'two-edges': twoEdges,
  corner: (dice) => blobAt(dice, dice.pick([0, 1]), dice.pick([0, 1])),
};

/** A circle whose radius swings with the angle. */
function blobAt(dice: Dice, centreX: number, centreY: number): Shape {
  const waves = [2, 3, 5].map((times) => ({
    times,
    height: dice.real(0.04, 0.4 / times),
    phase: dice.real(0, 2 * Math.PI),
  }));
  return (x, y, scale) => {
    const angle = Math.atan2(y - centreY, x - centreX);
    let radius = 1;
    for (const { times, height, phase } of waves)
      radius += height * Math.sin(times * angle + phase);
    return Math.hypot(x - centreX, y - centreY) < radius * scale;
  };
}

function ellipseAt(dice: Dice, centreX: number, centreY: number): Shape {
  const turn = dice.real(0, Math.PI);
  const slim = dice.real(0.45, 0.9);
  const [cosine, sine] = [Math.cos(turn), Math.sin(turn)];
  return (x, y, scale) => {
    const along = (x - centreX) * cosine + (y - centreY) * sine;
    const across = ((y - centreY) * cosine - (x - centreX) * sine) / slim;
    return Math.hypot(along, across) < scale;
  };
}

/** Straight sides, sloping shoulders, a narrow neck; it stands below the middle. */
function bottle(dice: Dice): Shape {
  const [centreX, centreY] = [dice.real(0.4, 0.6), dice.real(0.48, 0.54)];
  return (x, y, scale) => {
    const dx = Math.abs(x - centreX) / scale;
    const dy = (y - centreY) / scale;
    if (dy < -1 || dy > 1) return false;
    if (dy < -0.6) return dx < 0.14;
    return dx < (dy < -0.2 ? 0.14 + (dy + 0.6) * 0.65 : 0.4);
  };
}

/** A head on shoulders, a trunk, two legs. */
function figure(dice: Dice): Shape {
  const [centreX, centreY] = [dice.real(0.4, 0.6), dice.real(0.48, 0.54)];
  return (x, y, scale) => {
    const dx = Math.abs(x - centreX) / scale;
    const dy = (y - centreY) / scale;
    if (Math.hypot(dx, dy + 0.82) < 0.17) return true;
    if (dy > -0.68 && dy < 0.1) return dx < 0.34 - 0.1 * (dy + 0.68);
    return dy >= 0.1 && dy < 1 && dx > 0.03 && dx < 0.22;
  };
}

/** A wavy line from side to side and a straight one, such as a cable and a scratch. */
function strokes(dice: Dice): Shape {
  const [height, swing, phase] = [dice.real(0.3, 0.6), dice.real(0.03, 0.1), dice.real(0, 6)];
  const [lean, foot] = [dice.real(-0.4, 0.4), dice.real(0.3, 0.7)];
  return (x, y, scale) => {
    if (x < 0.06 || x > 0.94 || y < 0.06 || y > 0.94) return false;
    const wave = y - height - swing * Math.sin(phase + 9 * x);
    const line = x - foot - lean * (y - 0.5);
    return Math.abs(wave) < scale || Math.abs(line) < 0.7 * scale;
  };
}

function several(dice: Dice): Shape {
  const quarters: readonly (readonly [number, number])[] = [
    [0.27, 0.27],
    [0.73, 0.3],
    [0.3, 0.72],
    [0.7, 0.7],
  ];
  const shapes = quarters.slice(0, dice.whole(3, 4)).map(([x, y], index) => {
    const [atX, atY] = [x + dice.real(-0.05, 0.05), y + dice.real(-0.05, 0.05)];
    return index % 2 === 0 ? blobAt(dice, atX, atY) : ellipseAt(dice, atX, atY);
  });
  const sizes = shapes.map(() => dice.real(0.6, 1));
  return (x, y, scale) => shapes.some((shape, i) => shape(x, y, scale * sizes[i]!));
}

/** A post through the whole picture, from top to bottom or from side to side. */
function twoEdges(dice: Dice): Shape {
  const isUpright = dice.pick([true, false]);
  const [place, lean, swing] = [dice.real(0.4, 0.6), dice.real(-0.2, 0.2), dice.real(0, 0.03)];
  return (x, y, scale) => {
    const [along, across] = isUpright ? [y, x] : [x, y];
    const middle = place + lean * (along - 0.5) + swing * Math.sin(8 * along);
    return Math.abs(across - middle) < scale / 2;
  };
}
