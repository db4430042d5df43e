/** The mug: thrown stoneware, dipped in a teal glaze that thins to brown at rims; coffee in it. */
import {
  placed,
  roundCylinder,
  smoothIntersection,
  smoothUnion,
  torus,
  type Distance,
} from '../distance';
import { marched } from '../march';
import { cellular2, fbm3, noise3 } from '../noise';
import type { SceneObject } from '../scene';
import { boxAround, ellipse } from '../shape';
import { hexColor, mix, scale, smoothstep, vec } from '../vector';

const RADIUS = 0.43;
const HEIGHT = 0.94;
const WALL = 0.045;
const X = -0.12;
const Z = 0;
const YAW = 0.5;

const GLAZE = hexColor('#23616a');
const GLAZE_POOL = hexColor('#123f4b');
const GLAZE_THIN = hexColor('#8a5a35');
const CLAY = hexColor('#c3a07c');
const SPOT = hexColor('#c9b48f');
const COFFEE = hexColor('#1c0d06');
const CREMA = hexColor('#6b3f1d');

/** `ground`: height of what the mug stands on. */
export function mug(ground: number): SceneObject[] {
  const bounds = boxAround(vec(X, ground + HEIGHT / 2, Z), vec(0.95, HEIGHT / 2 + 0.02, 0.95));
  const body: SceneObject = {
    shape: marched(placed(mugDistance, X, ground, Z, YAW), bounds, {
      precision: 6e-4,
      caution: 0.9,
    }),
    surface: (point, normal) => {
      const { x, y, z } = vec(point.x - X, point.y - ground, point.z - Z);
      const edge = 0.15 + 0.022 * noise3(x * 3, 0, z * 3, 2) + 0.008 * noise3(x * 11, 0, z * 11, 4);
      return y < edge ? clay(x, y, z, normal) : glaze(x, y, z, edge, normal);
    },
  };
  const level = ground + 0.78;
  const coffee: SceneObject = {
    shape: ellipse(vec(X, level, Z), vec(RADIUS - 0.03, 0, 0), vec(0, 0, -(RADIUS - 0.03))),
    surface: ({ x, z }, normal) => {
      const fromRim = RADIUS - WALL - Math.hypot(x - X, z - Z);
      const bubbles = cellular2(x * 60, z * 60, 8).nearest;
      const ring = smoothstep(0.05, 0, fromRim + 0.03 * (bubbles - 0.5));
      return { normal, albedo: mix(COFFEE, CREMA, ring), roughness: 0.08, reflectance: 0.025 };
    },
  };
  return [body, coffee];
}

const mugDistance: Distance = (x, y, z) => {
  const around = Math.sqrt(x * x + z * z);
  // A slight belly, and the rings a potter's fingers leave.
  const share = y / HEIGHT;
  const belly = 0.055 * Math.sin(Math.min(share * 1.12, 1) * Math.PI) - 0.035 * (1 - share) ** 2;
  const rings = 0.0035 * Math.sin(y * 34 + 1.5 * Math.sin(y * 9));
  const squeeze = around > 1e-6 ? (around - belly - rings) / around : 1;
  const middle = y - HEIGHT / 2;
  const outside = roundCylinder(x * squeeze, middle, z * squeeze, RADIUS, HEIGHT / 2, 0.03);
  const inside = roundCylinder(
    x * squeeze,
    middle - 0.09,
    z * squeeze,
    RADIUS - WALL,
    HEIGHT / 2,
    0.1,
  );
  const withHandle = smoothUnion(outside, handle(x - RADIUS + 0.01, y - 0.5, z), 0.07);
  return smoothIntersection(withHandle, -inside, 0.03);
};

/** An upright ear, flatter than it is wide. */
function handle(x: number, y: number, z: number): number {
  const ear = torus(x * 1.12, y, z * 0.62, 0.25, 0.052);
  return ear * 0.85;
}

function clay(x: number, y: number, z: number, normal: ReturnType<typeof vec>) {
  const grog = noise3(x * 70, y * 70, z * 70, 21);
  const tint = 1 + 0.1 * fbm3(x * 9, y * 9, z * 9, 3, 22) - 0.25 * smoothstep(0.55, 0.8, grog);
  return { normal, albedo: scale(CLAY, tint), roughness: 0.75, reflectance: 0.02 };
}

function glaze(x: number, y: number, z: number, edge: number, normal: ReturnType<typeof vec>) {
  const cloud = fbm3(x * 4, y * 2.2, z * 4, 4, 11);
  const thin = smoothstep(HEIGHT - 0.035, HEIGHT - 0.004, y + 0.012 * cloud);
  const pool = smoothstep(edge + 0.1, edge, y);
  const speckle = ironSpots(x, y, z);
  const base = mix(mix(GLAZE, GLAZE_POOL, 0.5 + 0.6 * cloud), GLAZE_POOL, pool);
  const color = mix(mix(base, GLAZE_THIN, 0.85 * thin), SPOT, 0.75 * speckle * (1 - thin));
  // Glaze is never flat: orange peel, felt in the mirrored softbox.
  const peel = vec(
    normal.x + 0.012 * noise3(x * 17, y * 17, z * 17, 31),
    normal.y + 0.012 * noise3(x * 17, y * 17, z * 17, 32),
    normal.z + 0.012 * noise3(x * 17, y * 17, z * 17, 33),
  );
  const bent = scale(peel, 1 / Math.hypot(peel.x, peel.y, peel.z));
  return { normal: bent, albedo: color, roughness: 0.16 + 0.06 * cloud, reflectance: 0.045 };
}

/** Round specks where iron in the clay broke through the glaze: few large, many small, 0 … 1. */
function ironSpots(x: number, y: number, z: number): number {
  // Unrolled, so that the specks are round on the wall.
  const around = Math.atan2(z, x) * RADIUS;
  const { nearest, id } = cellular2(around * 17, y * 17, 12);
  const radius = 0.02 + 0.24 * (((id >>> 3) % 64) / 64) ** 4;
  return smoothstep(radius, 0.6 * radius, nearest + 0.03 * noise3(x * 90, y * 90, z * 90, 13));
}
