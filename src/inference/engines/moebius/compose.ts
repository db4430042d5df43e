/**
 * From the model's square back to the picture: the hole's pixels alone, at the picture's resolution,
 * with its colours, grain and alpha.
 */
import type { Rect } from '../../core/geometry';
import { boundsOfMask } from '../../core/mask';
import type { Raster } from '../../core/raster';
import { type Plane, resamplePlane } from '../../core/resample';
import { wholeOf } from '../../core/geometry';
import { type EngineJob, type EngineResult, HOLE } from '../engine';
import { alphaFor } from './alpha';
import { gaussianBlur } from './blur';
import { type ColourMatch, matchColour, matchIn, measureColour } from './colour';
import { measureGrain } from './grain';
import { addGrain } from './grain-noise';
import type { ModelPicture, ModelView } from './model-view';
import { PICTURE, PICTURE_PIXELS, unpad } from './placement';
import type { MoebiusSettings } from './settings';
import { matchSharpness } from './sharpness';

/** Of the paste's blur, in model pixels; as published. */
const PASTE_SIGMA = 3;

/** The window, where what is not `HOLE` is as it was, and what its hole is made of. */
export type Composed = Pick<EngineResult, 'image' | 'finish'>;

/** @param drawn - 3 × 512 × 512, −1…1, as decoded */
export function composeResult(
  job: EngineJob,
  view: ModelView,
  drawn: ModelPicture,
  settings: MoebiusSettings,
): Composed {
  const part = boundsOfHole(job);
  if (!part) return { image: copyOf(job.image) };
  const { placement } = view;
  const colour = measureColour(drawn, view);
  const matched =
    colour && settings.colourMatch > 0 ? matchColour(drawn, colour, settings.colourMatch) : drawn;
  const isEnlarged = placement.scale < 1;
  const sharp = isEnlarged ? matchSharpness(matched, view, settings.grain) : matched;
  const bare = enlarge(sharp, view, part);
  const grain = measureGrain(job, view, part);
  const grained = grain && bare.map((plane) => ({ ...plane, data: plane.data.slice() }));
  // Where the recipe has none, it is still to be had afterwards.
  const added = settings.grain > 0 ? settings.grain : 1;
  if (grain && grained) addGrain(grained, grain, placement.scale, added, job.seed);
  const planes = grained && settings.grain > 0 ? grained : bare;
  const shown = sharesOf(
    job,
    part,
    settings.paste === 'inner-feather' ? null : softMask(view, part),
  );
  const layer = (valueAt: (c: number, i: number) => number) =>
    Float32Array.from({ length: 3 * shown.length }, (_, o) => {
      const i = Math.floor(o / 3);
      return shown[i]! * valueAt(o - 3 * i, i);
    });
  return {
    image: layOver(job, part, planes, shown, alphaFor(job, part)),
    finish: {
      rect: part,
      made: { match: settings.colourMatch, grain: settings.grain },
      match: colour && layer((c, i) => matchAt(colour[c]!, settings, bare[c]!.data[i]!)),
      grain: grained && layer((c, i) => (grained[c]!.data[i]! - bare[c]!.data[i]!) / added),
    },
  };
}

/** In levels. */
function matchAt(colour: ColourMatch, { colourMatch }: MoebiusSettings, level: number): number {
  return 127.5 * matchIn(colour, colourMatch, level / 127.5 - 1);
}

/** The window with the hole as `drawn` shows it, without any finish: good enough for a first look. */
export function composePreview(job: EngineJob, view: ModelView, drawn: ModelPicture): Raster {
  const part = boundsOfHole(job);
  if (!part) return copyOf(job.image);
  return layOver(job, part, enlarge(drawn, view, part), null, alphaFor(job, part));
}

function boundsOfHole({ image, hole }: EngineJob): Rect | null {
  const data = hole.map((kind) => (kind === HOLE ? 255 : 0));
  return boundsOfMask({ ...wholeOf(image), data }, image);
}

function copyOf({ width, height, data }: Raster): Raster {
  return { width, height, data: data.slice() };
}

/** Red, green and blue of `part` of the window, in levels. */
function enlarge(drawn: ModelPicture, { placement }: ModelView, part: Rect): Plane[] {
  return [0, 1, 2].map((c) => {
    const square = drawn.subarray(c * PICTURE_PIXELS, (c + 1) * PICTURE_PIXELS);
    const plane = resamplePlane(unpad(square, placement), placement.window, part);
    for (let p = 0; p < plane.data.length; p++) plane.data[p] = 127.5 * (plane.data[p]! + 1);
    return plane;
  });
}

/** The published paste: how much of what was drawn shows, mixed on both sides of the painted rim. */
function softMask({ mask, placement }: ModelView, part: Rect): Float32Array {
  const hard = { ...PICTURE, data: Float32Array.from(mask, (value) => value / 255) };
  const soft = gaussianBlur(hard, PASTE_SIGMA);
  return resamplePlane(unpad(soft.data, placement), placement.window, part).data;
}

/** How much of what was drawn shows in each pixel of `part`, 0–1: all of it where there is no `weight`. */
function sharesOf({ image }: EngineJob, part: Rect, weight: Float32Array | null): Float64Array {
  const shares = new Float64Array(part.width * part.height).fill(1);
  if (!weight) return shares;
  return shares.map((_, i) => {
    const p = (part.y + Math.floor(i / part.width)) * image.width + part.x + (i % part.width);
    return shareOf(weight[i]!, image.data[4 * p + 3]!);
  });
}

function layOver(
  { image, hole }: EngineJob,
  part: Rect,
  planes: readonly Plane[],
  shown: Float64Array | null,
  alpha: Uint8ClampedArray,
): Raster {
  const out = copyOf(image);
  for (let row = 0, i = 0; row < part.height; row++) {
    const start = (part.y + row) * image.width + part.x;
    for (let p = start; p < start + part.width; p++, i++) {
      if (hole[p] !== HOLE) continue;
      const share = shown ? shown[i]! : 1;
      for (let c = 0; c < 3; c++) {
        out.data[4 * p + c] = share * planes[c]!.data[i]! + (1 - share) * image.data[4 * p + c]!;
      }
      out.data[4 * p + 3] = alpha[i]!;
    }
  }
  return out;
}

/** The original counts only as far as it can be seen. */
function shareOf(weight: number, alpha: number): number {
  const drawn = Math.min(Math.max(weight, 0), 1);
  const original = ((1 - drawn) * alpha) / 255;
  return drawn + original > 0 ? drawn / (drawn + original) : 1;
}
