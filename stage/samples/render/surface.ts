/**
 * How a surface sends light on: a diffuse base under a clear, more or less rough coat.
 *
 * Diffuse (Lambert) below; above, GGX microfacets with Schlick's Fresnel and Smith's shadowing
 * (Walter et al., Microfacet Models for Refraction through Rough Surfaces, 2007).
 */
import type { Sampler } from './sampler';
import {
  add,
  addScaled,
  basisAround,
  dot,
  normalize,
  reflect,
  scale,
  WHITE,
  type Color,
  type Vec3,
} from './vector';

export interface Surface {
  /** Unit, on the side the ray came from; may be bent away from the shape's own to fake fine relief. */
  readonly normal: Vec3;
  /** Share of light the base returns, 0 … 1 per channel. */
  readonly albedo: Color;
  /** 0 a mirror … 1 chalk. */
  readonly roughness: number;
  /** What the coat mirrors straight on: 0 no coat, 0.04 glaze or varnish, 0.02 water. */
  readonly reflectance: number;
  /** Light of its own; such a surface reflects nothing. */
  readonly emission?: Color;
  /** Share of the base's light that comes out on the other side (leaves), 0 … 1. */
  readonly translucency?: number;
}

/** Below this roughness lamps are found by following the mirror ray, above it by aiming at them. */
export const MIRROR_ROUGHNESS = 0.3;

export interface Bounce {
  readonly direction: Vec3;
  /** What the path's light is multiplied with; the odds of the choice are already divided out. */
  readonly weight: Color;
  readonly isMirror: boolean;
}

export function fresnel(reflectance: number, cosine: number): number {
  return reflectance + (1 - reflectance) * (1 - cosine) ** 5;
}

/**
 * Share of a lamp's strength (what a white sheet facing it would show) that leaves towards `view`,
 * for a lamp seen in direction `toLight`.
 */
export function reflected(
  surface: Surface,
  view: Vec3,
  toLight: Vec3,
  withCoat: boolean,
): Color | null {
  const { normal, albedo, reflectance, translucency = 0 } = surface;
  const cosLight = dot(normal, toLight);
  if (cosLight <= 0) {
    return translucency > 0 ? scale(albedo, translucency * -cosLight) : null;
  }
  const cosView = Math.max(dot(normal, view), 1e-3);
  const base = scale(
    albedo,
    cosLight * (1 - translucency) * (1 - fresnel(reflectance, Math.max(cosView, cosLight))),
  );
  if (!withCoat || reflectance === 0) return base;
  const half = normalize(add(view, toLight));
  const cosHalf = dot(normal, half);
  const alpha = alphaOf(surface);
  const spread = cosHalf * cosHalf * (alpha * alpha - 1) + 1;
  const density = (alpha * alpha) / (Math.PI * spread * spread);
  const visible = shadowing(cosView, alpha) * shadowing(cosLight, alpha);
  // × π because `strength` is irradiance / π; cosLight cancels against the microfacet denominator.
  const coat =
    (Math.PI * density * visible * fresnel(reflectance, dot(view, half))) / (4 * cosView);
  return addScaled(base, WHITE, coat);
}

/** Draws the direction the path goes on in; null where the draw leads into the surface. */
export function bounce(surface: Surface, view: Vec3, sampler: Sampler): Bounce | null {
  const { normal, albedo, reflectance, translucency = 0 } = surface;
  const cosView = Math.max(dot(normal, view), 1e-3);
  const coat = reflectance > 0 ? fresnel(reflectance, cosView) : 0;
  const base = (1 - coat) * Math.max(albedo.x, albedo.y, albedo.z, 0.01);
  const odds = coat > 0 ? Math.min(Math.max(coat / (coat + base), 0.1), 0.9) : 0;
  sampler.next();
  const choice = sampler.u;
  const side = sampler.v;
  sampler.next();
  if (choice < odds) return mirrorBounce(surface, view, cosView, odds, sampler);
  const facing = side < translucency ? scale(normal, -1) : normal;
  return {
    direction: cosineDirection(facing, sampler.u, sampler.v),
    weight: scale(albedo, (1 - coat) / (1 - odds)),
    isMirror: false,
  };
}

function mirrorBounce(
  surface: Surface,
  view: Vec3,
  cosView: number,
  odds: number,
  { u, v }: Sampler,
): Bounce | null {
  const { normal, roughness, reflectance } = surface;
  const alpha = alphaOf(surface);
  const cosHalf = Math.sqrt((1 - u) / (1 + (alpha * alpha - 1) * u));
  const half = around(normal, cosHalf, v);
  const cosViewHalf = dot(view, half);
  if (cosViewHalf <= 0) return null;
  const direction = reflect(scale(view, -1), half);
  const cosLight = dot(normal, direction);
  if (cosLight <= 0) return null;
  const visible = shadowing(cosView, alpha) * shadowing(cosLight, alpha);
  const weight = (fresnel(reflectance, cosViewHalf) * visible * cosViewHalf) / (cosView * cosHalf);
  return {
    direction,
    weight: scale(WHITE, Math.min(weight / odds, 4)),
    isMirror: roughness < MIRROR_ROUGHNESS,
  };
}

/** A direction about `axis` with density proportional to the cosine (Malley). */
function cosineDirection(axis: Vec3, u: number, v: number): Vec3 {
  return around(axis, Math.sqrt(1 - u), v);
}

/** The unit vector at the given cosine to `axis`, turned by `v` full turns. */
export function around(axis: Vec3, cosine: number, v: number): Vec3 {
  const { tangent, bitangent } = basisAround(axis);
  const sine = Math.sqrt(Math.max(0, 1 - cosine * cosine));
  const angle = v * 2 * Math.PI;
  const inPlane = addScaled(
    scale(tangent, sine * Math.cos(angle)),
    bitangent,
    sine * Math.sin(angle),
  );
  return addScaled(inPlane, axis, cosine);
}

/** GGX's width; the square makes `roughness` even to the eye (Burley, 2012). */
function alphaOf({ roughness }: Surface): number {
  return Math.max(roughness * roughness, 2e-3);
}

/** Smith's shadowing for one direction, Schlick's approximation with k = α / 2. */
function shadowing(cosine: number, alpha: number): number {
  return cosine / (cosine * (1 - alpha / 2) + alpha / 2);
}
