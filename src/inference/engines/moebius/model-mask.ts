/**
 * What the model is asked to draw: the hole, and other regions' holes, as pixels of its own square.
 */
import { type Size, wholeOf } from '../../core/geometry';
import { createPlane, resamplePlane } from '../../core/resample';
import { zoneAround } from '../../core/zone';
import { type EngineJob, KNOWN } from '../engine';
import { CELL_SIDE, LATENT_SIDE, PICTURE_SIDE } from './latents';
import { pad, type Placement } from './placement';
import type { MoebiusSettings } from './settings';

/**
 * The pixels of the window that the model must not look at; 255 or 0, one byte each.
 *
 * Holes not yet filled count: they hold what is to be removed. As published (`two-sided-blur`) the
 * model fills what was painted, and the growth around it is where the blur of the paste mixes both;
 * else it fills the growth too.
 */
export function unknownPixels(
  { hole, image, grown = 0 }: Pick<EngineJob, 'hole' | 'image' | 'grown'>,
  paste: MoebiusSettings['paste'],
): Uint8Array<ArrayBuffer> {
  const unknown = hole.map((kind) => (kind === KNOWN ? 0 : 255));
  return paste === 'two-sided-blur' ? shrink(unknown, image, grown) : unknown;
}

/** What is farther than `radius` from everything outside: what was painted, where it was grown by that. */
function shrink(
  inside: Uint8Array<ArrayBuffer>,
  size: Size,
  radius: number,
): Uint8Array<ArrayBuffer> {
  const outside = { ...wholeOf(size), data: inside.map((value) => 255 - value) };
  const near = zoneAround(outside, radius, size);
  if (!near) return inside;
  const out = inside.slice();
  for (let y = 0, p = 0; y < near.height; y++) {
    const row = (near.y + y) * size.width + near.x;
    for (let x = 0; x < near.width; x++, p++) if (near.coverage[p] !== 0) out[row + x] = 0;
  }
  return out;
}

/**
 * `unknown` in the model's square, 512 × 512 bytes, 255 or 0. A model pixel that has but a sliver of an
 * unknown one in it is unknown; snapped, so is a latent cell.
 */
export function modelMaskOf(
  unknown: Uint8Array,
  placement: Placement,
  { padding, snapMask }: Pick<MoebiusSettings, 'padding' | 'snapMask'>,
): Uint8Array<ArrayBuffer> {
  const plane = createPlane(placement.window);
  plane.data.set(unknown);
  // Bars are no picture, but the published port shows them to the model as if they were.
  const square = pad(resamplePlane(plane, placement.content), placement, padding, 0);
  const mask = Uint8Array.from(square, (value) => (value > 0 ? 255 : 0));
  return snapMask ? snapToCells(mask) : mask;
}

/** Grows a mask of 512 × 512 to whole latent cells. */
export function snapToCells(mask: Uint8Array): Uint8Array<ArrayBuffer> {
  const cells = new Uint8Array(LATENT_SIDE * LATENT_SIDE);
  const cellOf = (p: number) =>
    Math.floor(p / PICTURE_SIDE / CELL_SIDE) * LATENT_SIDE +
    Math.floor((p % PICTURE_SIDE) / CELL_SIDE);
  mask.forEach((value, p) => {
    if (value !== 0) cells[cellOf(p)] = 255;
  });
  return Uint8Array.from(mask, (_, p) => cells[cellOf(p)]!);
}
