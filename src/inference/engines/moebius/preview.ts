/**
 * A look at a latent without the decoder, which would take as long as several steps.
 *
 * Colour is nearly an affine function of a cell's four latents. Which one depends on the VAE and a
 * little on the picture, so it is fitted to this very window: its known cells have both latents and
 * colours. Least squares, with a penalty (ridge) for pictures that do not show all colours.
 */
import {
  CELL_SIDE,
  CELLS,
  expectLength,
  LATENT_CHANNELS,
  LATENT_SIDE,
  type Latents,
  PICTURE_SIDE,
} from './latents';
import type { ModelView } from './model-view';

/** colour = bias + weights · latents, one row each for red, green and blue; colours from −1 to 1. */
export interface LatentColours {
  readonly bias: readonly number[];
  readonly weights: readonly (readonly number[])[];
}

const COLOURS = 3;
/** Cells for each of the five numbers of a row below which a fit would show noise as colour: 64 in all. */
const MIN_CELLS = 64;
/** Added to each latent's variance, near 1 over many pictures: it settles what the picture leaves open. */
const RIDGE = 1e-3;

/**
 * Where next to nothing is known: grey, from the first channel, which carries brightness in the public
 * VAE of this shape and scaling. A guess, and only ever a preview.
 */
const GUESS: LatentColours = {
  bias: [0, 0, 0],
  weights: [0, 1, 2].map(() => [0.4, 0, 0, 0]),
};

/**
 * @param masked - scaled latents of the masked picture, 4 × 64 × 64
 * @param view - the picture itself; cells of which a pixel is not trusted are left out
 */
export function fitColours(
  masked: Latents,
  { known, trusted }: Pick<ModelView, 'known' | 'trusted'>,
): LatentColours {
  expectLength('latents of the masked picture', masked, LATENT_CHANNELS * CELLS);
  const cells = trustedCells(trusted);
  if (cells.length < MIN_CELLS) return GUESS;

  const inputs = Array.from({ length: LATENT_CHANNELS }, (_, channel) =>
    centred(cells.map((cell) => masked[channel * CELLS + cell]!)),
  );
  const covariance = inputs.map((a, i) =>
    inputs.map((b, j) => meanProduct(a.values, b.values) + (i === j ? RIDGE : 0)),
  );
  const rows = Array.from({ length: COLOURS }, (_, colour) => {
    const plane = known.subarray(colour * PICTURE_SIDE ** 2, (colour + 1) * PICTURE_SIDE ** 2);
    const target = centred(cells.map((cell) => meanOfCell(plane, cell)));
    const weights = solve(
      covariance,
      inputs.map(({ values }) => meanProduct(values, target.values)),
    );
    const bias = weights.reduce((sum, weight, i) => sum - weight * inputs[i]!.mean, target.mean);
    return { bias, weights };
  });
  return { bias: rows.map(({ bias }) => bias), weights: rows.map(({ weights }) => weights) };
}

/** @returns red, green, blue: 3 × 64 × 64, clamped to −1…1 */
export function coloursOf(
  { bias, weights }: LatentColours,
  latents: Latents,
): Float32Array<ArrayBuffer> {
  expectLength('latents', latents, LATENT_CHANNELS * CELLS);
  return Float32Array.from({ length: COLOURS * CELLS }, (_, i) => {
    const [colour, cell] = [Math.floor(i / CELLS), i % CELLS];
    let value = bias[colour]!;
    for (let channel = 0; channel < LATENT_CHANNELS; channel++) {
      value += weights[colour]![channel]! * latents[channel * CELLS + cell]!;
    }
    return Math.min(Math.max(value, -1), 1);
  });
}

function trustedCells(trusted: Uint8Array): number[] {
  expectLength('trusted pixels', trusted, PICTURE_SIDE ** 2);
  return Array.from({ length: CELLS }, (_, cell) => cell).filter((cell) =>
    pixelsOf(cell).every((pixel) => trusted[pixel] !== 0),
  );
}

function meanOfCell(plane: Float32Array, cell: number): number {
  return pixelsOf(cell).reduce((sum, pixel) => sum + plane[pixel]!, 0) / CELL_SIDE ** 2;
}

function pixelsOf(cell: number): number[] {
  const corner = Math.floor(cell / LATENT_SIDE) * CELL_SIDE * PICTURE_SIDE;
  const first = corner + (cell % LATENT_SIDE) * CELL_SIDE;
  return Array.from(
    { length: CELL_SIDE ** 2 },
    (_, i) => first + Math.floor(i / CELL_SIDE) * PICTURE_SIDE + (i % CELL_SIDE),
  );
}

function centred(values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, values: values.map((value) => value - mean) };
}

function meanProduct(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0) / a.length;
}

/**
 * Solves A·x = b by elimination. A is symmetric and, thanks to the ridge, positive definite, so no
 * pivot can be 0 and none needs to be looked for.
 */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  rows.forEach((pivot, i) => {
    rows.slice(i + 1).forEach((row) => {
      const factor = row[i]! / pivot[i]!;
      row.forEach((value, j) => (row[j] = value - factor * pivot[j]!));
    });
  });
  const x = right.slice();
  for (let i = rows.length - 1; i >= 0; i--) {
    const row = rows[i]!;
    const known = x.slice(i + 1).reduce((sum, value, k) => sum + value * row[i + 1 + k]!, 0);
    x[i] = (row[rows.length]! - known) / row[i]!;
  }
  return x;
}
