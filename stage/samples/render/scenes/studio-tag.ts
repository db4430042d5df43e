/** The price tag on baker's twine: what the picture would be better without. */
import { placed, roundRectangle, type Distance } from '../distance';
import { marched } from '../march';
import { noise2 } from '../noise';
import { hash } from '../sampler';
import type { SceneObject } from '../scene';
import { boxAround } from '../shape';
import { hexColor, scale, vec, type Color } from '../vector';

const X = 1.17;
const Y = 0.012;
const Z = 0.72;
const YAW = 0.42;
const HALF_LENGTH = 0.33;
const HALF_WIDTH = 0.175;
const HOLE_X = -0.255;

const CARD = hexColor('#f4f1ea');
const INK = hexColor('#25252a');
const RED = hexColor('#c8352b');
const TWINE = hexColor('#e9e0cf');

export function priceTag(): SceneObject[] {
  const cardBounds = boxAround(vec(X, Y + 0.05, Z), vec(0.42, 0.08, 0.36));
  const twineBounds = boxAround(vec(X - 0.36, 0.07, Z + 0.1), vec(0.3, 0.09, 0.36));
  return [
    {
      isUnwanted: true,
      shape: marched(placed(card, X, Y, Z, YAW), cardBounds, { precision: 4e-4, caution: 0.85 }),
      surface: ({ x, z }, normal) => {
        const { along, across } = toCard(x, z);
        const printed = print(along, across);
        const fibre = 1 + 0.02 * noise2(along * 90, across * 90, 61);
        return { normal, albedo: scale(printed, fibre), roughness: 0.55, reflectance: 0.03 };
      },
    },
    {
      isUnwanted: true,
      shape: marched(placed(twine, X, Y, Z, YAW), twineBounds, { precision: 5e-4, caution: 0.7 }),
      surface: ({ x, z }, normal) => {
        const { along, across } = toCard(x, z);
        const strand = Math.sin((along + across * 1.7) * 75) > 0.35;
        return { normal, albedo: strand ? RED : TWINE, roughness: 0.9, reflectance: 0 };
      },
    },
  ];
}

/** The scene's x and z in the card's own axes. */
function toCard(x: number, z: number): { along: number; across: number } {
  const cos = Math.cos(YAW);
  const sin = Math.sin(YAW);
  const dx = x - X;
  const dz = z - Z;
  return { along: cos * dx - sin * dz, across: sin * dx + cos * dz };
}

/** How far the card's curl lifts it at a place along it. */
function lift(along: number): number {
  return 0.42 * along * along + 0.02 * along;
}

const card: Distance = (x, y, z) => {
  const plate = roundRectangle(x, z, HALF_LENGTH, HALF_WIDTH, 0.04);
  const hole = 0.03 - Math.hypot(x - HOLE_X, z);
  const outline = Math.max(plate, hole);
  const thickness = Math.abs(y - lift(x)) - 0.006;
  return Math.max(outline, thickness);
};

/** What is printed at a place on the card: a red band, lines of type, a bar code. */
function print(along: number, across: number): Color {
  if (Math.hypot(along - HOLE_X, across) < 0.05) return RED;
  if (along > -0.19 && along < -0.165) return RED;
  const isBars = along > 0.02 && along < 0.27 && across > 0.03 && across < 0.13;
  if (isBars) return hash(Math.floor(along * 150), 7) % 5 < 2 ? INK : CARD;
  const line = Math.floor((across + 0.13) / 0.045);
  const isType = line >= 0 && line < 3 && (across + 0.13) % 0.045 < 0.024;
  const end = [0.27, 0.2, 0.06][line] ?? 0;
  if (isType && along > -0.13 && along < end) {
    return hash(Math.floor(along * 110), line + 11) % 4 === 0 ? CARD : INK;
  }
  return CARD;
}

/** Points of the twine in the card's axes: along, height, across; out of the hole and round. */
const TWINE_POINTS = twineCurve();
const TWINE_RADIUS = 0.013;

const twine: Distance = (x, y, z) => {
  let nearest = Infinity;
  for (let i = 0; i + 5 < TWINE_POINTS.length; i += 3) {
    const ax = TWINE_POINTS[i]!;
    const ay = TWINE_POINTS[i + 1]!;
    const az = TWINE_POINTS[i + 2]!;
    const bx = TWINE_POINTS[i + 3]! - ax;
    const by = TWINE_POINTS[i + 4]! - ay;
    const bz = TWINE_POINTS[i + 5]! - az;
    const dx = x - ax;
    const dy = y - ay;
    const dz = z - az;
    const share = (dx * bx + dy * by + dz * bz) / (bx * bx + by * by + bz * bz);
    const t = share < 0 ? 0 : share > 1 ? 1 : share;
    const squared = (dx - bx * t) ** 2 + (dy - by * t) ** 2 + (dz - bz * t) ** 2;
    if (squared < nearest) nearest = squared;
  }
  const strands = 0.0018 * Math.sin((x + z * 1.7) * 75);
  return Math.sqrt(nearest) - TWINE_RADIUS - strands;
};

function twineCurve(): Float64Array {
  const steps = 28;
  const points = new Float64Array((steps + 1) * 3);
  for (let i = 0; i <= steps; i++) {
    const t = i / steps;
    const turn = t * 2 * Math.PI;
    // An egg-shaped loop whose ends meet in the hole.
    points[i * 3] = HOLE_X - 0.21 * (1 - Math.cos(turn)) - 0.03 * Math.sin(turn * 2);
    points[i * 3 + 1] = 0.004 + 0.05 * Math.exp(-((Math.min(t, 1 - t) * 9) ** 2)) + 0.008 * t;
    points[i * 3 + 2] = 0.14 * Math.sin(turn) * (0.6 + 0.4 * Math.cos(turn)) + 0.08 * t * (1 - t);
  }
  return points;
}
