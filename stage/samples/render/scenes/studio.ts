/**
 * Product shot: a glazed mug on an oak board on seamless paper, coffee beans, and a price tag that
 * somebody forgot. Unit: decimetre.
 */
import type { Distance } from '../distance';
import { softbox } from '../light';
import { marched } from '../march';
import { fbm2, noise2 } from '../noise';
import type { Scene, SceneObject } from '../scene';
import { hexColor, mix, scale, subtract, vec, type Color } from '../vector';
import { beans } from './studio-beans';
import { board, BOARD_TOP } from './studio-board';
import { mug } from './studio-mug';
import { priceTag } from './studio-tag';

const WALL_Z = -5;
const BEND_RADIUS = 3;
const PAPER = hexColor('#e8dccb');

export function studio(): Scene {
  const key = softbox(
    vec(-3.7, 2.9, 1.9),
    vec(-0.5, 0, -1.1),
    vec(0.5, 1.5, -0.23),
    scale(WARM, 9),
  );
  const fill = softbox(vec(4.2, 2.2, 2.2), vec(-0.8, 0, 1.5), vec(0, 1.5, 0), scale(COOL, 1.1));
  const position = vec(0.5, 1.95, 6.4);
  const target = vec(0.28, 0.4, 0);
  return {
    camera: { position, target, verticalFov: 19.5, aperture: 0.075, focus: 6.35 },
    objects: [
      backdrop(),
      ...board(),
      ...mug(BOARD_TOP),
      ...beans(),
      ...priceTag(),
      key.object,
      fill.object,
    ],
    groups: [],
    lights: [key.light, fill.light],
    sky: (direction) => mix(FLOOR_BOUNCE, CEILING, 0.5 + 0.5 * direction.y),
    bounces: 3,
    development: {
      exposure: 1.55,
      balance: vec(1, 1, 1),
      whitePoint: 3,
      contrast: 0.3,
      vignette: 0.28,
      glow: 0.05,
      grain: 1.5,
    },
  };
}

const WARM: Color = vec(1, 0.95, 0.88);
const COOL: Color = vec(0.86, 0.93, 1);
const CEILING: Color = vec(0.2, 0.2, 0.21);
const FLOOR_BOUNCE: Color = vec(0.1, 0.09, 0.08);

/** A sheet of paper that hangs from the wall and runs out over the table in one bend. */
function backdrop(): SceneObject {
  const distance: Distance = (_x, y, z) => {
    const fromWall = z - WALL_Z;
    const u = Math.max(BEND_RADIUS - y, 0);
    const v = Math.max(BEND_RADIUS - fromWall, 0);
    const beyond = Math.max(Math.min(y, fromWall) - BEND_RADIUS, 0);
    return BEND_RADIUS - Math.sqrt(u * u + v * v) + beyond;
  };
  const bounds = { min: vec(-9, -0.1, -5.2), max: vec(9, 8, 11) };
  return {
    shape: marched(distance, bounds, { precision: 5e-4 }),
    surface: ({ x, y, z }, normal) => {
      const along = z + y;
      const fibres =
        0.012 * noise2(x * 38, along * 38, 3) + 0.02 * fbm2(x * 0.7, along * 0.7, 3, 5);
      // Paper is never quite flat: long, shallow waves catch the light.
      const wave = vec(0.012 * fbm2(x * 0.45, along * 0.45, 2, 9), 0, 0);
      const bent = subtract(normal, wave);
      return {
        normal: scale(bent, 1 / Math.hypot(bent.x, bent.y, bent.z)),
        albedo: scale(PAPER, 1 + fibres),
        roughness: 0.9,
        reflectance: 0,
      };
    },
  };
}
