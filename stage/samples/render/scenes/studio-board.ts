/** The round oak board under the mug. */
import { roundCylinder } from '../distance';
import { marched } from '../march';
import { fbm2, noise2 } from '../noise';
import type { SceneObject } from '../scene';
import { boxAround } from '../shape';
import { hexColor, mix, scale, smoothstep, vec } from '../vector';

const RADIUS = 0.86;
const HALF_THICKNESS = 0.065;
const X = -0.1;

export const BOARD_TOP = 2 * HALF_THICKNESS;

const LIGHT_WOOD = hexColor('#c99f6d');
const DARK_WOOD = hexColor('#8f6237');

export function board(): SceneObject[] {
  const center = vec(X, HALF_THICKNESS, 0);
  const bounds = boxAround(center, vec(RADIUS, HALF_THICKNESS + 1e-3, RADIUS));
  const shape = marched(
    (x, y, z) => roundCylinder(x - X, y - HALF_THICKNESS, z, RADIUS, HALF_THICKNESS, 0.025),
    bounds,
    { precision: 5e-4 },
  );
  return [{ shape, surface: ({ x, y, z }, normal) => oak(x + 0.25 * z, y, z - 0.25 * x, normal) }];
}

/** Grain along x: year rings cut lengthwise, pores as short dark dashes. */
function oak(x: number, y: number, z: number, normal: ReturnType<typeof vec>) {
  const sway = 0.22 * fbm2(x * 0.5, z * 1.1, 3, 41) + 0.012 * noise2(x * 3, z * 6, 42);
  const ring = (z + sway + y * 0.6) * 15;
  const phase = ring - Math.floor(ring);
  const late = smoothstep(0.25, 0.95, phase) * smoothstep(1, 0.96, phase);
  const streaks = fbm2(x * 3, z * 75, 3, 43);
  const pores = smoothstep(0.32, 0.55, noise2(x * 7, z * 130, 44));
  const tone = 0.5 * late + 0.28 * streaks + 0.18 * fbm2(x * 0.9, z * 0.9, 2, 45);
  const color = scale(mix(LIGHT_WOOD, DARK_WOOD, Math.max(0, tone)), 1 - 0.4 * pores);
  return { normal, albedo: color, roughness: 0.5 + 0.2 * pores, reflectance: 0.03 };
}
