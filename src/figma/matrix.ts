/**
 * Arithmetic on Figma's 2 × 3 matrices (layout in `contract.ts`), in double precision. Figma keeps
 * single precision, so results agree with what it shows to about 1e-7 of the coordinates' size.
 */
import type { Size } from '../inference/core/geometry';
import type { Matrix } from './contract';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export const IDENTITY: Matrix = [
  [1, 0, 0],
  [0, 1, 0],
];

export function translation({ x, y }: Point): Matrix {
  return [
    [1, 0, x],
    [0, 1, y],
  ];
}

export function applyTo([[a, c, e], [b, d, f]]: Matrix, { x, y }: Point): Point {
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}

/** The map that does `inner` first and `outer` second. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [[a, c, e], [b, d, f]] = outer;
  const [[g, i, k], [h, j, l]] = inner;
  return [
    [a * g + c * h, a * i + c * j, a * k + c * l + e],
    [b * g + d * h, b * i + d * j, b * k + d * l + f],
  ];
}

/** null where the matrix squashes the plane to a line, which skewing in Figma can bring about. */
export function invert([[a, c, e], [b, d, f]]: Matrix): Matrix | null {
  const determinant = a * d - b * c;
  if (Math.abs(determinant) < 1e-9) return null;
  return [
    [d / determinant, -c / determinant, (c * f - d * e) / determinant],
    [-b / determinant, a / determinant, (b * e - a * f) / determinant],
  ];
}

/**
 * Moves the scale of a matrix's axes into the size it is applied to. Figma's transforms have unit
 * axes (sqrt(a² + b²) = sqrt(c² + d²) = 1) and keep the size apart; the product of skewed ones need not.
 */
export function withUnitAxes(matrix: Matrix, size: Size): { transform: Matrix; size: Size } {
  const [[a, c, e], [b, d, f]] = matrix;
  const along = Math.sqrt(a * a + b * b);
  const down = Math.sqrt(c * c + d * d);
  if (isOne(along) && isOne(down)) return { transform: matrix, size }; // to the last digit
  return {
    transform: [
      [a / along, c / down, e],
      [b / along, d / down, f],
    ],
    size: { width: size.width * along, height: size.height * down },
  };
}

/** As far as rounding goes: the product of ten of Figma's single-precision matrices stays within this. */
function isOne(length: number): boolean {
  return Math.abs(length - 1) < 1e-6;
}
