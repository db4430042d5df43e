/** A weathered slatted bench. */
import { placed, roundBox, type Distance } from '../distance';
import { marched } from '../march';
import { fbm2, noise2 } from '../noise';
import type { SceneObject } from '../scene';
import { boxAround } from '../shape';
import { hexColor, mix, scale, smoothstep, vec, type Vec3 } from '../vector';

const X = -0.72;
const Z = 0.44;
const HALF_LENGTH = 0.68;
const SEAT = 0.45;
const SLAT_PITCH = 0.098;

const WOOD = hexColor('#a9794f');
const WOOD_DARK = hexColor('#5f3f28');
const SILVERED = hexColor('#9a9184');
const IRON = hexColor('#22252a');

export function bench(): SceneObject[] {
  const seat = boxAround(vec(X, SEAT, Z), vec(HALF_LENGTH + 0.01, 0.04, 0.22));
  const frame = boxAround(vec(X, SEAT / 2, Z), vec(HALF_LENGTH, SEAT / 2 + 0.01, 0.22));
  return [
    {
      shape: marched(placed(slats, X, SEAT, Z, 0), seat, { precision: 5e-4 }),
      surface: (point, normal) => wood(point, normal),
    },
    {
      shape: marched(placed(legs, X, 0, Z, 0), frame, { precision: 5e-4 }),
      surface: ({ x, y }, normal) => {
        const chipped = smoothstep(0.4, 0.6, fbm2(x * 40, y * 40, 3, 111));
        const albedo = mix(IRON, hexColor('#6b4530'), chipped * 0.6);
        return { normal, albedo, roughness: 0.45 + 0.3 * chipped, reflectance: 0.04 };
      },
    },
  ];
}

/** Four slats side by side, lengthwise. */
const slats: Distance = (x, y, z) => {
  const nearest = Math.min(Math.max(Math.round(z / SLAT_PITCH - 0.5), -2), 1) + 0.5;
  return roundBox(x, y, z - nearest * SLAT_PITCH, HALF_LENGTH, 0.02, 0.042, 0.006);
};

/** Two iron hoops: uprights, a bar on the ground and one under the seat. */
const legs: Distance = (x, y, z) => {
  const side = Math.abs(x) - HALF_LENGTH + 0.16;
  const upright = roundBox(side, y - 0.21, Math.abs(z) - 0.17, 0.02, 0.215, 0.012, 0.004);
  const top = roundBox(side, y - 0.418, z, 0.02, 0.012, 0.18, 0.004);
  const stretcher = roundBox(x, y - 0.16, z, HALF_LENGTH - 0.16, 0.01, 0.012, 0.004);
  return Math.min(upright, top, stretcher);
};

function wood({ x, y, z }: Vec3, normal: Vec3) {
  const slat = Math.floor((z - Z) / SLAT_PITCH);
  const across = z + slat * 3.1 + y * 0.8;
  const sway = 0.02 * fbm2(x * 1.3, across * 4, 3, 113);
  const ring = (across + sway) * 95;
  const late = smoothstep(0.3, 0.95, ring - Math.floor(ring));
  const streaks = fbm2(x * 5, across * 160, 3, 114);
  const crack = smoothstep(0.5, 0.66, noise2(x * 3, across * 110, 115));
  const grey = smoothstep(-0.3, 0.5, fbm2(x * 2.4, across * 18, 3, 116)) * 0.6;
  const fresh = mix(WOOD, WOOD_DARK, 0.5 * late + 0.35 * streaks + 0.12);
  const albedo = scale(
    mix(fresh, SILVERED, grey),
    (1 + 0.16 * ((slat & 1) - 0.5)) * (1 - 0.5 * crack),
  );
  const bent = vec(normal.x, normal.y, normal.z + 0.06 * streaks);
  return {
    normal: scale(bent, 1 / Math.hypot(bent.x, bent.y, bent.z)),
    albedo,
    roughness: 0.6,
    reflectance: 0.03,
  };
}
