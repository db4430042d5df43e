/** One small wave about to break, far enough out to be a line of green under white. */
import { marched } from '../march';
import { fbm2, noise2 } from '../noise';
import type { SceneObject } from '../scene';
import { hexColor, mix, smoothstep, vec } from '../vector';

const NEAR_Z = -24;
const FAR_Z = -31;
const CREST_Z = -26.4;
const HEIGHT = 0.42;

const FOAM = vec(0.86, 0.87, 0.86);
const FACE = hexColor('#4f7f78');
const BACK = hexColor('#2c5560');

export function breaker(): SceneObject {
  const bounds = { min: vec(-30, 0.01, FAR_Z), max: vec(30, HEIGHT + 0.1, NEAR_Z) };
  return {
    shape: marched((x, y, z) => (y - crest(x, z)) * 0.6, bounds, { precision: 4e-3 }),
    surface: ({ x, y, z }, normal) => {
      const height = y / HEIGHT;
      const torn = fbm2(x * 0.9, y * 6 + z, 5, 231);
      const broken = smoothstep(-0.05, 0.3, fbm2(x * 0.12, 1.7, 3, 232));
      const lip = smoothstep(0.62, 0.85, height + 0.25 * torn);
      const spill = broken * smoothstep(0.0, 0.3, height + 0.4 * torn);
      const foam = Math.max(lip, spill) * (normal.z > -0.2 ? 1 : 0.4);
      const water = mix(BACK, FACE, smoothstep(0.1, 0.8, height));
      return {
        normal,
        albedo: mix(water, FOAM, foam),
        roughness: 0.25 + 0.6 * foam,
        reflectance: 0.02,
      };
    },
  };
}

/** A steep face towards the beach, a long back towards the sea. */
function crest(x: number, z: number): number {
  const off = z - CREST_Z - 0.9 * noise2(x * 0.08, 3, 233) - 0.15 * fbm2(x * 0.7, 5, 3, 234);
  const profile = off > 0 ? smoothstep(0.9, 0, off) : smoothstep(-3.2, 0, off);
  const along = smoothstep(-0.42, 0.25, fbm2(x * 0.055 + 0.6, 9, 2, 235));
  const chop = 0.03 * fbm2(x * 1.8, z * 2.4, 3, 236);
  return profile * (HEIGHT * along + chop);
}
