/**
 * Lamps that the integrator aims at: the sun, and rectangles that shine (softboxes, windows).
 *
 * Strength is what a white matt sheet facing the lamp would show, so 1 is "well lit".
 */
import type { SceneObject } from './scene';
import { rectangle } from './shape';
import { around } from './surface';
import {
  addScaled,
  BLACK,
  cross,
  dot,
  length,
  normalize,
  scale,
  subtract,
  type Color,
  type Vec3,
} from './vector';

export interface LightSample {
  /** Unit, from the lit point to the lamp. */
  readonly direction: Vec3;
  readonly distance: number;
  readonly strength: Color;
}

export interface Light {
  /** Whether mirror rays can run into it; a lamp that they cannot is always aimed at. */
  readonly isVisible: boolean;
  /** A point of the lamp by two numbers in [0, 1); null where it faces away. */
  sample(point: Vec3, u: number, v: number): LightSample | null;
}

/** Half the angle the sun's disc covers, radians; hazes make it larger. */
export const CLEAR_SUN = 0.0047;

export function sun(towards: Vec3, strength: Color, angularRadius = CLEAR_SUN): Light {
  const axis = normalize(towards);
  const cosEdge = Math.cos(angularRadius);
  return {
    isVisible: false,
    sample: (_point, u, v) => ({
      direction: around(axis, 1 - u * (1 - cosEdge), v),
      distance: Infinity,
      strength,
    }),
  };
}

/** A rectangle center ± u ± v that shines towards u × v: the lamp, and the object that rays can see. */
export function softbox(
  center: Vec3,
  u: Vec3,
  v: Vec3,
  radiance: Color,
): { light: Light; object: SceneObject } {
  const normal = normalize(cross(u, v));
  const area = 4 * length(u) * length(v);
  const light: Light = {
    isVisible: true,
    sample(point, a, b) {
      const place = addScaled(addScaled(center, u, 2 * a - 1), v, 2 * b - 1);
      const way = subtract(place, point);
      const distance = length(way);
      const direction = scale(way, 1 / distance);
      const facing = -dot(direction, normal);
      if (facing <= 0) return null;
      const strength = scale(radiance, (facing * area) / (Math.PI * distance * distance));
      return { direction, distance, strength };
    },
  };
  const shape = rectangle(center, u, v);
  const object: SceneObject = {
    shape,
    surface: (_point, facing) => ({
      normal: facing,
      albedo: BLACK,
      roughness: 1,
      reflectance: 0,
      emission: dot(facing, normal) > 0 ? radiance : BLACK,
    }),
  };
  return { light, object };
}
