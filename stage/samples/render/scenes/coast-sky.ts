/** The evening sky: a gradient, a bank of clouds lit from one side, thin streaks above, a headland. */
import type { Size } from '../../../../src/inference/core/geometry';
import { bake } from '../grid';
import { fbm2 } from '../noise';
import { clamp, hexColor, mix, normalize, smoothstep, vec, type Color, type Vec3 } from '../vector';

const ZENITH = hexColor('#3c6799');
const MIDDLE = hexColor('#8fb0cf');
const HORIZON = hexColor('#f0dfcf');
const LIT = vec(1.18, 1.04, 0.92);
const SHADED = hexColor('#8a94a8');
const HILL = hexColor('#7f8c9a');

/** Half the part of the sky that is baked finely, in radians of azimuth. */
const SPAN = 0.75;
const HIGHEST = 0.75;

/** The colour of the sky by direction; what lies behind the camera has no clouds. */
export function createSky(towardsSun: Vec3, { height }: Size): (direction: Vec3) => Color {
  const step = Math.max(0.62 / height, 8e-4);
  const area = { left: -SPAN, bottom: 0, width: 2 * SPAN, height: HIGHEST, step };
  const cover = bake(area, cloudCover);
  const shine = bake(area, cloudShine);
  const veil = bake(area, streaks);
  const axis = normalize(towardsSun);
  return (direction) => {
    const azimuth = Math.atan2(direction.x, -direction.z);
    const elevation = Math.asin(clamp(direction.y, -1, 1));
    const clear = clearSky(direction, axis);
    if (Math.abs(azimuth) > SPAN) return clear;
    if (elevation < headland(azimuth)) return mix(HILL, HORIZON, 0.25 + 8 * Math.max(elevation, 0));
    const up = Math.max(elevation, 0);
    const veiled = mix(clear, LIT, 0.5 * veil(azimuth, up));
    const cloud = mix(SHADED, LIT, shine(azimuth, up));
    // Far clouds sink into the haze.
    const haze = smoothstep(0.16, 0.0, up) * 0.75;
    return mix(veiled, mix(cloud, HORIZON, haze), cover(azimuth, up) * 0.94);
  };
}

function clearSky(direction: Vec3, towardsSun: Vec3): Color {
  const up = Math.max(direction.y, 0);
  const low = mix(HORIZON, MIDDLE, smoothstep(0, 0.22, up) ** 0.8);
  const base = mix(low, ZENITH, smoothstep(0.1, 0.75, up));
  const near = direction.x * towardsSun.x + direction.y * towardsSun.y + direction.z * towardsSun.z;
  const glow = 0.35 * Math.max(near, 0) ** 6 + 0.1 * Math.max(near, 0) ** 2;
  return mix(base, vec(1.5, 1.25, 0.95), glow);
}

/** Height of the hills on the left over the horizon, radians. */
function headland(azimuth: number): number {
  const rise = smoothstep(-0.02, -0.34, azimuth) * smoothstep(-0.75, -0.4, azimuth);
  return rise * (0.019 + 0.006 * fbm2(azimuth * 14, 3, 4, 151)) - 0.002;
}

/** Where a line of sight meets the cloud layer, in units of its height; rounded off at the horizon. */
function onLayer(azimuth: number, elevation: number): { x: number; y: number } {
  const reach = 1 / (Math.sin(elevation) + 0.09);
  return { x: Math.sin(azimuth) * reach, y: Math.cos(azimuth) * reach };
}

function density(azimuth: number, elevation: number): number {
  const { x, y } = onLayer(azimuth, elevation);
  const warpX = 0.35 * fbm2(x * 0.9 + 4, y * 0.9, 3, 161);
  const warpY = 0.35 * fbm2(x * 0.9, y * 0.9 + 8, 3, 162);
  const body = fbm2((x + warpX) * 0.62 + 3.1, (y + warpY) * 0.5 + 0.4, 7, 163, 0.54);
  // A bank in the lower half of the picture's sky, breaking up above.
  const bank = 0.3 * smoothstep(0.3, 0.1, elevation) - 0.16 * smoothstep(0.22, 0.36, elevation);
  return body + bank + 0.1 * fbm2(azimuth * 2.2, elevation * 3, 2, 164) - 0.03;
}

function cloudCover(azimuth: number, elevation: number): number {
  return smoothstep(0.03, 0.32, density(azimuth, elevation));
}

/** 0 in a cloud's own shade … 1 where the sun falls on it: denser towards the sun means darker. */
function cloudShine(azimuth: number, elevation: number): number {
  const here = density(azimuth, elevation);
  const near = density(azimuth - 0.018, elevation + 0.012);
  const far = density(azimuth - 0.05, elevation + 0.034);
  const slope = here - near + 0.7 * (here - far);
  const thick = smoothstep(0.1, 0.6, here);
  return clamp(0.66 + 1.6 * slope - 0.38 * thick, 0, 1);
}

/** Ice clouds high up, combed by the wind. */
function streaks(azimuth: number, elevation: number): number {
  const { x, y } = onLayer(azimuth, elevation);
  const along = x * 0.8 + y * 0.35;
  const across = y * 0.8 - x * 0.35;
  const combed = fbm2(along * 0.55, across * 2.6 + 0.8 * fbm2(along, across, 3, 171), 6, 172, 0.6);
  const patches = smoothstep(-0.1, 0.4, fbm2(along * 0.5 + 2, across * 0.6, 3, 173));
  return smoothstep(-0.05, 0.7, combed) * patches * smoothstep(0.05, 0.2, elevation);
}
