/**
 * What an engine is: something that fills the hole in one window of a picture.
 *
 * An engine sees neither the whole picture nor other regions; `fill.ts` cuts its window, and lays
 * what comes back over the source, so no engine can touch a pixel outside the hole.
 */
import type { EngineId, FillRemark, StepCheckpoint, StepProgress } from '../contract';
import type { Finish } from '../core/finish';
import type { Rect, Size } from '../core/geometry';
import type { Raster } from '../core/raster';

export interface EngineJob {
  /** The window, cut from the picture at its own resolution. The engine may write to the hole's pixels. */
  readonly image: Raster;
  /**
   * One byte per pixel of `image`: 255 = fill this, 0 = known. Pixels of other regions' holes not yet
   * filled are `OFF_LIMITS`: not to be filled now, and not to be learned from either.
   */
  readonly hole: Uint8Array<ArrayBuffer>;
  /** How many pixels around the painted mask are in the hole too; 0, or left out, for an exact mask. */
  readonly grown?: number;
  /** The size of `image`: a finished fill of the hole by somebody else, where there is one. */
  readonly draft?: Raster;
  /** Go on from here instead of from the start; of a run of the same job. */
  readonly resume?: StepCheckpoint;
  /** Unsigned 32-bit: same job and seed, same bytes, on any machine. */
  readonly seed: number;
}

export const HOLE = 255;
export const KNOWN = 0;
/** Marks a pixel of another region's hole in `EngineJob.hole`. */
export const OFF_LIMITS = 1;

export interface EngineContext {
  readonly signal: AbortSignal;
  /** Aborts when the caller would rather have what there is than wait; most engines have nothing. */
  readonly enough: AbortSignal;
  /** `fraction` of this job, 0–1, never falling. `preview` has the size of `job.image`. */
  readonly progress: (fraction: number, preview?: Raster, steps?: JobSteps) => void;
}

/** `StepProgress` of one job: `millisecondsLeft` is of the job alone. */
export interface JobSteps extends StepProgress {
  /** What the whole of a job like this takes; null until a step has been measured. */
  readonly millisecondsPerJob: number | null;
  /** After a step: what to go on from, should the worker crash. */
  readonly checkpoint?: StepCheckpoint | undefined;
}

export interface EngineResult {
  /** The size of `job.image`; only the pixels of the hole are read. */
  readonly image: Raster;
  readonly remarks: readonly FillRemark[];
  /** 0–1: how likely the engine holds a good result to be; 0 where it had nothing to go by. */
  readonly confidence: number;
  /** What `image` is made of, where that can be told; see `FinishLayers`. */
  readonly finish?: EngineFinish | null;
}

export interface EngineFinish {
  /** In the window: what the layers cover, all of the hole. */
  readonly rect: Rect;
  /** What `image` has of each. */
  readonly made: Pick<Finish, 'match' | 'grain'>;
  /** What the whole of each adds, in levels: red, green and blue of each pixel of `rect`, interleaved. */
  readonly match: Float32Array | null;
  readonly grain: Float32Array | null;
}

export interface Engine {
  readonly id: EngineId;
  /** Part of every report: it changes whenever the same job may give other bytes. */
  readonly version: string;
  /** How far a painted mask, of these bounds, is grown before filling, in pixels (DESIGN 4.2). */
  growth(image: Size, mask: Rect): number;
  /**
   * What the engine wants to see of `image` to fill `hole` (bounds of one region, inside `image`).
   *
   * @returns a rectangle inside `image` that contains `hole`
   */
  windowAround(hole: Rect, image: Size): Rect;
  /**
   * A job's arrays, still empty, for an engine that would otherwise copy them to where it can work on
   * them. They are its own, to be written over.
   *
   * @param hole - the size of the region's bounds
   * @param last - of a window made here that nothing looks at any more: this one may be laid over it
   */
  createWindow?(size: Size, hole: Size, last?: Raster): Pick<EngineJob, 'image' | 'hole'>;
  /** @throws AbortError - soon (≤ 50 ms of work) after `context.signal` aborts */
  complete(job: EngineJob, context: EngineContext): Promise<EngineResult>;
}
