/** A terracotta pot filled with earth. */
import { smoothIntersection, smoothUnion, type Distance } from '../distance';
import { marched } from '../march';
import { fbm3 } from '../noise';
import type { SceneObject } from '../scene';
import { boxAround } from '../shape';
import { hexColor, mix, smoothstep, vec, scale } from '../vector';

export const POT = { x: 1.18, z: 0.5, height: 0.42 } as const;

const TERRACOTTA = hexColor('#b4613e');
const CHALK = hexColor('#d2bba2');
const EARTH = hexColor('#2c2018');

export function pot(): SceneObject {
  const bounds = boxAround(
    vec(POT.x, POT.height / 2, POT.z),
    vec(0.25, POT.height / 2 + 0.005, 0.25),
  );
  return {
    shape: marched(vessel, bounds, { precision: 6e-4, caution: 0.9 }),
    surface: ({ x, y, z }, normal) => {
      const around = Math.hypot(x - POT.x, z - POT.z);
      if (normal.y > 0.7 && around < 0.195) {
        const crumbs = 1 + 0.6 * fbm3(x * 60, y * 60, z * 60, 3, 121);
        return { normal, albedo: scale(EARTH, crumbs), roughness: 1, reflectance: 0 };
      }
      const salts = smoothstep(-0.1, 0.6, fbm3(x * 9, y * 14, z * 9, 4, 122) + 0.25 - 0.5 * y);
      const grain = 1 + 0.12 * fbm3(x * 70, y * 70, z * 70, 3, 123);
      const albedo = scale(mix(TERRACOTTA, CHALK, 0.3 * salts), grain);
      return { normal, albedo, roughness: 0.8, reflectance: 0.02 };
    },
  };
}

const vessel: Distance = (x, y, z) => {
  const around = Math.hypot(x - POT.x, z - POT.z);
  const cone = (around - 0.148 - 0.15 * y) * 0.98;
  const body = smoothIntersection(cone, Math.max(y - POT.height, -y), 0.01);
  const rim = smoothIntersection(around - 0.232, Math.abs(y - POT.height + 0.045) - 0.045, 0.02);
  const outside = smoothUnion(body, rim, 0.012);
  const hollow = Math.max(around - 0.198, POT.height - 0.05 - y);
  return smoothIntersection(outside, -hollow, 0.012);
};
