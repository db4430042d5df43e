/**
 * Follows light backwards from the camera (path tracing, Kajiya 1986): at every surface one ray to each
 * lamp and one on in a drawn direction.
 */
import type { Light } from './light';
import { CLEARANCE, nearestHit, obstacle, type Hit, type Scene } from './scene';
import type { Sampler } from './sampler';
import { pointAt, type Ray } from './shape';
import { bounce, MIRROR_ROUGHNESS, reflected, type Surface } from './surface';
import {
  add,
  addScaled,
  BLACK,
  dot,
  luminance,
  multiply,
  scale,
  WHITE,
  type Color,
  type Vec3,
} from './vector';

/** No single indirect sample may be brighter: rare paths would show as white dots. */
const BRIGHTEST_INDIRECT = 6;

/** What a camera ray brings back: light, and the first surface it met. */
export interface Seen {
  readonly light: Color;
  readonly albedo: Color;
  readonly normal: Vec3;
  readonly distance: number;
}

/** How far off the sky counts as, so that means of it stay finite. */
const SKY_DISTANCE = 1e4;

export function radiance(scene: Scene, ray: Ray, sampler: Sampler): Seen {
  const hit = nearestHit(scene, ray);
  if (!hit) {
    const light = scene.sky(ray.direction);
    return { light, albedo: WHITE, normal: BLACK, distance: SKY_DISTANCE };
  }
  const meeting = surfaceAt(ray, hit);
  const { albedo, normal, emission } = meeting.surface;
  return {
    light: follow(scene, ray, meeting, sampler),
    albedo: emission ? WHITE : albedo,
    normal,
    distance: hit.distance,
  };
}

/** Light that comes back along `start` from `first`, the surface it meets. */
function follow(scene: Scene, start: Ray, first: Meeting, sampler: Sampler): Color {
  let ray = start;
  let meeting = first;
  let light = BLACK;
  let filter = WHITE;
  let seesLamps = true;
  for (let depth = 0; ; depth++) {
    const { point, surface, clearOf } = meeting;
    if (surface.emission) {
      return seesLamps ? gather(light, multiply(filter, surface.emission), depth) : light;
    }
    const view = scale(ray.direction, -1);
    for (const lamp of scene.lights) {
      const direct = lampLight(scene, lamp, point, view, surface, clearOf, sampler);
      if (direct) light = gather(light, multiply(filter, direct), depth);
    }
    if (depth >= scene.bounces) return light;
    const next = bounce(surface, view, sampler);
    if (!next) return light;
    filter = multiply(filter, next.weight);
    // A lamp found through a mirror after a matt bounce is a caustic: true, but all white dots.
    seesLamps &&= next.isMirror;
    ray = { origin: clearOf(next.direction), direction: next.direction };
    const hit = nearestHit(scene, ray);
    if (!hit) return gather(light, multiply(filter, scene.sky(ray.direction)), depth + 1);
    meeting = surfaceAt(ray, hit);
  }
}

function gather(light: Color, more: Color, depth: number): Color {
  if (depth === 0) return add(light, more);
  const brightness = luminance(more);
  return addScaled(
    light,
    more,
    brightness > BRIGHTEST_INDIRECT ? BRIGHTEST_INDIRECT / brightness : 1,
  );
}

interface Meeting {
  readonly point: Vec3;
  readonly surface: Surface;
  /** The point moved off the surface, to the side `direction` leads to. */
  readonly clearOf: (direction: Vec3) => Vec3;
}

export function surfaceAt(ray: Ray, { object, distance }: Hit): Meeting {
  const point = pointAt(ray, distance);
  const outward = object.shape.normalAt(point);
  const facing = dot(outward, ray.direction) > 0 ? scale(outward, -1) : outward;
  const surface = object.surface(point, facing, distance);
  const isThrough = (direction: Vec3) => !!surface.translucency && dot(facing, direction) < 0;
  return {
    point,
    surface,
    // A bent normal may send a ray into an opaque surface: started outside, it is stopped there.
    clearOf: (direction) => addScaled(point, facing, isThrough(direction) ? -CLEARANCE : CLEARANCE),
  };
}

function lampLight(
  scene: Scene,
  lamp: Light,
  point: Vec3,
  view: Vec3,
  surface: Surface,
  clearOf: Meeting['clearOf'],
  sampler: Sampler,
): Color | null {
  sampler.next();
  const sample = lamp.sample(point, sampler.u, sampler.v);
  if (!sample) return null;
  const withCoat = !lamp.isVisible || surface.roughness >= MIRROR_ROUGHNESS;
  const share = reflected(surface, view, sample.direction, withCoat);
  if (!share) return null;
  const ray = { origin: clearOf(sample.direction), direction: sample.direction };
  const blocked = obstacle(scene, ray, sample.distance - 2 * CLEARANCE);
  return blocked ? null : multiply(share, sample.strength);
}
