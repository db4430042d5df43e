/**
 * Decodes a latent in overlapping tiles, for GPUs whose buffers cannot hold the decoder's largest
 * activations (256 MiB for the whole, 64 MiB for a tile of 32 × 32 cells).
 *
 * The decoder normalises over all it sees, so neighbouring tiles differ a little in tone; they are
 * faded into one another over 64 pixels. Nearest a tile's own edge, where it has seen no
 * surroundings, it is not used at all.
 */
import { CELL_SIDE, LATENT_CHANNELS, LATENT_SIDE, CELLS, PICTURE_SIDE } from './latents';
import type { ModelPicture } from './model-view';
import { PICTURE_PIXELS } from './placement';

/** Cells on a side of a tile. */
export const TILE_SIDE = 32;
const TILE_PICTURE_SIDE = TILE_SIDE * CELL_SIDE;
/** First cells of the tiles of one axis: each half over the next. */
const STARTS = [0, 16, 32];
/** Cells at an inner edge of a tile that are not used, of the 16 that two tiles share. */
const DROPPED = 4;
/** Pixels over which one tile gives way to the next. */
const FADE = (TILE_SIDE / 2 - 2 * DROPPED) * CELL_SIDE;

/** @param tile - 4 × 32 × 32; @returns 3 × 256 × 256 */
export type DecodeTile = (tile: Float32Array<ArrayBuffer>) => Promise<Float32Array>;

/**
 * Nine calls. Exact where a pixel depends on the cells within `DROPPED` of it alone.
 *
 * @param latents - 4 × 64 × 64
 * @returns 3 × 512 × 512
 */
export async function decodeInTiles(
  latents: Float32Array,
  decodeTile: DecodeTile,
): Promise<ModelPicture> {
  const out = new Float32Array(3 * PICTURE_PIXELS);
  for (const row of STARTS) {
    for (const column of STARTS) {
      const drawn = await decodeTile(cutTile(latents, row, column));
      addTile(out, drawn, row, column);
    }
  }
  return out;
}

function cutTile(latents: Float32Array, row: number, column: number): Float32Array<ArrayBuffer> {
  const tile = new Float32Array(LATENT_CHANNELS * TILE_SIDE * TILE_SIDE);
  for (let c = 0, to = 0; c < LATENT_CHANNELS; c++) {
    for (let y = 0; y < TILE_SIDE; y++, to += TILE_SIDE) {
      const from = c * CELLS + (row + y) * LATENT_SIDE + column;
      tile.set(latents.subarray(from, from + TILE_SIDE), to);
    }
  }
  return tile;
}

function addTile(out: ModelPicture, drawn: Float32Array, row: number, column: number): void {
  const [top, left] = [row * CELL_SIDE, column * CELL_SIDE];
  const across = sharesAlong(column);
  const down = sharesAlong(row);
  for (let c = 0, from = 0; c < 3; c++) {
    for (let y = 0; y < TILE_PICTURE_SIDE; y++) {
      let to = c * PICTURE_PIXELS + (top + y) * PICTURE_SIDE + left;
      for (let x = 0; x < TILE_PICTURE_SIDE; x++, from++, to++) {
        const share = down[y]! * across[x]!;
        // A tile's unused rim may hold anything, and 0 · ∞ is not 0.
        if (share > 0) out[to]! += share * drawn[from]!;
      }
    }
  }
}

/** How much of each pixel comes from the tile that starts at cell `start`; adds up to 1 over the tiles. */
function sharesAlong(start: number): Float64Array {
  return Float64Array.from({ length: TILE_PICTURE_SIDE }, (_, i) => {
    const rising = start === 0 ? 1 : fade(i);
    const falling = start === STARTS.at(-1) ? 1 : 1 - fade(i - TILE_PICTURE_SIDE / 2);
    return rising * falling;
  });
}

function fade(pixel: number): number {
  return Math.min(Math.max((pixel + 0.5 - DROPPED * CELL_SIDE) / FADE, 0), 1);
}
