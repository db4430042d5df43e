/** Other programs' inpainting, for comparison; none is needed to build, test or evaluate ours. */
import type { Raster } from '../../../src/inference/core/raster';
import type { Problem } from '../metrics/score';

export interface BaselineFill {
  readonly image: Raster;
  /** Processor time; what it includes is said in the report. */
  readonly milliseconds: number;
}

export interface Baseline {
  readonly id: string;
  /** Part of the cache's key: another version or other parameters, another result. */
  readonly version: string;
  /** @param problem - its input already has the nearest known colours in the hole */
  fill(problem: Pick<Problem, 'input' | 'mask'>): Promise<BaselineFill>;
}
