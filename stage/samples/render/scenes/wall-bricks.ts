/** Old brickwork in running bond: hand-made faces, raked mortar, dirt where rain splashes up. */
import { marched } from '../march';
import { cellular2, fbm2, noise2 } from '../noise';
import { bake } from '../grid';
import { hash, hashUnit } from '../sampler';
import type { SceneObject } from '../scene';
import { hexColor, mix, scale, smoothstep, vec, type Color } from '../vector';

/** British standard bricks with a 10 mm joint. */
const COURSE = 0.075;
const LENGTH = 0.225;
const JOINT = 0.011;
const DEPTH = 0.012;

const CLAYS = ['#8f5040', '#9c604c', '#7f463c', '#a87862', '#6a4039', '#945a4a', '#85584d'].map(
  hexColor,
);
const MORTAR = hexColor('#b3a691');
const LIME = hexColor('#cfc5b6');
const DIRT = hexColor('#4d4438');

interface Brick {
  /** Unsigned hash, one per brick. */
  readonly id: number;
  /** How far inside the brick's face the place is, metres; negative in the joint. */
  readonly inside: number;
  /** Place on the face from its middle, metres. */
  readonly x: number;
  readonly y: number;
}

/** `pixelSize`: metres that a pixel covers on the wall; the relief is made no finer. */
export function brickwork(pixelSize: number): SceneObject {
  const area = { left: -2.6, bottom: -0.05, width: 5.2, height: 2.9, step: pixelSize * 0.7 };
  const height = bake(area, relief);
  const bounds = { min: vec(-2.6, -0.05, -0.02), max: vec(2.6, 2.85, 0.026) };
  return {
    shape: marched((x, y, z) => z - height(x, y), bounds, {
      precision: Math.max(4e-4, pixelSize * 0.35),
      caution: 0.6,
    }),
    surface: ({ x, y }, normal) => ({
      normal,
      albedo: color(x, y),
      roughness: 0.85,
      reflectance: 0.02,
    }),
  };
}

function brickAt(x: number, y: number): Brick {
  // Courses wander a few millimetres, and no mason sets two bricks alike.
  const level = y + 0.0035 * noise2(x * 0.8, y * 2, 81);
  const course = Math.floor(level / COURSE);
  const shift = (course & 1) * 0.5 + 0.06 * (hashUnit(course, 82) - 0.5);
  const along = x / LENGTH + shift;
  const column = Math.floor(along);
  const id = hash(column + 4096, course + 9000);
  const dx = (along - column - 0.5) * LENGTH + 0.004 * (((id >>> 4) & 255) / 255 - 0.5);
  const dy = level - (course + 0.5) * COURSE + 0.003 * (((id >>> 12) & 255) / 255 - 0.5);
  const ragged = 0.0028 * fbm2(x * 42, y * 42, 3, 83);
  const qx = Math.abs(dx) - (LENGTH - JOINT) / 2 + 0.006;
  const qy = Math.abs(dy) - (COURSE - JOINT) / 2 + 0.006;
  const outside = Math.hypot(Math.max(qx, 0), Math.max(qy, 0)) + Math.min(Math.max(qx, qy), 0);
  return { id, inside: 0.006 - outside + ragged, x: dx, y: dy };
}

function relief(x: number, y: number): number {
  const { id, inside, x: dx, y: dy } = brickAt(x, y);
  const mortar = 0.0016 * fbm2(x * 110, y * 110, 3, 84) + 0.001 * noise2(x * 30, y * 30, 85);
  if (inside < -0.0035) return mortar;
  const stand = DEPTH * (0.72 + 0.28 * ((id & 255) / 255));
  const tilt =
    dx * 0.02 * (((id >>> 16) & 255) / 255 - 0.5) + dy * 0.05 * ((id >>> 24) / 255 - 0.5);
  const creases = 0.0014 * fbm2(x * 26, y * 70, 4, 86 + (id & 7));
  const pit = smoothstep(0.2, 0.05, cellular2(x * 75, y * 75, 87).nearest) * ((id >>> 8) % 3);
  const face = stand + tilt + creases - 0.0012 * pit;
  return mortar + (face - mortar) * smoothstep(-0.0035, 0.0035, inside);
}

function color(x: number, y: number): Color {
  const { id, inside, x: dx, y: dy } = brickAt(x, y);
  const clay = CLAYS[id % CLAYS.length]!;
  const other = CLAYS[(id >>> 9) % CLAYS.length]!;
  const flame = fbm2(x * 9 + (id & 63), y * 16, 4, 91);
  const fired = mix(clay, other, smoothstep(-0.2, 0.5, flame));
  // The ends of some bricks lay nearest the fire.
  const burnt = smoothstep(0.06, 0.11, Math.abs(dx)) * ((id >>> 20) % 4 === 0 ? 0.5 : 0.08);
  const grit = 1 + 0.3 * fbm2(x * 120, y * 120, 3, 92) + 0.1 * fbm2(dx * 30, dy * 30, 2, id & 1023);
  const face = scale(fired, grit * (1 - burnt) * (0.82 + (0.36 * ((id >>> 5) & 255)) / 255));
  const sand = 1 + 0.22 * fbm2(x * 160, y * 160, 2, 93) + 0.12 * fbm2(x * 6, y * 6, 2, 94);
  const smear = smoothstep(0.25, 0.6, fbm2(x * 14, y * 22, 3, 95)) * 0.35;
  const bare = mix(
    scale(MORTAR, sand),
    mix(face, MORTAR, smear),
    smoothstep(-0.003, 0.001, inside),
  );
  return weather(bare, x, y);
}

/** Lime that bloomed out of the wall in patches, and dirt along its foot. */
function weather(bare: Color, x: number, y: number): Color {
  const bloom = smoothstep(0.12, 0.55, fbm2(x * 1.4 + 7, y * 1.9, 5, 96)) * 0.42;
  const pale = mix(bare, LIME, bloom * (0.6 + 0.4 * fbm2(x * 30, y * 30, 2, 97)));
  const splash = smoothstep(0.42, 0.0, y + 0.16 * fbm2(x * 3, y * 3, 4, 98)) * 0.62;
  const runs = smoothstep(0.15, 0.6, fbm2(x * 5, y * 0.5, 3, 99)) * 0.22;
  return mix(pale, scale(DIRT, 0.9), Math.max(splash, runs));
}
