/**
 * Sand and sea in one plane: damp ripples near the camera, a mirror where the last wave ran out, lace
 * of foam at the water's edge, then the sea to the horizon. Relief is in the normals only.
 */
import { cellular2, fbm2, noise2, type Cell } from '../noise';
import type { SceneObject } from '../scene';
import { flatShape } from '../shape';
import type { Surface } from '../surface';
import { hexColor, mix, normalize, scale, smoothstep, vec, type Vec3 } from '../vector';
import { POST } from './coast-post';

const SAND = hexColor('#b39873');
const SAND_WET = hexColor('#6d5a45');
const FOAM = vec(0.84, 0.85, 0.84);
const SHALLOW = hexColor('#6d8a80');
const DEEP = hexColor('#28525f');
const SHELL = hexColor('#e6dccb');
const GRIT = hexColor('#4a3d31');

export function shore(): SceneObject {
  return {
    shape: flatShape(vec(0, 0, 0), vec(1, 0, 0), vec(0, 0, -1), () => true),
    surface: ({ x, z }, _normal, distance) => {
      const out = seaward(x, z);
      return out > 0 ? sea(x, z, out, distance) : sand(x, z, out, distance);
    },
  };
}

/** Metres beyond the water's edge, negative on the sand. */
function seaward(x: number, z: number): number {
  const edge = 13.2 + 1.5 * noise2(x * 0.11, 0.5, 181) + 0.4 * fbm2(x * 0.6, z * 0.3, 4, 182);
  return -z - edge;
}

function sand(x: number, z: number, out: number, distance: number): Surface {
  const patches = fbm2(x * 0.35, z * 0.55, 4, 183);
  const scour = smoothstep(0.75, 0.2, Math.hypot(x - POST.x, (z - POST.z) * 0.8));
  const wet = Math.max(smoothstep(-8.4, -4, out + 3.4 * patches), 0.85 * scour);
  const film = Math.max(smoothstep(-6, -1.6, out + 3.4 * patches), 0.6 * scour);
  const detail = smoothstep(14, 5, distance);
  const grit = detail > 0 ? 0.2 * detail * fbm2(x * 260, z * 260, 2, 184) : 0;
  const grain = grit + 0.13 * fbm2(x * 22, z * 14, 3, 185);
  const bed = scale(mix(SAND, SAND_WET, 0.25 + 0.75 * wet), 1 + grain + 0.14 * patches);
  const speck = cellular2(x * 34, z * 34, 186);
  const albedo = mix(bed, (speck.id & 64) === 0 ? SHELL : GRIT, speckle(speck) * (1 - film));
  const relief = 1 - 0.86 * film;
  return {
    normal: bend(x, z, distance * 4e-4 + 0.002, (px, pz) => sandHeight(px, pz, distance) * relief),
    albedo: mix(albedo, FOAM, 0.75 * lace(x, z, out)),
    roughness: 0.7 - 0.58 * film,
    reflectance: 0.02 + 0.012 * film,
  };
}

/** One in twenty places has a bit of shell or stone. */
function speckle({ nearest, id }: Cell): number {
  return (id >>> 8) % 20 === 0 ? smoothstep(0.34, 0.22, nearest) : 0;
}

function sandHeight(x: number, z: number, distance: number): number {
  const warp = 0.09 * fbm2(x * 1.3, z * 1.3, 3, 191);
  const strength = smoothstep(-0.35, 0.35, fbm2(x * 0.5, z * 0.7, 2, 192));
  const ripples = 0.0042 * strength * Math.sin(((z + warp + 0.12 * x) * 2 * Math.PI) / 0.13);
  const lumps = 0.011 * fbm2(x * 3.2, z * 3.2, 4, 193);
  const grains = distance < 9 ? 0.0006 * noise2(x * 120, z * 120, 194) : 0;
  return ripples + lumps + grains;
}

/** 0 … 1: the net of bubbles the swash leaves behind its edge, on both sides of it. */
function lace(x: number, z: number, out: number): number {
  if (out < -0.6 || out > 3.4) return 0;
  const wobble = 0.25 * fbm2(x * 2.2, z * 2.2, 3, 201);
  const warpX = x + 0.3 * noise2(x * 1.1, z * 1.1, 202);
  const cell = cellular2(warpX * 2.6, z * 1.5 + wobble, 203);
  const net = smoothstep(0.16, 0.02, cell.second - cell.nearest);
  const fine = smoothstep(-0.15, 0.3, fbm2(x * 13, z * 8, 3, 204));
  const rim = smoothstep(0.16, 0.0, Math.abs(out + wobble * 0.4)) * 0.95;
  const behind = net * fine * smoothstep(-0.3, 0.1, out) * smoothstep(3.4, 0.6, out);
  return Math.max(rim * (0.45 + 0.55 * fine), behind);
}

function sea(x: number, z: number, out: number, distance: number): Surface {
  const depth = smoothstep(0.4, 26, out);
  const sandy = mix(SAND_WET, SHALLOW, smoothstep(0, 3, out));
  const water = mix(sandy, DEEP, depth);
  const foam = Math.max(lace(x, z, out), surf(x, z, out));
  // What is too small to see at this distance roughens the mirror instead.
  const unseen = smoothstep(12, 160, distance);
  const slope = 0.4 + 0.6 * smoothstep(0.2, 5, out);
  const reach = Math.max(0.01, distance * 4e-4);
  return {
    normal: bend(x, z, reach, (px, pz) => slope * seaHeight(px, pz, distance)),
    albedo: mix(water, FOAM, foam),
    roughness: foam > 0.5 ? 0.9 : 0.1 + 0.34 * unseen,
    reflectance: 0.022,
  };
}

/** Broken water: long white strips where waves fell, thinning out behind. */
function surf(x: number, z: number, out: number): number {
  const line = (at: number, width: number, seed: number) => {
    if (Math.abs(out - at) > width + 1.4) return 0;
    const off = out - at - 1.1 * fbm2(x * 0.14, at, 3, seed);
    const gate = smoothstep(-0.12, 0.3, fbm2(x * 0.09 + at, at * 0.7, 2, seed + 1));
    return gate * smoothstep(width, 0.1 * width, off) * smoothstep(-0.16, 0.05, off);
  };
  const torn = fbm2(x * 1.6, z * 0.9, 5, 213);
  const strips = Math.max(line(3.6, 2.2, 214), line(12.5, 3, 216), 0.8 * line(21, 4, 218));
  const caps = smoothstep(0.5, 0.62, fbm2(x * 0.16, z * 0.22, 4, 220)) * smoothstep(24, 40, out);
  return Math.max(strips * smoothstep(-0.45, 0.25, torn), 0.6 * caps);
}

/** Swell, chop and ripples; each fades out where it gets narrower than a pixel. */
function seaHeight(x: number, z: number, distance: number): number {
  // A pixel's depth on the water from eye height 1.5 m with 1600 pixels per radian.
  const footprint = (distance * distance) / 2400;
  const fades = (wavelength: number) => smoothstep(2.2, 0.5, footprint / wavelength);
  let height = 0.22 * fades(14) * noise2(x * 0.05, z * 0.16, 221);
  if (footprint < 8.8) height += 0.09 * fades(4) * noise2(x * 0.2, z * 0.5, 222);
  if (footprint < 3) height += 0.032 * fades(1.4) * noise2(x * 0.75, z * 1.3, 223);
  if (footprint < 1.1) height += 0.011 * fades(0.5) * fbm2(x * 2.6, z * 3.6, 2, 224);
  return height;
}

/** The unit normal of a relief over the plane y = 0, its slope measured over `reach` metres. */
function bend(x: number, z: number, reach: number, height: (x: number, z: number) => number): Vec3 {
  const here = height(x, z);
  const slopeX = (height(x + reach, z) - here) / reach;
  const slopeZ = (height(x, z + reach) - here) / reach;
  return normalize(vec(-slopeX, 1, -slopeZ));
}
