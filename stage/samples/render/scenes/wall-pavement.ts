/** Concrete slabs in front of the wall, worn, with sand in the joints. */
import { bake } from '../grid';
import { marched } from '../march';
import { cellular2, fbm2, noise2 } from '../noise';
import { hash } from '../sampler';
import type { SceneObject } from '../scene';
import { hexColor, mix, scale, smoothstep, vec } from '../vector';

const SLAB_X = 0.6;
const SLAB_Z = 0.4;
const JOINT = 0.007;

const CONCRETE = hexColor('#a39b8e');
const SAND = hexColor('#5f574a');
const MOSS = hexColor('#4a5030');

export function pavement(pixelSize: number): SceneObject {
  const area = { left: -3, bottom: -0.05, width: 6, height: 3, step: pixelSize };
  const height = bake(area, relief);
  const bounds = { min: vec(-3, -0.03, -0.05), max: vec(3, 0.012, 2.95) };
  return {
    shape: marched((x, y, z) => y - height(x, z), bounds, {
      precision: Math.max(4e-4, pixelSize * 0.35),
      caution: 0.7,
    }),
    surface: ({ x, z }, normal) => {
      const { inside, id } = slabAt(x, z);
      const grain = 1 + 0.2 * fbm2(x * 130, z * 130, 3, 101) + 0.16 * fbm2(x * 5, z * 5, 4, 102);
      const stone = cellular2(x * 70, z * 70, 103);
      const pebble = stone.nearest < 0.24 ? 0.72 + 0.5 * ((stone.id & 255) / 255) : 1;
      const slab = scale(CONCRETE, grain * pebble * (0.86 + 0.2 * ((id & 255) / 255)));
      const moss = smoothstep(0.1, 0.45, fbm2(x * 4, z * 7, 3, 104) + 0.25 - z * 0.6);
      const filling = mix(SAND, MOSS, moss);
      const stain = smoothstep(0.2, 0.6, fbm2(x * 2.2, z * 2.2, 4, 105)) * 0.35;
      const worn = mix(slab, scale(SAND, 0.9), Math.max(stain, 0.5 * smoothstep(0.14, 0, z)));
      const albedo = mix(filling, worn, smoothstep(-0.004, 0.003, inside));
      return { normal, albedo, roughness: 0.8, reflectance: 0.02 };
    },
  };
}

function slabAt(x: number, z: number): { inside: number; id: number } {
  const row = Math.floor(z / SLAB_Z);
  const along = x / SLAB_X + (row & 1) * 0.5 + 0.13;
  const column = Math.floor(along);
  const dx = Math.abs(along - column - 0.5) * SLAB_X;
  const dz = Math.abs(z / SLAB_Z - row - 0.5) * SLAB_Z;
  const ragged = 0.004 * fbm2(x * 24, z * 24, 3, 106);
  const inside = Math.min((SLAB_X - JOINT) / 2 - dx, (SLAB_Z - JOINT) / 2 - dz) + ragged;
  return { inside, id: hash(column + 64, row + 64) };
}

function relief(x: number, z: number): number {
  const { inside, id } = slabAt(x, z);
  const rough = 0.0009 * fbm2(x * 90, z * 90, 3, 107) + 0.001 * noise2(x * 9, z * 9, 108);
  const level = 0.0015 * ((id >>> 8) % 3);
  const slab = rough + level;
  const joint = -0.006 + 0.002 * fbm2(x * 60, z * 60, 2, 109);
  return joint + (slab - joint) * smoothstep(-0.003, 0.004, inside);
}
