/**
 * Affine 2 × 3 matrices as Figma writes them: [[a, c, e], [b, d, f]] maps (x, y) to
 * (a·x + c·y + e, b·x + d·y + f). Angles are degrees, counter-clockwise on screen as Figma counts
 * them, so a positive rotation has a positive m[0][1].
 */
import type { Matrix } from './scene';

export interface Point {
  x: number;
  y: number;
}

export interface Box extends Point {
  width: number;
  height: number;
}

export function identity(): Matrix {
  return [
    [1, 0, 0],
    [0, 1, 0],
  ];
}

export function translation(x: number, y: number): Matrix {
  return [
    [1, 0, x],
    [0, 1, y],
  ];
}

/** First `b`, then `a`. */
export function multiply(a: Matrix, b: Matrix): Matrix {
  const [[a00, a01, a02], [a10, a11, a12]] = a;
  const [[b00, b01, b02], [b10, b11, b12]] = b;
  return [
    [a00 * b00 + a01 * b10, a00 * b01 + a01 * b11, a00 * b02 + a01 * b12 + a02],
    [a10 * b00 + a11 * b10, a10 * b01 + a11 * b11, a10 * b02 + a11 * b12 + a12],
  ];
}

/** @throws RangeError where the matrix maps the plane onto a line or a point */
export function invert(matrix: Matrix): Matrix {
  const [[a, c, e], [b, d, f]] = matrix;
  const determinant = a * d - b * c;
  if (determinant === 0 || !Number.isFinite(determinant)) {
    throw new RangeError(`matrix ${JSON.stringify(matrix)} has no inverse`);
  }
  const [ia, ic, ib, id] = [d, -c, -b, a].map((value) => value / determinant) as [
    number,
    number,
    number,
    number,
  ];
  return [
    [ia, ic, -(ia * e + ic * f)],
    [ib, id, -(ib * e + id * f)],
  ];
}

export function apply([[a, c, e], [b, d, f]]: Matrix, { x, y }: Point): Point {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}

/** `matrix` without its translation. */
export function linearPart([[a, c], [b, d]]: Matrix): Matrix {
  return [
    [a, c, 0],
    [b, d, 0],
  ];
}

export function withTranslation([[a, c], [b, d]]: Matrix, { x, y }: Point): Matrix {
  return [
    [a, c, x],
    [b, d, y],
  ];
}

/** Degrees in (-180, 180]. */
export function rotationOf([[a], [b]]: Matrix): number {
  const degrees = (Math.atan2(-b, a) * 180) / Math.PI;
  return Object.is(degrees, -0) || degrees === -180 ? Math.abs(degrees) : degrees;
}

/** The same top left corner and no skew, turned to `degrees`; a flip is kept. */
export function withRotation(matrix: Matrix, degrees: number): Matrix {
  const [[a, c, e], [b, d, f]] = matrix;
  const flip = a * d - b * c < 0 ? -1 : 1;
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [
    [cos, sin * flip, e],
    [-sin, cos * flip, f],
  ];
}

/** The axis-aligned box around the rectangle (0, 0, width, height) seen through `matrix`. */
export function boundsThrough(matrix: Matrix, width: number, height: number): Box {
  return boundsOf(
    [
      { x: 0, y: 0 },
      { x: width, y: 0 },
      { x: 0, y: height },
      { x: width, y: height },
    ].map((corner) => apply(matrix, corner)),
  );
}

/** @throws RangeError for no points */
export function boundsOf(points: readonly Point[]): Box {
  if (points.length === 0) throw new RangeError('no points have no bounds');
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}
