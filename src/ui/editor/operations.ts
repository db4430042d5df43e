/**
 * What was done to the mask, as data: a list of operations in image pixels (x right, y down, the
 * centre of the first pixel at 0.5, 0.5). The mask itself is always derived from the list, so it
 * does not depend on zoom, window size or how often the pointer was sampled.
 */
import type { Rect } from '../../inference/core/geometry';
import type { Mask } from '../../inference/core/raster';
import type { RunMask } from './run-mask';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What the pointer does on the picture, in the order in which the tools are shown. */
export const TOOLS = [
  'hand',
  'brush',
  'erase',
  'lasso',
  'polygon',
  'rectangle',
  'ellipse',
  'smart',
] as const;
export type Tool = (typeof TOOLS)[number];

export type PaintTool = 'brush' | 'erase';

/** Whether what is outlined joins the mask or leaves it. */
export type Mode = 'add' | 'subtract';

/** Discs of `radius` around `points`, joined into capsules; one point is a dab. Never empty. */
export interface Stroke {
  readonly kind: 'stroke';
  readonly tool: PaintTool;
  readonly radius: number;
  readonly points: readonly Point[];
  /** From a pen: the radius at each of the points, in place of `radius`, which is the largest. */
  readonly radii?: readonly number[];
  /**
   * 0–1, the share of the radius that is covered wholly; beyond it the coverage falls to 0 at the radius
   * (see `drawSoftLine`). Left out: 1, a hard edge.
   */
  readonly hardness?: number;
  /** What the stroke encloses belongs to it; a gap no wider than the brush closes of itself. */
  readonly ring?: true;
}

export type Outline =
  /** Closed from the last point to the first; all it winds round is inside, however it overlaps. */
  | { readonly type: 'polygon'; readonly points: readonly Point[] }
  /** Whole pixels. The ellipse is the one that touches all four sides. */
  | { readonly type: 'rectangle' | 'ellipse'; readonly rect: Rect };

export interface Shape {
  readonly kind: 'shape';
  readonly mode: Mode;
  readonly outline: Outline;
}

/** Pixels of a colour like that of one of them, found once: the picture is not needed again. */
export interface ColourSelection {
  readonly kind: 'select';
  readonly mode: Mode;
  /** The pixel that was picked, by its top left corner. */
  readonly seed: Point;
  /** See `createSimilarity`. */
  readonly tolerance: number;
  /** Only what is joined to the picked pixel, edge to edge. */
  readonly contiguous: boolean;
  readonly pixels: RunMask;
}

export type Operation =
  | Stroke
  | Shape
  | ColourSelection
  /** A mask from outside, added to what is there, to the pixel. */
  | { readonly kind: 'paste'; readonly mask: Mask }
  /** The whole picture but what was masked. */
  | { readonly kind: 'invert' }
  /** Every pixel within `by` pixels of the mask joins it; where `by` is negative, of its outside leaves. */
  | { readonly kind: 'grow'; readonly by: number }
  /** From here on the fill fades out over `by` pixels around the mask; the newest counts. No pixel changes. */
  | Feather
  | Source
  | Base
  | { readonly kind: 'clear' };

export interface Feather {
  readonly kind: 'feather';
  readonly by: number;
}

/**
 * From here on fills learn from `pixels` only, and the mask begins anew; null: from the whole picture again,
 * with the mask as it is. The newest counts, and a `clear` leaves it.
 */
export interface Source {
  readonly kind: 'source';
  readonly pixels: RunMask | null;
}

/** The mask that operations too old to be undone came to. Only ever the first, but for a source. */
export interface Base {
  readonly kind: 'base';
  readonly pixels: RunMask;
  readonly isExact: boolean;
  /** As in `Feather.by`; 0 where left out. */
  readonly feather?: number;
}

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

/** The only operations that still show: those that make the mask, after the source if there is one. */
export function visibleOperations(operations: readonly Operation[]): readonly Operation[] {
  return [...newestSource(operations), ...maskOperations(operations)];
}

/** Those that make the mask: since it began anew. */
export function maskOperations(operations: readonly Operation[]): readonly Operation[] {
  const begins = operations.map((one) => one.kind === 'clear' || (isSource(one) && !!one.pixels));
  return operations.slice(begins.lastIndexOf(true) + 1).filter((one) => !isSource(one));
}

/** The pixels that fills learn from; null for the whole picture. */
export function sourceOf(operations: readonly Operation[]): RunMask | null {
  return newestSource(operations)[0]?.pixels ?? null;
}

/** None where fills learn from the whole picture. */
function newestSource(operations: readonly Operation[]): readonly Source[] {
  return operations
    .filter(isSource)
    .slice(-1)
    .filter(({ pixels }) => pixels);
}

function isSource(operation: Operation): operation is Source {
  return operation.kind === 'source';
}

/** True where nothing has been added since the mask began; paint wholly erased is not blank. */
export function isBlank(operations: readonly Operation[]): boolean {
  return !maskOperations(operations).some(adds);
}

/** True where all that was added came from outside, so that its outline is meant to the pixel. */
export function isExact(operations: readonly Operation[]): boolean {
  return maskOperations(operations).every(keepsExact);
}

/** To invert a mask, or to move its outline by so many pixels, is to mean it to the pixel still. */
function keepsExact(operation: Operation): boolean {
  if (operation.kind === 'base') return operation.isExact;
  return ['paste', 'invert', 'grow', 'feather'].includes(operation.kind);
}

/** Pixels around the mask over which its fill fades out. */
export function featherOf(operations: readonly Operation[]): number {
  return maskOperations(operations).reduce((feather, operation) => {
    if (operation.kind === 'feather') return operation.by;
    return operation.kind === 'base' ? (operation.feather ?? 0) : feather;
  }, 0);
}

/**
 * What `old` came to, in as few operations as can be: none, or a base, after the source if there is one.
 *
 * @param pixels - their mask
 */
export function merged(pixels: RunMask | null, old: readonly Operation[]): readonly Operation[] {
  const feather = featherOf(old);
  const source = newestSource(old);
  if (!pixels && feather === 0 && source.length === 0) return [];
  const base: Base = {
    kind: 'base',
    pixels: pixels ?? NO_PIXELS,
    isExact: isExact(old),
    ...(feather > 0 && { feather }),
  };
  return [...source, base];
}

/** Whether pixels may be covered in part. */
export function mayBeSoft(operations: readonly Operation[]): boolean {
  return maskOperations(operations).some((operation) => {
    if (operation.kind === 'stroke') return operation.hardness !== undefined;
    return operation.kind === 'base' && operation.pixels.soft !== undefined;
  });
}

const NO_PIXELS: RunMask = { x: 0, y: 0, width: 1, height: 1, runs: new Uint8Array(0) };

/** Whether it can mask pixels where none are. */
export function adds(operation: Operation): boolean {
  switch (operation.kind) {
    case 'stroke':
      return operation.tool === 'brush';
    case 'shape':
    case 'select':
      return operation.mode === 'add';
    case 'base':
      return operation.pixels.runs.length > 0 || operation.pixels.soft !== undefined;
    case 'paste':
    case 'invert':
      return true;
    case 'grow':
    case 'feather':
    case 'source':
    case 'clear':
      return false;
  }
}
