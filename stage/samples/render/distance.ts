/**
 * Signed distance functions: metres to the nearest surface, negative inside.
 *
 * Closed forms after Inigo Quilez's published list ("3D SDF primitives"); scalar arguments, because
 * they run dozens of times per ray and must not allocate.
 */
export type Distance = (x: number, y: number, z: number) => number;

/** A box of half-size (hx, hy, hz) about the origin, edges rounded by `round` inside that size. */
export function roundBox(
  x: number,
  y: number,
  z: number,
  hx: number,
  hy: number,
  hz: number,
  round: number,
): number {
  const qx = Math.abs(x) - hx + round;
  const qy = Math.abs(y) - hy + round;
  const qz = Math.abs(z) - hz + round;
  const ox = Math.max(qx, 0);
  const oy = Math.max(qy, 0);
  const oz = Math.max(qz, 0);
  return Math.sqrt(ox * ox + oy * oy + oz * oz) + Math.min(Math.max(qx, qy, qz), 0) - round;
}

/** The same in the plane. */
export function roundRectangle(
  x: number,
  y: number,
  hx: number,
  hy: number,
  round: number,
): number {
  const qx = Math.abs(x) - hx + round;
  const qy = Math.abs(y) - hy + round;
  const ox = Math.max(qx, 0);
  const oy = Math.max(qy, 0);
  return Math.sqrt(ox * ox + oy * oy) + Math.min(Math.max(qx, qy), 0) - round;
}

/** An upright cylinder about the origin. */
export function roundCylinder(
  x: number,
  y: number,
  z: number,
  radius: number,
  halfHeight: number,
  round: number,
): number {
  const qx = Math.sqrt(x * x + z * z) - radius + round;
  const qy = Math.abs(y) - halfHeight + round;
  const ox = Math.max(qx, 0);
  const oy = Math.max(qy, 0);
  return Math.sqrt(ox * ox + oy * oy) + Math.min(Math.max(qx, qy), 0) - round;
}

/** A ring around the z axis. */
export function torus(x: number, y: number, z: number, ring: number, tube: number): number {
  const q = Math.sqrt(x * x + y * y) - ring;
  return Math.sqrt(q * q + z * z) - tube;
}

/** An ellipsoid: not exact, but never too large near it. */
export function ellipsoid(
  x: number,
  y: number,
  z: number,
  rx: number,
  ry: number,
  rz: number,
): number {
  const a = x / rx;
  const b = y / ry;
  const c = z / rz;
  const k = Math.sqrt(a * a + b * b + c * c);
  if (k < 1e-6) return -Math.min(rx, ry, rz);
  const ax = a / rx;
  const by = b / ry;
  const cz = c / rz;
  return (k * (k - 1)) / Math.sqrt(ax * ax + by * by + cz * cz);
}

/** The union of two shapes with a fillet of about `width` where they meet. */
export function smoothUnion(a: number, b: number, width: number): number {
  const overlap = Math.max(width - Math.abs(a - b), 0) / width;
  return Math.min(a, b) - overlap * overlap * width * 0.25;
}

/** What is in both, the edge rounded by about `width`. */
export function smoothIntersection(a: number, b: number, width: number): number {
  return -smoothUnion(-a, -b, width);
}

/** `distance` moved to (px, py, pz) and turned by `yaw` radians about the upright axis there. */
export function placed(
  distance: Distance,
  px: number,
  py: number,
  pz: number,
  yaw: number,
): Distance {
  const cos = Math.cos(yaw);
  const sin = Math.sin(yaw);
  return (x, y, z) => {
    const dx = x - px;
    const dz = z - pz;
    return distance(cos * dx - sin * dz, y - py, sin * dx + cos * dz);
  };
}
