/** The loops of a membrane, four channels at once, and the arrays they work on. See `../smooth/membrane`. */
import type { Size } from '../../../core/geometry';

/** One resolution, framed by one VOID pixel on every side; its size counts the frame. */
export interface Grid extends Size {
  readonly kind: Uint8Array<ArrayBuffer>;
  /** Four per pixel; 0 in VOID pixels, so that a sum over neighbours need not ask. */
  readonly values: Float32Array<ArrayBuffer>;
  /** Hole pixels, ascending. */
  readonly holes: Int32Array<ArrayBuffer>;
  /** Per hole: neighbours that are not VOID. */
  readonly neighbours: Uint8Array<ArrayBuffer>;
  /**
   * Per hole, four: what the sum of differences to the neighbours should be. Four for all holes in
   * the first grid, as it is 0 there.
   */
  readonly target: Float32Array<ArrayBuffer>;
}

/** Numbers of the target from one hole to the next. */
export function targetStep({ target }: Grid): number {
  return target.length > 4 ? 4 : 0;
}

/** How many numbers the target of grid `g` has. */
export function targetLength({ holes }: GridShape, g: number): number {
  return 4 * (g === 0 ? 1 : holes);
}

export interface GridShape extends Size {
  /** How many. */
  readonly holes: number;
}

/** Valid until the next membrane is opened. */
export interface MembraneLoops {
  /** One for each shape; what is in their arrays is left over from before. */
  readonly grids: readonly Grid[];
  /**
   * Lists the hole pixels from `from` to `to`, in order, with their neighbours, after the `count` that are listed.
   *
   * @returns how many are listed then
   */
  listHoles(grid: Grid, from: number, to: number, count: number): number;
  /** Gauss–Seidel with over-relaxation. As the others, over the holes of `fine` from `from` to `to`. */
  sweep(fine: Grid, from: number, to: number): void;
  /** Adds each hole's residual to the value of its cell in `coarse`. */
  restrict(fine: Grid, coarse: Grid, from: number, to: number): void;
  /** Bilinear interpolation onto the holes: replaces their values, or is added to them. */
  prolong(coarse: Grid, fine: Grid, add: boolean, from: number, to: number): void;
}
