/**
 * The mask as the model gets it beside the picture: one number for each latent cell of 8 × 8 pixels.
 */
import { CELL_SIDE, CELLS, expectLength, LATENT_SIDE, PICTURE_SIDE } from './latents';
import type { MoebiusSettings } from './settings';

type Rule = (hole: Uint8Array, firstPixel: number) => boolean;

const RULES: Readonly<Record<MoebiusSettings['latentMask'], Rule>> = {
  // As published, and as in training, where masks are thick. A stroke of 7 pixels can slip through.
  'top-left': (hole, firstPixel) => hole[firstPixel] !== 0,
  // No painted pixel is lost: a cell is known only where all of it is.
  'max-pool': (hole, firstPixel) => {
    for (let row = 0; row < CELL_SIDE; row++) {
      const from = firstPixel + row * PICTURE_SIDE;
      for (let i = from; i < from + CELL_SIDE; i++) if (hole[i] !== 0) return true;
    }
    return false;
  },
};

/**
 * @param hole - 512 × 512 bytes, 0 = known, anything else = not known
 * @returns 64 × 64; 1 = to be filled, 0 = known
 */
export function latentMaskOf(
  hole: Uint8Array,
  how: MoebiusSettings['latentMask'],
): Float32Array<ArrayBuffer> {
  expectLength('hole', hole, PICTURE_SIDE * PICTURE_SIDE);
  const isHole = RULES[how];
  return Float32Array.from({ length: CELLS }, (_, cell) => {
    const [x, y] = [cell % LATENT_SIDE, Math.floor(cell / LATENT_SIDE)];
    return isHole(hole, (y * PICTURE_SIDE + x) * CELL_SIDE) ? 1 : 0;
  });
}
