/**
 * What was done to the mask, as data: a list of operations in image pixels (x right, y down, the
 * centre of the first pixel at 0.5, 0.5). The mask itself is always derived from the list, so it
 * does not depend on zoom, window size or how often the pointer was sampled.
 */
import type { Mask } from '../../inference/core/raster';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export type Tool = 'brush' | 'erase';

/** Discs of `radius` around `points`, joined into capsules; one point is a dab. Never empty. */
export interface Stroke {
  readonly kind: 'stroke';
  readonly tool: Tool;
  readonly radius: number;
  readonly points: readonly Point[];
}

export type Operation =
  | Stroke
  /** A mask from outside, added to what is there, to the pixel. */
  | { readonly kind: 'paste'; readonly mask: Mask }
  | { readonly kind: 'clear' };

/** A disc of √½ or more contains the centre of some pixel wherever it is, so every dab counts. */
export const MIN_RADIUS = 0.75;

/** Steps per pixel that points and radii are kept in: finer than a hand, compact, exact in binary. */
const GRID = 8;

export function snapPoint({ x, y }: Point): Point {
  return { x: snap(x), y: snap(y) };
}

export function snapRadius(radius: number): number {
  return Math.max(MIN_RADIUS, snap(radius));
}

function snap(length: number): number {
  return Math.round(length * GRID) / GRID;
}

/** The operations since the last `clear`: the only ones that still show. */
export function visibleOperations(operations: readonly Operation[]): readonly Operation[] {
  const kinds = operations.map(({ kind }) => kind);
  return operations.slice(kinds.lastIndexOf('clear') + 1);
}

/** True where nothing has been added since the last `clear`; paint wholly erased is not blank. */
export function isBlank(operations: readonly Operation[]): boolean {
  return !visibleOperations(operations).some(adds);
}

/** True where all that was added came from outside, so that its outline is meant to the pixel. */
export function isExact(operations: readonly Operation[]): boolean {
  return visibleOperations(operations).every(({ kind }) => kind === 'paste');
}

export function adds(operation: Operation): boolean {
  return operation.kind === 'paste' || (operation.kind === 'stroke' && operation.tool === 'brush');
}
