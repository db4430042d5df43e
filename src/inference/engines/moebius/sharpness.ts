/**
 * Gives back the sharpness that the model's decoder loses, before a patch is enlarged and the loss with
 * it: the finest detail is raised by as much as the ring shows it to have been lowered.
 */
import { blur } from './blur';
import type { ModelPicture, ModelView } from './model-view';
import { PICTURE, PICTURE_PIXELS } from './placement';
import { ringAround } from './ring';

/** In model pixels; detail is rarer than colour, so the ring is wider. */
const RING_WIDTH = 16;
/** By more, noise and ringing would be raised rather than detail. */
const MAX_GAIN = 1.5;
/** Binomial: what differs from it is finer than about four pixels. */
const KERNEL = Float64Array.of(1, 2, 1);

/**
 * @param drawn - 3 × 512 × 512, −1…1; not written to
 * @param strength - 0 = as drawn, 1 = as sharp as the ring, within limits; never blurs
 */
export function matchSharpness(
  drawn: ModelPicture,
  view: ModelView,
  strength: number,
): ModelPicture {
  const ring = strength > 0 ? ringAround(view, RING_WIDTH) : null;
  if (!ring) return drawn;
  const detail = detailOf(drawn);
  const [has, wanted] = [energyOn(detail, ring), energyOn(detailOf(view.known), ring)];
  if (has === 0 || wanted <= has) return drawn;
  const gain = strength * (Math.min(Math.sqrt(wanted / has), MAX_GAIN) - 1);
  return drawn.map((value, i) => value + gain * detail[i]!);
}

function detailOf(picture: ModelPicture): Float32Array {
  const detail = picture.slice();
  for (let c = 0; c < 3; c++) {
    const data = picture.slice(c * PICTURE_PIXELS, (c + 1) * PICTURE_PIXELS);
    const smooth = blur({ ...PICTURE, data }, KERNEL).data;
    for (let p = 0; p < PICTURE_PIXELS; p++) detail[c * PICTURE_PIXELS + p]! -= smooth[p]!;
  }
  return detail;
}

function energyOn(detail: Float32Array, pixels: Int32Array): number {
  let sum = 0;
  for (let c = 0; c < 3; c++) {
    for (const p of pixels) sum += detail[c * PICTURE_PIXELS + p]! ** 2;
  }
  return sum;
}
