/** Everything the page may ask of the worker. To add a method, add it here and follow the compiler. */
import type { PackedResult } from './codec/pack-result';
import type { Finish, FinishLayers } from './core/finish';
import type { Rect, Size } from './core/geometry';
import type { Mask, Patch } from './core/raster';
import type { Call, Cancel, Enough, Reply } from './core/rpc';

export type EngineId = 'quick-fill' | 'moebius';

export type PictureFormat = 'png' | 'jpeg' | 'webp' | 'gif';

/** What decoding found out; `size` is after EXIF orientation, as Figma shows it. */
export interface PictureInfo {
  readonly format: PictureFormat;
  readonly size: Size;
  readonly bitDepth: 8 | 16;
  readonly hasAlpha: boolean;
  readonly hasProfile: boolean;
}

/** What is to be filled, whichever engine does it. */
export interface FillJob {
  /** The encoded file. The worker keeps the last one decoded, so sending it again costs a copy. */
  readonly picture: Uint8Array<ArrayBuffer>;
  /** In pixels of the decoded, oriented picture; must lie inside it. */
  readonly mask: Mask;
  /** Unsigned 32-bit: same seed, same bytes. */
  readonly seed: number;
  /**
   * How far the mask is grown before filling, in pixels. `'auto'` swallows the soft rim that a
   * painted stroke leaves around an object; 0 takes the mask as exact.
   */
  readonly grow: number | 'auto';
  /** Pixels beyond that over which the fill fades into the picture; 0 where left out. */
  readonly feather?: number;
  /**
   * For engines that see a part of the picture only: what is to be seen in place of their own choice, in
   * the picture's pixels. Each counts for the regions inside it; one that sticks out of the picture for none.
   */
  readonly windows?: readonly Rect[];
  /**
   * Learn from these pixels only, wherever they are, and not from the rest of the picture, the hole's
   * own surroundings included. For engines that copy from the picture; all of it where left out.
   */
  readonly donors?: Mask;
}

export interface FillProgress {
  /** 0–1 over the whole fill; never falls. */
  readonly fraction: number;
  /** 1-based region being worked on, of `regions`. */
  readonly region: number;
  readonly regions: number;
  /** A coarse look at the result so far, where the engine has one. */
  readonly preview?: Patch;
  /** What an engine that works in steps is doing. */
  readonly steps?: StepProgress;
  readonly checkpoint?: FillCheckpoint;
}

export interface StepProgress {
  readonly stage: 'opening' | 'encoding' | 'denoising' | 'decoding';
  /** Steps done, of `total`, of this region; both 0 before the first stage that has steps. */
  readonly done: number;
  readonly total: number;
  /** The mean of the steps done so far in this fill; null before the first. */
  readonly millisecondsPerStep: number | null;
  /** Of the whole fill; null until a step has been measured. */
  readonly millisecondsLeft: number | null;
}

/** What a fill can go on from in another worker, should this one crash. Plain numbers, from after a step. */
export interface FillCheckpoint {
  /** 0-based; the regions before it are done, and `patch` has them. */
  readonly region: number;
  readonly patch: Patch | null;
  readonly steps: StepCheckpoint;
}

/** 4 × 64 × 64 each, scaled: the latents for the next step, and the clean ones last guessed. */
export interface StepCheckpoint {
  readonly stepsDone: number;
  readonly latents: Float32Array<ArrayBuffer>;
  readonly clean: Float32Array<ArrayBuffer>;
}

export interface FillResult {
  readonly patch: Patch;
  /** What the patch can be finished anew with. */
  readonly layers: FinishLayers;
  readonly report: FillReport;
}

export interface FillReport {
  readonly engine: EngineId;
  readonly engineVersion: string;
  readonly seed: number;
  readonly regions: readonly Rect[];
  /** What the engine saw of the picture, one for each of `regions`. */
  readonly windows: readonly Rect[];
  readonly filledPixels: number;
  readonly milliseconds: number;
  /** What a person should know about the result; the UI has words for each. */
  readonly remarks: readonly FillRemark[];
  /** 0–1: how likely a good result is; the mean over the regions, by area. */
  readonly confidence: number;
  /** What an engine that works in steps was measured at, for the next estimate. */
  readonly millisecondsPerStep?: number | undefined;
}

/**
 * `nothing-to-learn-from`: no usable surroundings, so the hole got a smooth blend of its rim.
 * `likely-poor`: the engine's confidence in some region is low. `resumed`: the graphics device was
 * lost, and the fill went on where it had been. `random-weights`: made by a stand-in for the model.
 */
export type FillRemark = 'nothing-to-learn-from' | 'likely-poor' | 'resumed' | 'random-weights';

/** A patch as a file of its own. */
export interface EncodedPatch {
  readonly png: Uint8Array<ArrayBuffer>;
  /** What the file shows, in the picture's pixels: a transparent pixel around all that is covered. */
  readonly rect: Rect;
  readonly picture: Size;
  /** Some pixel of the picture inside `rect` is not opaque. */
  readonly seeThrough: boolean;
}

export interface InferenceContract {
  inspect: {
    params: { picture: Uint8Array<ArrayBuffer> };
    progress: never;
    result: PictureInfo;
  };
  fill: { params: FillJob; progress: FillProgress; result: FillResult };
  /** The source with `patch` laid over it, as PNG with the source's colour profile. */
  encode: {
    params: { picture: Uint8Array<ArrayBuffer>; patch: Patch };
    progress: never;
    result: Uint8Array<ArrayBuffer>;
  };
  /** `patch` alone, as PNG with the source's colour profile; `isWhole`: as large as the picture. */
  encodePatch: {
    params: { picture: Uint8Array<ArrayBuffer>; patch: Patch; isWhole: boolean };
    progress: never;
    result: EncodedPatch;
  };
  /** A result as few bytes, to be kept. */
  packResult: {
    params: Pick<FillResult, 'patch' | 'layers'>;
    progress: never;
    result: PackedResult;
  };
  /** It again, with the finish it was made with; null where it is none, or not of a picture of that size. */
  unpackResult: {
    params: { packed: PackedResult; made: Finish; picture: Size };
    progress: never;
    result: Pick<FillResult, 'patch' | 'layers'> | null;
  };
}

export type ToWorker = Call<InferenceContract> | Cancel | Enough;
export type FromWorker = Reply<InferenceContract>;
