/** What the masking tools can be set to. Pure. */
import type { Mode } from './operations';
import { TOLERANCES } from './similar-colours';

export interface ToolOptions {
  /** What outlines and picks do without a key held. */
  readonly mode: Mode;
  /** Of smart select; see `createSimilarity`. */
  readonly tolerance: number;
  readonly contiguous: boolean;
  /** Brush strokes take in what they go round. */
  readonly closesRings: boolean;
  /** Pixels that the mask is grown or shrunk by at once. */
  readonly growth: number;
}

export const GROWTHS = { smallest: 1, largest: 200 } as const;
export const FEATHERS = { smallest: 0, largest: 200 } as const;

export const USUAL_OPTIONS: ToolOptions = {
  mode: 'add',
  tolerance: TOLERANCES.usual,
  contiguous: true,
  closesRings: true,
  growth: 4,
};

/** `part` over `options`; what is out of range or no number, as in a field half typed, stays as it was. */
export function withOptions(options: ToolOptions, part: Partial<ToolOptions>): ToolOptions {
  const next = { ...options, ...part };
  return {
    ...next,
    tolerance: isWithin(TOLERANCES, next.tolerance) ? next.tolerance : options.tolerance,
    growth: isWithin(GROWTHS, next.growth) ? Math.round(next.growth) : options.growth,
  };
}

export function isWithin(
  { smallest, largest }: { smallest: number; largest: number },
  value: number,
) {
  return value >= smallest && value <= largest;
}
