/**
 * Brings the colours that the model has drawn to the picture's own: mean and deviation of each channel
 * on the ring around the hole (Reinhard et al., "Color Transfer between Images", 2001, over a mask).
 */
import type { ModelPicture, ModelView } from './model-view';
import { PICTURE_PIXELS } from './placement';
import { momentsOn, ringAround } from './ring';

/** In model pixels: one latent cell, as near to the hole as there are pixels enough. */
const RING_WIDTH = 8;
/**
 * The model redraws what it knows to within a few levels. What is off by more than this has another
 * cause, and stretching the hole after it would make it worse.
 */
const MAX_GAIN = 1.25;
const MAX_SHIFT = 0.25; // 32 levels
/** Below this, 0.6 of a level, a deviation is rounding and tells nothing of contrast. */
const MIN_DEVIATION = 0.005;

/** Per channel: what is drawn at `mean + x` belongs at `mean + shift + gain * x`. */
export interface ColourMatch {
  readonly mean: number;
  readonly shift: number;
  readonly gain: number;
}

/** @returns one for each channel; null where there are too few pixels to compare */
export function measureColour(drawn: ModelPicture, view: ModelView): ColourMatch[] | null {
  const ring = ringAround(view, RING_WIDTH);
  if (!ring) return null;
  return [0, 1, 2].map((c) => {
    const from = momentsOn(drawn, c, ring);
    const to = momentsOn(view.known, c, ring);
    const isFlat = from.deviation < MIN_DEVIATION || to.deviation < MIN_DEVIATION;
    return {
      mean: from.mean,
      shift: clamp(to.mean - from.mean, -MAX_SHIFT, MAX_SHIFT),
      gain: isFlat ? 1 : clamp(to.deviation / from.deviation, 1 / MAX_GAIN, MAX_GAIN),
    };
  });
}

/**
 * @param drawn - 3 × 512 × 512, −1…1; not written to
 * @param strength - 0 = as drawn, 1 = matched
 */
export function matchColour(
  drawn: ModelPicture,
  matches: readonly ColourMatch[],
  strength: number,
): ModelPicture {
  const out = drawn.slice();
  matches.forEach(({ mean, shift, gain }, c) => {
    for (let i = c * PICTURE_PIXELS; i < (c + 1) * PICTURE_PIXELS; i++) {
      const matched = mean + shift + gain * (drawn[i]! - mean);
      out[i] = drawn[i]! + strength * (matched - drawn[i]!);
    }
  });
  return out;
}

/** What the whole match adds to a value, −1…1, that has been matched by `strength`. */
export function matchIn({ mean, shift, gain }: ColourMatch, strength: number, value: number) {
  const added = (drawn: number) => shift + (gain - 1) * (drawn - mean);
  // value = drawn + strength × added(drawn), solved for drawn
  const drawn = (value - strength * (shift - (gain - 1) * mean)) / (1 + strength * (gain - 1));
  return added(drawn);
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}
