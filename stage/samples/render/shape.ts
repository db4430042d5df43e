/**
 * What a ray can hit: the interface, and the shapes with a closed-form answer.
 *
 * Directions are unit vectors, so a parameter along a ray is a distance in metres.
 */
import { add, addScaled, cross, dot, normalize, scale, subtract, type Vec3 } from './vector';

export interface Ray {
  readonly origin: Vec3;
  readonly direction: Vec3;
}

export interface Shape {
  /** The first distance in (near, far) at which the ray meets the shape; Infinity where it does not. */
  intersect(ray: Ray, near: number, far: number): number;
  /** The unit normal at a point of the surface, outwards. */
  normalAt(point: Vec3): Vec3;
}

export function pointAt(ray: Ray, distance: number): Vec3 {
  return addScaled(ray.origin, ray.direction, distance);
}

export interface Box {
  readonly min: Vec3;
  readonly max: Vec3;
}

export function boxAround(center: Vec3, halfSize: Vec3): Box {
  return { min: subtract(center, halfSize), max: add(center, halfSize) };
}

/** The rectangle center ± u ± v (u and v at right angles), facing the side of u × v. */
export function rectangle(center: Vec3, u: Vec3, v: Vec3): Shape {
  return flatShape(center, u, v, (a, b) => Math.abs(a) <= 1 && Math.abs(b) <= 1);
}

/** The ellipse with half-axes u and v. */
export function ellipse(center: Vec3, u: Vec3, v: Vec3): Shape {
  return flatShape(center, u, v, (a, b) => a * a + b * b <= 1);
}

/** The part of the plane center + a·u + b·v (u and v at right angles) where `isInside(a, b)`. */
export function flatShape(
  center: Vec3,
  u: Vec3,
  v: Vec3,
  isInside: (a: number, b: number) => boolean,
): Shape {
  const normal = normalize(cross(u, v));
  const alongU = scale(u, 1 / dot(u, u));
  const alongV = scale(v, 1 / dot(v, v));
  return {
    intersect({ origin, direction }, near, far) {
      const facing = dot(direction, normal);
      if (Math.abs(facing) < 1e-9) return Infinity;
      const distance = dot(subtract(center, origin), normal) / facing;
      if (!(distance > near && distance < far)) return Infinity;
      const offset = subtract(addScaled(origin, direction, distance), center);
      return isInside(dot(offset, alongU), dot(offset, alongV)) ? distance : Infinity;
    },
    normalAt: () => normal,
  };
}

/** Where the ray is inside the box, cut to (near, far); `enter` > `exit` where it never is. */
export function boxSpan(
  { min, max }: Box,
  { origin, direction }: Ray,
  near: number,
  far: number,
): { enter: number; exit: number } {
  // A direction component of 0 gives ±Infinity, which the comparisons below take as they should.
  const ix = 1 / direction.x;
  const iy = 1 / direction.y;
  const iz = 1 / direction.z;
  const x0 = (min.x - origin.x) * ix;
  const x1 = (max.x - origin.x) * ix;
  const y0 = (min.y - origin.y) * iy;
  const y1 = (max.y - origin.y) * iy;
  const z0 = (min.z - origin.z) * iz;
  const z1 = (max.z - origin.z) * iz;
  return {
    enter: Math.max(near, Math.min(x0, x1), Math.min(y0, y1), Math.min(z0, z1)),
    exit: Math.min(far, Math.max(x0, x1), Math.max(y0, y1), Math.max(z0, z1)),
  };
}
