/**
 * The ring: known, visible pixels just outside the hole, in the model's square. The picture has them and
 * the model has drawn them too, so there the two can be compared.
 */
import { wholeOf } from '../../core/geometry';
import { zoneAround } from '../../core/zone';
import type { ModelPicture, ModelView } from './model-view';
import { PICTURE, PICTURE_PIXELS } from './placement';

/** Fewer make no statistics: a ring of one latent cell around the smallest hole has 512. */
const MIN_PIXELS = 64;

/**
 * Their indices, 0…262,143, ascending; null where there are too few.
 *
 * @param width - of the ring, in model pixels
 */
export function ringAround({ mask, trusted }: ModelView, width: number): Int32Array | null {
  const near = zoneAround({ ...wholeOf(PICTURE), data: mask }, width, PICTURE);
  if (!near) return null;
  const found: number[] = [];
  for (let y = 0, i = 0; y < near.height; y++) {
    const row = (near.y + y) * PICTURE.width + near.x;
    for (let x = 0; x < near.width; x++, i++) {
      if (near.coverage[i] !== 0 && trusted[row + x] !== 0) found.push(row + x);
    }
  }
  return found.length < MIN_PIXELS ? null : Int32Array.from(found);
}

export interface Moments {
  readonly mean: number;
  readonly deviation: number;
}

/** Of one channel, over `pixels` and nothing else. */
export function momentsOn(picture: ModelPicture, channel: number, pixels: Int32Array): Moments {
  const start = channel * PICTURE_PIXELS;
  let sum = 0;
  for (const p of pixels) sum += picture[start + p]!;
  const mean = sum / pixels.length;
  let squares = 0;
  for (const p of pixels) squares += (picture[start + p]! - mean) ** 2;
  return { mean, deviation: Math.sqrt(squares / pixels.length) };
}
