/** The switches of Quick Fill: with each, two ways of working that tests compare. */
import type { Kernels } from './kernels/kernels';
import type { SearchVariant } from './patches/search';

export interface QuickFillOptions {
  /** How donors are looked for; see `search`. */
  readonly search: SearchVariant;
  /** Whether a donor's colours may be shifted to meet the target's. */
  readonly bias: boolean;
  /** Whether to match at reduced resolution and paint at full; else all is done at full. */
  readonly lift: boolean;
  /** Whether text is put together from whole pieces of lines, by the shifts found most often. */
  readonly pieces: boolean;
  /** The inner loops; the fastest that the host allows where absent. The bytes are the same. */
  readonly kernels?: Kernels;
}

/** The options with everything that was left out. */
export type Settings = Required<QuickFillOptions>;

export const USUAL: QuickFillOptions = { search: 'uniform', bias: true, lift: true, pieces: true };
