/**
 * Changing a fill's finish after the fact: how strongly its colours are matched, how much grain it has,
 * and how wide it fades into the picture. The finished patch is kept together with what the whole of
 * each adds to it, so that no engine has to run again. Pure.
 */
import type { Size } from './geometry';
import type { Patch } from './raster';
import { eachRowOfDistances } from './zone';

export interface Finish {
  /** 0–`MOST_STRENGTH`: 0 = none, 1 = as measured around the hole. */
  readonly match: number;
  readonly grain: number;
  /** Pixels from the fill's rim inwards over which it fades in, 0–`MOST_FEATHER`; 0 = a hard edge. */
  readonly feather: number;
}

export const MOST_STRENGTH = 2;
/** More would let the object through again. */
export const MOST_FEATHER = 32;

/** Interleaved red, green and blue: what is added to each pixel, in 1/64 levels. */
export type Layer = Int16Array<ArrayBuffer>;

/** Finer than a person can set, and ±512 levels fit. */
export const STEPS_PER_LEVEL = 64;

/** What a patch is made of, over the patch's own rectangle. */
export interface FinishLayers {
  /** The finish that the patch has. */
  readonly made: Finish;
  /** What `match: 1` and `grain: 1` add; null where there is no such thing to the engine. */
  readonly match: Layer | null;
  readonly grain: Layer | null;
  /** The most of each pixel that is shown: as in `Zone.soft`. */
  readonly soft?: Uint8Array<ArrayBuffer>;
}

/**
 * `patch` with another finish; the very bytes it has where that is the one it was made with. Where it was
 * painted softly it stays as soft, or becomes softer, whatever the feather: that edge was drawn by hand.
 *
 * @param patch - as it was made
 * @param picture - where the patch ends with the picture, it does not fade
 */
export function refinish(
  patch: Patch,
  { made, match, grain, soft }: FinishLayers,
  finish: Finish,
  picture: Size,
): Patch {
  const changes = [
    ...(match ? [{ layer: match, by: finish.match - made.match }] : []),
    ...(grain ? [{ layer: grain, by: finish.grain - made.grain }] : []),
  ].filter(({ by }) => by !== 0);
  return {
    ...patch,
    data: addLayers(patch.data, changes),
    coverage:
      finish.feather === made.feather
        ? patch.coverage
        : feather(patch, finish.feather, picture, soft),
  };
}

function addLayers(
  data: Patch['data'],
  changes: readonly { readonly layer: Layer; readonly by: number }[],
): Patch['data'] {
  const [first, second] = changes;
  if (!first) return data;
  const out = data.slice();
  const [one, other] = [first.layer, second?.layer ?? first.layer];
  const [a, b] = [first.by / STEPS_PER_LEVEL, (second?.by ?? 0) / STEPS_PER_LEVEL];
  for (let i = 0, o = 0; i < one.length; i += 3, o += 4) {
    out[o] = data[o]! + a * one[i]! + b * other[i]!;
    out[o + 1] = data[o + 1]! + a * one[i + 1]! + b * other[i + 1]!;
    out[o + 2] = data[o + 2]! + a * one[i + 2]! + b * other[i + 2]!;
  }
  return out;
}

/** Coverage that rises over `width` pixels from the nearest pixel outside the patch, as smoothstep, to `most`. */
function feather(
  patch: Patch,
  width: number,
  picture: Size,
  most: FinishLayers['soft'],
): Patch['coverage'] {
  const shown = Uint8Array.from({ length: MOST_SQUARED + 1 }, (_, squared) => {
    const t = Math.min(1, Math.sqrt(squared) / (width + 1));
    return squared === 0 ? 0 : Math.max(1, Math.round(255 * t * t * (3 - 2 * t)));
  });
  const depths = depthsOf(patch, picture);
  const coverage = new Uint8Array(depths.length);
  for (let i = 0; i < depths.length; i++) {
    coverage[i] = Math.min(shown[depths[i]!]!, most?.[i] ?? 255);
  }
  return coverage;
}

/** Where even the widest fade is over. */
const MOST_SQUARED = (MOST_FEATHER + 1) ** 2;

const knownDepths = new WeakMap<Patch, Uint16Array>();

/**
 * Squared distances to the nearest pixel that the patch does not cover, at most `MOST_SQUARED`; 0 for
 * such a pixel itself. Kept as long as the patch is: a slider asks many times.
 */
function depthsOf(patch: Patch, picture: Size): Uint16Array {
  const known = knownDepths.get(patch);
  if (known) return known;
  const { outside, size, left, top } = outsideOf(patch, picture);
  const depths = new Uint16Array(patch.coverage.length);
  eachRowOfDistances(outside, 255, size, MOST_FEATHER + 1, (y, squared) => {
    const row = (y - top) * patch.width;
    if (y < top || row >= depths.length) return;
    for (let x = 0; x < patch.width; x++) {
      depths[row + x] = Math.min(squared[x + left]!, MOST_SQUARED);
    }
  });
  knownDepths.set(patch, depths);
  return depths;
}

/** 255 where the patch covers nothing: in its rectangle, and in a line around it as far as there is picture. */
function outsideOf({ x, y, width, height, coverage }: Patch, picture: Size) {
  const [left, top] = [x > 0 ? 1 : 0, y > 0 ? 1 : 0];
  const size = {
    width: left + width + (x + width < picture.width ? 1 : 0),
    height: top + height + (y + height < picture.height ? 1 : 0),
  };
  const outside = new Uint8Array(size.width * size.height).fill(255);
  for (let row = 0, i = 0; row < height; row++) {
    const start = (row + top) * size.width + left;
    for (let p = start; p < start + width; p++, i++) if (coverage[i] !== 0) outside[p] = 0;
  }
  return { outside, size, left, top };
}
