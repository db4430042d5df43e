/**
 * What the model gets to see of a job. Pictures for the model are three planes of 512 × 512 after one
 * another, red, green, blue, from −1 to 1; mid grey, 0, is what the model was taught a hole looks like.
 */
import type { Raster } from '../../core/raster';
import { createPlane, resamplePlane } from '../../core/resample';
import type { EngineJob } from '../engine';
import { modelMaskOf, snapToCells, unknownPixels } from './model-mask';
import { pad, type Placement, PICTURE_PIXELS, placeWindow } from './placement';
import { pushPull } from './push-pull';
import type { MoebiusSettings } from './settings';

export type ModelPicture = Float32Array<ArrayBuffer>;

export interface ModelView {
  readonly placement: Placement;
  /** 512 × 512; 255 = for the model to draw, 0 = known. */
  readonly mask: Uint8Array<ArrayBuffer>;
  /** The known pixels, continued smoothly into the hole and under what is transparent. */
  readonly known: ModelPicture;
  /**
   * 512 × 512; 1 for known, visible pixels of the window itself: those that statistics may be taken of.
   * None of a latent cell that is known only in part, for the model draws the whole of it.
   */
  readonly trusted: Uint8Array<ArrayBuffer>;
}

type ViewSettings = Pick<MoebiusSettings, 'paste' | 'padding' | 'snapMask'>;

export function viewOf(job: EngineJob, settings: ViewSettings): ModelView {
  const placement = placeWindow(job.image);
  const unknown = unknownPixels(job, settings.paste);
  const mask = modelMaskOf(unknown, placement, settings);
  const seen = reduce(job.image, placement, settings.padding, unknown);
  const visible = pad(seen.weight, placement, 'black', 0);
  return {
    placement,
    mask,
    known: seen.picture,
    trusted: snapToCells(mask).map((value, p) => (value === 0 && visible[p]! > MOSTLY ? 1 : 0)),
  };
}

/** Less visible pixels are as much continuation as picture. */
const MOSTLY = 0.5;

/** The known picture with mid grey in the hole: what the model's `masked image` channels are made of. */
export function maskedPicture({ known, mask }: ModelView): ModelPicture {
  return known.map((value, i) => (mask[i % PICTURE_PIXELS] === 0 ? value : 0));
}

/** A whole picture of the window's size, such as a draft. */
export function modelPictureOf(
  image: Raster,
  placement: Placement,
  padding: MoebiusSettings['padding'],
): ModelPicture {
  return reduce(image, placement, padding, null).picture;
}

/** Colours weigh as much as they are visible; those of unknown pixels, 255 in `unknown`, weigh nothing. */
function reduce(
  { data }: Raster,
  placement: Placement,
  padding: MoebiusSettings['padding'],
  unknown: Uint8Array | null,
) {
  const weightAt = (p: number) => (unknown && unknown[p] !== 0 ? 0 : data[4 * p + 3]! / 255);
  const shrunk = (valueAt: (p: number) => number) => {
    const plane = createPlane(placement.window);
    for (let p = 0; p < plane.data.length; p++) plane.data[p] = valueAt(p);
    return resamplePlane(plane, placement.content);
  };
  const weight = shrunk(weightAt);
  const weighted = [0, 1, 2].map(
    (c) => shrunk((p) => weightAt(p) * (data[4 * p + c]! / 127.5 - 1)).data,
  );
  const picture = new Float32Array(3 * PICTURE_PIXELS);
  pushPull(weighted, weight.data, placement.content).forEach((channel, c) => {
    const plane = { ...placement.content, data: channel };
    picture.set(pad(plane, placement, padding, BLACK), c * PICTURE_PIXELS);
  });
  return { picture, weight };
}

const BLACK = -1;
