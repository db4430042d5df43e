/** What a picture is taken of: objects, lamps, sky, camera; and the search for what a ray hits first. */
import type { Camera } from './camera';
import type { Development } from './develop';
import type { Light } from './light';
import { boxSpan, type Box, type Ray, type Shape } from './shape';
import type { Surface } from './surface';
import type { Color, Vec3 } from './vector';

export interface SceneObject {
  readonly shape: Shape;
  /** The surface at a point; `normal` is the shape's, turned towards the ray; `distance` the ray's length. */
  readonly surface: (point: Vec3, normal: Vec3, distance: number) => Surface;
  /** The object that a person would want gone: the mask is drawn around these. */
  readonly isUnwanted?: boolean;
}

/** Many small objects in one box: a ray that misses the box misses them all. */
export interface Group {
  readonly bounds: Box;
  readonly objects: readonly SceneObject[];
}

export interface Scene {
  readonly camera: Camera;
  readonly objects: readonly SceneObject[];
  readonly groups: readonly Group[];
  readonly lights: readonly Light[];
  /** Light from where nothing is, by unit direction. */
  readonly sky: (direction: Vec3) => Color;
  /** How often a path may bounce before it is given up: 0 = direct light only. */
  readonly bounces: number;
  readonly development: Development;
}

export interface Hit {
  readonly object: SceneObject;
  readonly distance: number;
}

/** How far from a surface the next ray starts, metres; keeps it from hitting where it left. */
export const CLEARANCE = 2e-3;

export function nearestHit(scene: Scene, ray: Ray): Hit | null {
  let hit = nearestOf(scene.objects, ray, null);
  for (const { bounds, objects } of scene.groups) {
    if (isMissed(bounds, ray, hit ? hit.distance : Infinity)) continue;
    hit = nearestOf(objects, ray, hit);
  }
  return hit;
}

/** The first object found (not the nearest) that stands between the ray's origin and `distance`. */
export function obstacle(scene: Scene, ray: Ray, distance: number): SceneObject | null {
  for (const object of scene.objects) {
    if (object.shape.intersect(ray, 0, distance) < distance) return object;
  }
  for (const { bounds, objects } of scene.groups) {
    if (isMissed(bounds, ray, distance)) continue;
    for (const object of objects) {
      if (object.shape.intersect(ray, 0, distance) < distance) return object;
    }
  }
  return null;
}

/** The nearest of `objects` if it is nearer than `best`, else `best`. */
function nearestOf(objects: readonly SceneObject[], ray: Ray, best: Hit | null): Hit | null {
  let nearest: SceneObject | null = null;
  let distance = best ? best.distance : Infinity;
  for (const object of objects) {
    const found = object.shape.intersect(ray, 0, distance);
    if (found < distance) {
      distance = found;
      nearest = object;
    }
  }
  return nearest ? { object: nearest, distance } : best;
}

function isMissed(bounds: Box, ray: Ray, distance: number): boolean {
  const { enter, exit } = boxSpan(bounds, ray, 0, distance);
  return !(enter < exit);
}
