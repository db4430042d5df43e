/** A round laurel in the pot: some hundreds of leaves, gathered in boxes so that rays find them fast. */
import { createRandom, hash } from '../sampler';
import type { Group, SceneObject } from '../scene';
import { boxAround, ellipse } from '../shape';
import {
  add,
  cross,
  hexColor,
  mix,
  normalize,
  scale,
  subtract,
  vec,
  type Color,
  type Vec3,
} from '../vector';
import { POT } from './wall-pot';

const LEAVES = 1000;
const CENTER = vec(POT.x, POT.height + 0.24, POT.z);
const RADII = vec(0.29, 0.31, 0.27);
const CELL = 0.14;
const HALF_LENGTH = 0.036;

const DARK = hexColor('#2f4a22');
const LIGHT = hexColor('#6f8a3a');
const YELLOWED = hexColor('#a39a45');

export function shrub(): Group[] {
  const random = createRandom(131);
  const cells = new Map<string, { middle: Vec3; objects: SceneObject[] }>();
  for (let i = 0; i < LEAVES; i++) {
    const outward = randomDirection(random);
    const reach = 0.4 + 0.6 * Math.sqrt(random()) + 0.08 * random();
    const place = add(
      CENTER,
      vec(outward.x * RADII.x * reach, outward.y * RADII.y * reach, outward.z * RADII.z * reach),
    );
    const index = (value: number) => Math.floor(value / CELL);
    const key = `${index(place.x)},${index(place.y)},${index(place.z)}`;
    const cell = cells.get(key) ?? { middle: cellMiddle(place), objects: [] };
    cell.objects.push(leaf(place, outward, reach, random));
    cells.set(key, cell);
  }
  const half = CELL / 2 + HALF_LENGTH;
  return [...cells.values()].map(({ middle, objects }) => ({
    bounds: boxAround(middle, vec(half, half, half)),
    objects,
  }));
}

function cellMiddle({ x, y, z }: Vec3): Vec3 {
  const middle = (value: number) => (Math.floor(value / CELL) + 0.5) * CELL;
  return vec(middle(x), middle(y), middle(z));
}

function randomDirection(random: () => number): Vec3 {
  const y = 2 * random() - 1;
  const angle = 2 * Math.PI * random();
  const around = Math.sqrt(1 - y * y);
  return vec(around * Math.cos(angle), y, around * Math.sin(angle));
}

/** Leaves point outwards and up, each turned its own way. */
function leaf(place: Vec3, outward: Vec3, reach: number, random: () => number): SceneObject {
  const jitter = scale(randomDirection(random), 0.75);
  const axis = normalize(add(add(outward, vec(0, 0.35, 0)), jitter));
  const other = randomDirection(random);
  const side = normalize(cross(axis, other));
  const size = 0.7 + 0.5 * random();
  const u = scale(axis, HALF_LENGTH * size);
  const v = scale(side, HALF_LENGTH * 0.42 * size);
  const age = random();
  const base = mix(DARK, LIGHT, Math.min(1, Math.max(0, (reach - 0.55) * 1.5)) * age);
  const color = age > 0.985 ? YELLOWED : base;
  return {
    shape: ellipse(place, u, v),
    surface: (point, normal) => leafSurface(point, normal, place, side, color),
  };
}

function leafSurface(point: Vec3, normal: Vec3, place: Vec3, side: Vec3, color: Color) {
  const offset = subtract(point, place);
  const across = (offset.x * side.x + offset.y * side.y + offset.z * side.z) / (HALF_LENGTH * 0.42);
  // Folded a little along the middle rib.
  const fold = normalize(
    add(normal, scale(side, 0.35 * Math.sign(across) * (0.4 + Math.abs(across)))),
  );
  const rib = Math.abs(across) < 0.09 ? 1.35 : 1;
  const mottle =
    0.9 + 0.2 * (hash(Math.floor(place.x * 9999), Math.floor(place.y * 9999)) / 4294967296);
  return {
    normal: fold,
    albedo: scale(color, rib * mottle),
    roughness: 0.42,
    reflectance: 0.035,
    translucency: 0.28,
  };
}
