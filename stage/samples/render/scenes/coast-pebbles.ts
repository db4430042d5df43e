/** Pebbles half sunk in the sand near the camera. */
import { ellipsoid, placed, type Distance } from '../distance';
import { marched } from '../march';
import { fbm3 } from '../noise';
import { createRandom } from '../sampler';
import type { Group, SceneObject } from '../scene';
import { boxAround } from '../shape';
import { hexColor, scale, vec } from '../vector';

const COUNT = 46;
const STONES = ['#6b6660', '#8a7f72', '#54504e', '#a39a8c', '#7a5f4c', '#c7bfb2'].map(hexColor);

export function pebbles(): Group {
  const random = createRandom(241);
  const objects: SceneObject[] = [];
  for (let i = 0; i < COUNT; i++) {
    // Most lie together, as the tide sorts them; the others anywhere.
    const isLoose = random() < 0.45;
    const z = isLoose ? -4.2 - 4.5 * random() : -5 - 1.1 * random() ** 2;
    const x = isLoose ? (2 * random() - 1) * 3.4 : -1.9 + 1.5 * random() + 0.4 * (z + 5);
    objects.push(pebble(x, z, 0.012 + 0.034 * random() ** 3, random));
  }
  return { bounds: { min: vec(-4.5, -0.03, -9), max: vec(4.5, 0.06, -3.9) }, objects };
}

function pebble(x: number, z: number, radius: number, random: () => number): SceneObject {
  const long = radius * (1.1 + 0.6 * random());
  const flat = radius * (0.55 + 0.3 * random());
  const stone: Distance = (a, b, c) => ellipsoid(a, b, c, long, flat, radius);
  const tone = STONES[Math.floor(random() * STONES.length)]!;
  const turn = random() * Math.PI;
  const shape = marched(
    placed(stone, x, flat * 0.3, z, turn),
    boxAround(vec(x, flat * 0.3, z), vec(long, flat, long)),
    { precision: 6e-4, caution: 0.8 },
  );
  return {
    shape,
    surface: (point, normal) => {
      const grain = 1 + 0.35 * fbm3(point.x * 90, point.y * 90, point.z * 90, 3, 242);
      return { normal, albedo: scale(tone, grain), roughness: 0.5, reflectance: 0.03 };
    },
  };
}
