/**
 * The innermost loops of patch matching, behind one interface, because there are two of each: the
 * reference in TypeScript, and WebAssembly where the host allows it. Both give the same bytes.
 */
import type { Size } from '../../../core/geometry';
import type { Raster } from '../../../core/raster';
import type { EngineJob } from '../../engine';
import type { Ground, MatchArrays, Matching, Plan } from '../patches/matching';
import type { Loops } from './loops';
import { referenceKernels } from './reference';
import { loadWasmKernels } from './wasm-kernels';

export interface Kernels {
  readonly name: 'typescript' | 'wasm';
  /** Moves a level's arrays to where the kernels can work on them, and adds those that are missing. */
  open(plan: Plan): Ground;
  /** As the function of `Engine`: where the loops can work on it. */
  createWindow(size: Size, hole: Size, last?: Raster): Pick<EngineJob, 'image' | 'hole'>;
  /** The loops for one job. */
  createLoops(): Loops;
}

/** Kernels of one level. Ranges are half open; none of them takes longer than a few milliseconds per BATCH. */
export interface LevelKernels {
  /** Arrays for a matching of this level; at most twice. */
  createArrays(): MatchArrays;
  /** Measures targets against their donors again, after the estimate under them has changed. */
  rescore(m: Matching, from: number, to: number): void;
  /** Offers donors to targets, in order. */
  visit(m: Matching, visit: Visit): void;
  /**
   * Which of `m.candidates` from `from` to `end` differs least from pixel `p`, the first of equals: looked at are the
   * pixels at so many steps from either, which are the first entries of `m.candidates`.
   */
  closest(m: Matching, p: number, steps: number, from: number, end: number): number;
  /**
   * Repaints `m.holes` from `from` to `to`, with the weights in `m.weights`.
   *
   * @returns the change of their colours, added up, in quarter levels
   */
  vote(m: Matching, from: number, to: number): number;
}

export interface Visit {
  readonly first: number;
  readonly count: number;
  /** -1: upwards, trying what the left and upper neighbour have; 1: the other way; 0: upwards, alone. */
  readonly side: -1 | 0 | 1;
  /** How many entries of `m.candidates` belong to each target in turn; -1 stands for none. */
  readonly each: number;
}

let loaded: Kernels | undefined;

/** The fastest kernels this host allows; asked once per job. */
export function chooseKernels(): Kernels {
  loaded ??= loadWasmKernels() ?? referenceKernels;
  return loaded;
}
