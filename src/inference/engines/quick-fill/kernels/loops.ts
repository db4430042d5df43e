/**
 * The loops over pixels that take most of a fill's time outside of matching. Like the kernels of
 * matching there are two of each, with the same bytes; one set serves one job, one call at a time.
 */
import type { Size } from '../../../core/geometry';
import type { Raster } from '../../../core/raster';
import type { EngineJob } from '../../engine';
import type { Means, RowWork } from '../box-sum';
import type { Passes } from '../chamfer';
import type { AddSquare } from '../finish/grain';
import type { Level } from '../patches/level';
import type { Matching } from '../patches/matching';
import type { CellsIn, CellWork } from '../smooth/cell-grid';
import type { TakeGrain, Taking } from '../smooth/region-grain';
import type { Samples, SumRows } from '../smooth/surface';
import type { SortRows } from '../survey';
import type { Canvas } from './canvas';
import type { GridShape, MembraneLoops } from './membrane-loops';
import type { Misfit, Places, Sieve } from './repeat-loops';

/** A level, or a picture with its alpha in the fourth place. */
export interface Source extends Omit<Level, 'samples'> {
  readonly samples: Int16Array | Uint8ClampedArray;
}

export interface Loops {
  /**
   * Lends arrays for an area of that size where sums over its squares and grain need no copies of them. They are
   * good until the next call, and until a level is made.
   */
  lendFloats(size: Size): TakeFloats;
  /** One byte for each pixel of `picture`, beside it where that lies; what is in it may be left over. */
  createKinds(picture: Raster): Uint8Array<ArrayBuffer>;
  /** The job is done: where it worked, but for a window, may serve the next. */
  close(): void;
  /** All 0. */
  createLevel(size: Size): Level;
  /** Nothing is matched at `level` any more: what was there for that may be used for membranes. */
  reuse(level: Level): void;
  /**
   * 1 where the 7×7 around a pixel has a value equal to `value`, or, where `differs`, one that is not;
   * what lies outside has none. Valid until another loop is opened or run.
   */
  spread(values: Uint8Array, size: Size, value: number, differs: boolean): Uint8Array<ArrayBuffer>;
  /** How many of `bytes` are `value`. As all below but `addTexture` and `halveRows`, this runs a loop. */
  countOf(bytes: Uint8Array, value: number): number;
  /** Which of `bytes` are `value`, ascending: an array of its own, or the one that `take` gives for so many. */
  listOf(bytes: Uint8Array, value: number, take?: TakeList): Int32Array<ArrayBuffer>;
  /** As the function in `../survey`; writes `kind`. */
  openSort(job: Pick<EngineJob, 'image' | 'hole'>, kind: Uint8Array<ArrayBuffer>): SortRows;
  /** As the function in `../patches/texture`. */
  addTexture(level: Level): void;
  /** Writes the rows `from` to `to` of `half`, which has half the size of `source`; see `../patches/halve`. */
  halveRows(source: Source, half: Level, gain: number, from: number, to: number): void;
  /** As the function in `../chamfer`; writes `distance`. Like the next three, valid until another loop is opened or run. */
  openChamfer(
    kind: Uint8Array,
    size: Size,
    starts: readonly number[],
    distance: Uint16Array,
  ): Passes;
  /** As the function in `../box-sum`. */
  openBoxSum(values: Float32Array, size: Size, radius: number, means?: Means): RowWork;
  /** As the function in `../finish/grain`. */
  openGrain(weights: Float64Array, residual: Float32Array, grain: Float32Array): AddSquare;
  /** As the function in `../smooth/surface`. */
  openFit(samples: Samples): SumRows;
  /** As the function in `../smooth/region-grain`; writes `fine` and `mask`. */
  openTaking(taking: Taking): TakeGrain;
  /** As the function in `../smooth/cell-grid`; what it gives is valid until another loop is opened or run. */
  openCells(cells: CellsIn): CellWork;
  openSieve(places: Places<Int16Array>): Sieve;
  openMisfit(places: Places): Misfit;
  openMembrane(shapes: readonly GridShape[]): MembraneLoops;
  /** A canvas for what is in `picture`, over the matching of a level `k` times halved. */
  openCanvas(picture: Raster, kind: Uint8Array<ArrayBuffer>, below: Below): Canvas;
}

/** Gives an array of so many numbers; what is in it may be left over. */
export type TakeFloats = (length: number) => Float32Array<ArrayBuffer>;

/** Gives room for a list. */
export type TakeList = (length: number) => Int32Array<ArrayBuffer>;

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
