/** The picture at full size while it is painted: lifted onto it, and matched again along the rim. */
import type { Raster } from '../../../core/raster';
import type { Rect } from '../../../core/geometry';

/** Pixels voted on at a time. */
export const MOST_VOTES = 1024;

/** The patches along the rim, in pixels of the picture. */
export interface Band {
  /** What `indexAt` covers: the hole's rectangle and a patch around it. */
  readonly rect: Rect;
  /** Pixel of `rect` → patch, or -1. */
  readonly indexAt: Int32Array<ArrayBuffer>;
  readonly x: Int32Array<ArrayBuffer>;
  readonly y: Int32Array<ArrayBuffer>;
  /** Centres of the donors; -1 where there is none. */
  readonly donorX: Int32Array<ArrayBuffer>;
  readonly donorY: Int32Array<ArrayBuffer>;
  /** Infinity where there is no donor. */
  readonly cost: Float64Array<ArrayBuffer>;
  /** Red, green, blue in levels. */
  readonly bias: Float64Array<ArrayBuffer>;
  /** How much each patch is heard; written after matching. */
  readonly weights: Float64Array<ArrayBuffer>;
  /** By squared distance from a patch's centre, how much more is heard there. */
  readonly nearness: Float64Array<ArrayBuffer>;
}

/** Valid until the next canvas is opened. Its own copy of the picture, or the picture itself. */
export interface Canvas {
  /** The picture's RGBA; to be asked for again after `openBand`, which may move it. */
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  /** Takes over the picture's rows from `from` to `to`; to be called for all, before anything else. */
  load(from: number, to: number): void;
  /** Paints the hole's pixels that row `y` of the level stands for. */
  liftRow(y: number): void;
  /** Arrays for so many patches; what is in them is left over. The band opened before is no more. */
  openBand(rect: Rect, patches: number, nearness: Float64Array<ArrayBuffer>): Band;
  /** Offers the patches from `from` to `to` the donors of the cells they lie in. */
  inherit(from: number, to: number): void;
  /** Visits `count` patches from `first` on, upwards where `side` is -1; each tries its neighbours' donors. */
  propagate(first: number, count: number, side: -1 | 1): void;
  /**
   * What the patches over each of `pixels` (of `rect`, MOST_VOTES at most) want there: red, green, blue, alpha; NaN where
   * no patch has a say. Valid until the next vote.
   */
  vote(pixels: Int32Array): Float64Array;
  /** Copies the pixels of `rect` to `picture`, if they are not there already. */
  copyTo(picture: Raster, rect: Rect): void;
}
