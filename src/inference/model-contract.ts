/**
 * What a page may ask of the worker that has the models: find out what the machine can do, fetch and
 * keep the weights, and fill. Two such workers are started, one that fetches and one that fills, so
 * that neither waits for the other.
 */
import type { FillCheckpoint, FillJob, FillProgress, FillResult } from './contract';
import type { Patch } from './core/raster';
import type { Call, Cancel, Enough, Reply } from './core/rpc';
import type { MoebiusSettings } from './engines/moebius/settings';
import type { Verdict } from './preflight/verdict';
import type { Provider } from './runtime/runtime';
import type { ModelId } from './weights/catalogue';

/** The version of everything below: a page and a worker of different versions do not talk. */
export const PROTOCOL_VERSION = '2';

export interface ModelStatus {
  readonly id: ModelId;
  readonly title: string;
  readonly licence: string;
  readonly credit: string;
  readonly isStandIn: boolean;
  /** Where it is or would be fetched from, as an address without path. */
  readonly host: string;
  /** `partial`: some of it is here, and a download goes on from there. */
  readonly state: 'absent' | 'partial' | 'ready';
  readonly bytesPresent: number;
  readonly bytesTotal: number;
  /** `memory`: storage is refused here, so closing the window loses it. */
  readonly kept: 'disk' | 'memory';
}

export interface DownloadProgress {
  /** `waiting`: another window is fetching, and this is its progress. `preparing`: graphs are rewritten. */
  readonly stage: 'waiting' | 'downloading' | 'retrying' | 'preparing';
  /** Never falls, and is `bytesTotal` at the end; `bytesTotal` is constant. */
  readonly bytesDone: number;
  readonly bytesTotal: number;
  /** 0 until it is known. */
  readonly bytesPerSecond: number;
  /** Never rises by more than the clock explains; null until it can be told honestly. */
  readonly secondsLeft: number | null;
  /** Said once where it is the case: the host ignores Range, so a part had to begin anew. */
  readonly startedOver: boolean;
}

export interface ModelFillParams extends FillJob {
  readonly settings: MoebiusSettings;
  readonly provider: Provider;
  /** A finished fill of the same mask, for `start: 'draft'`. */
  readonly draft: Patch | null;
  /** Go on from here: of the same fill, in a worker that has crashed. */
  readonly resume: FillCheckpoint | null;
}

export interface ModelContract {
  /** Answered from memory after the first time, unless `fresh`. */
  preflight: {
    params: { model: ModelId; fresh: boolean };
    progress: never;
    result: Verdict;
  };
  models: { params: null; progress: never; result: readonly ModelStatus[] };
  /** Pausing is cancelling: what has arrived stays, and the next download goes on from there. */
  download: { params: { model: ModelId }; progress: DownloadProgress; result: ModelStatus };
  /** Reads everything back and hashes it; what is wrong is deleted, so that a download fetches it again. */
  verify: { params: { model: ModelId }; progress: DownloadProgress; result: ModelStatus };
  remove: { params: { model: ModelId }; progress: never; result: ModelStatus };
  /** Files picked by hand, in any order and with any names: told apart by length and hash. */
  importFiles: {
    params: { model: ModelId; files: readonly File[] };
    progress: DownloadProgress;
    result: ModelStatus;
  };
  /** The published files as they came, one Blob each, by path. */
  exportFiles: {
    params: { model: ModelId };
    progress: never;
    result: readonly { readonly path: string; readonly data: Blob }[];
  };
  fill: { params: ModelFillParams; progress: FillProgress; result: FillResult };
}

export type ToModelWorker = Call<ModelContract> | Cancel | Enough;
export type FromModelWorker = Reply<ModelContract>;
