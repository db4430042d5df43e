/**
 * Triples of numbers: points and directions (metres; x right, y up, z towards the viewer) and
 * colours (linear sRGB, 1 = a white sheet in full light). Values are never changed in place.
 */
export interface Vec3 {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** Linear sRGB in x, y, z; not limited to 1, because light is not. */
export type Color = Vec3;

export const BLACK: Color = { x: 0, y: 0, z: 0 };
export const WHITE: Color = { x: 1, y: 1, z: 1 };

export function vec(x: number, y: number, z: number): Vec3 {
  return { x, y, z };
}

export function add(a: Vec3, b: Vec3): Vec3 {
  return { x: a.x + b.x, y: a.y + b.y, z: a.z + b.z };
}

export function subtract(a: Vec3, b: Vec3): Vec3 {
  return { x: a.x - b.x, y: a.y - b.y, z: a.z - b.z };
}

export function scale(a: Vec3, by: number): Vec3 {
  return { x: a.x * by, y: a.y * by, z: a.z * by };
}

/** Component by component: how a colour filters a light. */
export function multiply(a: Vec3, b: Vec3): Vec3 {
  return { x: a.x * b.x, y: a.y * b.y, z: a.z * b.z };
}

/** a + b · by. */
export function addScaled(a: Vec3, b: Vec3, by: number): Vec3 {
  return { x: a.x + b.x * by, y: a.y + b.y * by, z: a.z + b.z * by };
}

export function mix(a: Vec3, b: Vec3, share: number): Vec3 {
  return {
    x: a.x + (b.x - a.x) * share,
    y: a.y + (b.y - a.y) * share,
    z: a.z + (b.z - a.z) * share,
  };
}

export function dot(a: Vec3, b: Vec3): number {
  return a.x * b.x + a.y * b.y + a.z * b.z;
}

export function cross(a: Vec3, b: Vec3): Vec3 {
  return {
    x: a.y * b.z - a.z * b.y,
    y: a.z * b.x - a.x * b.z,
    z: a.x * b.y - a.y * b.x,
  };
}

export function length(a: Vec3): number {
  return Math.sqrt(dot(a, a));
}

export function normalize(a: Vec3): Vec3 {
  return scale(a, 1 / length(a));
}

/** The mirror image of the direction `incoming` in a surface with unit normal `normal`. */
export function reflect(incoming: Vec3, normal: Vec3): Vec3 {
  return addScaled(incoming, normal, -2 * dot(incoming, normal));
}

/** Two unit vectors that make a right-handed basis with the unit vector `normal`. */
export function basisAround(normal: Vec3): { tangent: Vec3; bitangent: Vec3 } {
  const helper = Math.abs(normal.y) < 0.9 ? vec(0, 1, 0) : vec(1, 0, 0);
  const tangent = normalize(cross(helper, normal));
  return { tangent, bitangent: cross(normal, tangent) };
}

/** Rec. 709 luminance. */
export function luminance(color: Color): number {
  return 0.2126 * color.x + 0.7152 * color.y + 0.0722 * color.z;
}

/** A colour as a designer writes it, '#rrggbb' in sRGB, made linear. */
export function hexColor(hex: string): Color {
  const channel = (at: number) => {
    const encoded = parseInt(hex.slice(at, at + 2), 16) / 255;
    return encoded <= 0.04045 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4;
  };
  return vec(channel(1), channel(3), channel(5));
}

export function clamp(value: number, low: number, high: number): number {
  return value < low ? low : value > high ? high : value;
}

/** 0 below `low`, 1 above `high`, a smooth S between. */
export function smoothstep(low: number, high: number, value: number): number {
  const t = clamp((value - low) / (high - low), 0, 1);
  return t * t * (3 - 2 * t);
}
