/**
 * From the model's square back to the picture: the hole's pixels alone, at the picture's resolution,
 * with its colours, grain and alpha.
 */
import type { Rect } from '../../core/geometry';
import { boundsOfMask } from '../../core/mask';
import type { Raster } from '../../core/raster';
import { type Plane, resamplePlane } from '../../core/resample';
import { wholeOf } from '../../core/geometry';
import { type EngineJob, HOLE } from '../engine';
import { alphaFor } from './alpha';
import { gaussianBlur } from './blur';
import { matchColour } from './colour';
import { measureGrain } from './grain';
import { addGrain } from './grain-noise';
import type { ModelPicture, ModelView } from './model-view';
import { PICTURE, PICTURE_PIXELS, unpad } from './placement';
import type { MoebiusSettings } from './settings';
import { matchSharpness } from './sharpness';

/** Of the paste's blur, in model pixels; as published. */
const PASTE_SIGMA = 3;

/**
 * @param drawn - 3 × 512 × 512, −1…1, as decoded
 * @returns the window: what is not `HOLE` is as it was
 */
export function composeResult(
  job: EngineJob,
  view: ModelView,
  drawn: ModelPicture,
  settings: MoebiusSettings,
): Raster {
  const part = boundsOfHole(job);
  if (!part) return copyOf(job.image);
  const { placement } = view;
  const matched = matchColour(drawn, view, settings.colourMatch);
  const isEnlarged = placement.scale < 1;
  const sharp = isEnlarged ? matchSharpness(matched, view, settings.grain) : matched;
  const planes = enlarge(sharp, view, part);
  const grain = settings.grain > 0 ? measureGrain(job, view, part) : null;
  if (grain) addGrain(planes, grain, placement.scale, settings.grain, job.seed);
  const weight = settings.paste === 'two-sided-blur' ? softMask(view, part) : null;
  return layOver(job, part, planes, weight, alphaFor(job, part));
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

function layOver(
  { image, hole }: EngineJob,
  part: Rect,
  planes: readonly Plane[],
  weight: Float32Array | null,
  alpha: Uint8ClampedArray,
): Raster {
  const out = copyOf(image);
  for (let row = 0, i = 0; row < part.height; row++) {
    const start = (part.y + row) * image.width + part.x;
    for (let p = start; p < start + part.width; p++, i++) {
      if (hole[p] !== HOLE) continue;
      const share = weight ? shareOf(weight[i]!, image.data[4 * p + 3]!) : 1;
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
