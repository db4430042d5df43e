/**
 * Everything about one run of Moebius that can be chosen. Every difference between the published
 * browser port and our own recipes is one of these, so that `reference` is a value and not a branch.
 */
export interface MoebiusSettings {
  readonly sampler: 'ddim' | 'dpm-solver++2m';
  /**
   * How the times of the steps lie in 0…999: `leading` as published; `trailing` even too, but from 999;
   * `log-snr` from 999, even in the logarithm of signal over noise.
   */
  readonly spacing: 'leading' | 'trailing' | 'log-snr';
  /** Of the full schedule, before `strength` drops the first ones; 1–1000. */
  readonly steps: number;
  /** 0–1: the share of the schedule that is run, from its end. */
  readonly strength: number;
  /** 1 = no guidance, one pass a step. */
  readonly guidanceScale: number;
  /** Share of the steps, [from, to) in 0–1, with guidance; outside it one pass a step. */
  readonly guidanceInterval: readonly [from: number, to: number];
  /** `noise`: pure noise. `source`: the picture, noised. `draft`: a picture given from outside, noised. */
  readonly start: 'noise' | 'source' | 'draft';
  /** Weight of one extra normal number per channel added to the start noise; 0.0357 as published. */
  readonly noiseOffset: number;
  /** How the mask comes to 64 × 64: each cell's top-left pixel (published), or any painted pixel in it. */
  readonly latentMask: 'top-left' | 'max-pool';
  /** Mask for the model snapped outwards to the 8-pixel grid, for masked image and latent mask alike. */
  readonly snapMask: boolean;
  /** How a window that is not square, or smaller than 512, is padded: `black` bars as published. */
  readonly padding: 'black' | 'reflect';
  /** What the blur of the paste does: both sides of the rim as published, or only inside the zone. */
  readonly paste: 'two-sided-blur' | 'inner-feather';
  /** 0–1: strength of the colour match on the ring around the hole; 0 as published. */
  readonly colourMatch: number;
  /** 0–1: strength of the grain that is given to an enlarged patch; 0 as published. */
  readonly grain: number;
}

export type PresetId = 'reference' | 'best' | 'fast';
