/**
 * The loops over pixels that take most of a fill's time outside of matching. Like the kernels of
 * matching there are two of each, with the same bytes; one set serves one job, one call at a time.
 */
import type { Size } from '../../../core/geometry';
import type { Raster } from '../../../core/raster';
import type { Level } from '../level';
import type { Matching } from '../matching';
import type { Canvas } from './canvas';
import type { GridShape, MembraneLoops } from './membrane-loops';
import type { Places, Sieve } from './repeat-loops';

/** A level, or a picture with its alpha in the fourth place. */
export interface Source extends Omit<Level, 'samples'> {
  readonly samples: Int16Array | Uint8ClampedArray;
}

export interface Loops {
  /**
   * 1 where the 7×7 around a pixel has a value equal to `value`, or, where `differs`, one that is not;
   * what lies outside has none.
   */
  spread(values: Uint8Array, size: Size, value: number, differs: boolean): Uint8Array<ArrayBuffer>;
  /** As the function in `../texture`. */
  addTexture(level: Level): void;
  /** Writes the rows `from` to `to` of `half`, which has half the size of `source`; see `../halve`. */
  halveRows(source: Source, half: Level, gain: number, from: number, to: number): void;
  /** Valid until another loop is opened or run. */
  openSieve(places: Places<Int16Array>): Sieve;
  openMembrane(shapes: readonly GridShape[]): MembraneLoops;
  /** A canvas for what is in `picture`, over the matching of a level `k` times halved. */
  openCanvas(picture: Raster, kind: Uint8Array, below: Below): Canvas;
}

export interface Below {
  readonly matching: Matching;
  /** Halvings between the picture and the matching's level. */
  readonly k: number;
  /** Per target, how much it is heard when its donor is lifted. */
  readonly weights: Float64Array<ArrayBuffer>;
  /** Whether the donors in the band may be shifted in tone. */
  readonly allowBias: boolean;
  /** Shifts that are known better than the level can tell. */
  readonly exact: readonly ExactShift[];
}

/** A shift of cells that stands for this one of pixels, where others stand for 2^k times as many. */
export interface ExactShift {
  readonly cells: readonly [dx: number, dy: number];
  readonly pixels: readonly [dx: number, dy: number];
}
