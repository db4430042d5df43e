/** A few roasted coffee beans, lying as they fell. */
import { ellipsoid, placed, smoothIntersection, type Distance } from '../distance';
import { marched } from '../march';
import { fbm3 } from '../noise';
import type { SceneObject } from '../scene';
import { boxAround } from '../shape';
import { hexColor, scale, vec } from '../vector';

const ROAST = hexColor('#4a2a17');
const LYING = 0.05;

/** x, z, turn in radians, and 1 with the crease up or −1 with it down. */
const PLACES: readonly (readonly [number, number, number, 1 | -1])[] = [
  [-1.18, 0.62, 0.4, 1],
  [-1.33, 0.5, 2.2, -1],
  [-1.05, 0.86, 1.3, -1],
  [-1.5, 0.78, -0.5, 1],
  [-0.72, 1.02, 2.7, 1],
  [-1.02, -1.5, 0.9, 1],
  [-1.2, -1.4, 2.4, -1],
];

export function beans(): SceneObject[] {
  return PLACES.map(([x, z, turn, up]) => {
    const distance = placed(up === 1 ? bean : (a, b, c) => bean(a, -b, c), x, LYING, z, turn);
    const bounds = boxAround(vec(x, LYING, z), vec(0.11, 0.065, 0.11));
    return {
      shape: marched(distance, bounds, { precision: 4e-4, caution: 0.8 }),
      surface: (point, normal) => {
        const blotch = fbm3(point.x * 22, point.y * 22, point.z * 22, 3, 51);
        return {
          normal,
          albedo: scale(ROAST, 1 + 0.35 * blotch),
          roughness: 0.38 + 0.1 * blotch,
          reflectance: 0.04,
        };
      },
    };
  });
}

/** Half an egg, its flat side up, with a wavy crease along it. */
const bean: Distance = (x, y, z) => {
  const egg = ellipsoid(x, y, z, 0.1, 0.062, 0.072);
  const flat = smoothIntersection(egg, y - 0.03, 0.03);
  const crease = ellipsoid(x, y - 0.034, z - 0.008 * Math.sin(x * 32), 0.1, 0.022, 0.009);
  return smoothIntersection(flat, -crease, 0.012);
};
