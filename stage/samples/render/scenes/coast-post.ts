/** The old groyne post with its lifebuoy: what the picture would be better without. */
import { placed, roundBox, roundCylinder, torus, type Distance } from '../distance';
import { marched } from '../march';
import { fbm2, fbm3, noise2 } from '../noise';
import type { SceneObject } from '../scene';
import { boxAround } from '../shape';
import { hexColor, mix, scale, smoothstep, vec, type Color } from '../vector';

export const POST = { x: 1.12, z: -7.5 } as const;

const HEIGHT = 2.12;
const RADIUS = 0.105;
const RING = { y: 1.36, z: POST.z + 0.19, radius: 0.265, tube: 0.075 } as const;
const YAW = 0.35;

const WOOD = hexColor('#8d8374');
const CRACK = hexColor('#2f2821');
const ALGAE = hexColor('#3d4a2c');
const BARNACLE = hexColor('#b9b3a3');
const ORANGE = hexColor('#e2571d');
const BAND = hexColor('#f0eee8');
const ROPE = hexColor('#d8cfb8');

export function post(): SceneObject[] {
  const center = vec(POST.x, HEIGHT / 2, POST.z);
  return [
    {
      isUnwanted: true,
      shape: marched(timber, boxAround(center, vec(0.16, HEIGHT / 2 + 0.02, 0.16)), {
        precision: 8e-4,
        caution: 0.6,
      }),
      surface: ({ x, y, z }, normal) => ({
        normal,
        albedo: timberColor(Math.atan2(x - POST.x, z - POST.z), y, x, z),
        roughness: 0.8,
        reflectance: 0.02,
      }),
    },
    {
      isUnwanted: true,
      shape: marched(
        placed(buoy, POST.x, RING.y, RING.z, YAW),
        boxAround(vec(POST.x, RING.y, RING.z), vec(0.37, 0.37, 0.2)),
        { precision: 8e-4, caution: 0.8 },
      ),
      surface: ({ x, y, z }, normal) => {
        const across = (x - POST.x) * Math.cos(YAW) - (z - RING.z) * Math.sin(YAW);
        const out = Math.hypot(across, y - RING.y);
        const albedo = buoyColor(Math.atan2(y - RING.y, across), out);
        return { normal, albedo, roughness: 0.36, reflectance: 0.04 };
      },
    },
  ];
}

/** A trunk with its drying cracks, leaning a little, its head worn round. */
const timber: Distance = (x, y, z) => {
  const dx = x - POST.x - 0.02 * (y / HEIGHT) ** 2 + 0.006;
  const dz = z - POST.z;
  const angle = Math.atan2(dx, dz);
  const split = fbm2(angle * 5.5, y * 0.9, 4, 251);
  const crack = 0.02 * smoothstep(0.28, 0.5, split) + 0.004 * fbm2(angle * 14, y * 2.4, 3, 252);
  const worn = 0.012 * noise2(angle * 1.2, y * 1.5, 253) - 0.02 * smoothstep(0.5, 0, y);
  const slant = 0.25 * dx;
  const body = roundCylinder(dx, y - HEIGHT / 2 + slant, dz, RADIUS, HEIGHT / 2, 0.03);
  const hook = roundBox(dx, y - RING.y - RING.radius, dz - 0.15, 0.012, 0.016, 0.08, 0.006);
  return Math.min(body + crack + worn, hook);
};

function timberColor(angle: number, y: number, x: number, z: number): Color {
  const split = smoothstep(0.22, 0.5, fbm2(angle * 5.5, y * 0.9, 4, 251));
  const fibre = fbm2(angle * 26, y * 2.2, 4, 254);
  const wood = scale(mix(WOOD, CRACK, 0.75 * split), 1 + 0.34 * fibre);
  const tide = 0.62 + 0.16 * fbm3(x * 12, y * 6, z * 12, 3, 255);
  const slime = mix(wood, ALGAE, 0.85 * smoothstep(tide + 0.12, tide - 0.18, y));
  const crust = smoothstep(0.18, 0.4, fbm3(x * 48, y * 48, z * 48, 2, 256));
  return mix(slime, BARNACLE, 0.7 * crust * smoothstep(tide - 0.02, tide - 0.3, y));
}

/** The ring, and the grab line held by its four bands. */
const buoy: Distance = (x, y, z) => {
  const ring = torus(x, y, z, RING.radius, RING.tube);
  const angle = Math.atan2(y, x);
  const sag = 0.024 * Math.abs(Math.sin(2 * angle));
  const rope = torus(x, y, z, RING.radius + RING.tube + sag, 0.009) * 0.8;
  return Math.min(ring, rope);
};

function buoyColor(angle: number, out: number): Color {
  if (out > RING.radius + RING.tube + 0.001) return ROPE;
  const quarter = (angle / (Math.PI / 2) + 4.5) % 1;
  const isBand = Math.abs(quarter - 0.5) < 0.14;
  const scuffed = 1 + 0.12 * fbm2(angle * 9, out * 60, 4, 257);
  const paint = isBand ? BAND : ORANGE;
  return scale(
    mix(paint, hexColor('#a8927a'), 0.3 * smoothstep(0.2, 0.6, fbm2(angle * 5, out * 30, 3, 258))),
    scuffed,
  );
}
