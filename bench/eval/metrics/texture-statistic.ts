/**
 * How far the fill's roughness is from the truth's, whatever is drawn where.
 *
 * Luma is split into four bands (differences of Gaussians, sigma 0–1–2–4–8). In each, the sorted
 * magnitudes of the hole's pixels are compared quantile by quantile (Wasserstein-1 distance) and
 * divided by the truth's mean magnitude. 0: as rough; 1: a band is missing, or twice as strong.
 */
import { blur } from './gaussian';
import { createPlane, type Plane } from './plane';

const SIGMAS = [1, 2, 4, 8];
const QUANTILES = 256;
/** Levels. Below this a band is hardly to be seen, and its error is not blown up. */
const FAINTEST = 1;

export interface Texture {
  /** Mean over the bands of the relative distance; 0 is best. */
  readonly tex: number;
  /** Fill's over truth's mean magnitude in the finest band: below 1 softer, above 1 harsher. */
  readonly sharpness: number;
}

export function compareTexture(filled: Plane, truth: Plane, indices: Uint32Array): Texture {
  const [ours, theirs] = [bandsOf(filled), bandsOf(truth)];
  const distances = ours.map((band, i) => {
    const reference = sortedMagnitudes(theirs[i]!, indices);
    const scale = Math.max(mean(reference), FAINTEST);
    return wasserstein(sortedMagnitudes(band, indices), reference) / scale;
  });
  const finest = (bands: readonly Plane[]) => mean(sortedMagnitudes(bands[0]!, indices));
  return {
    tex: mean(distances),
    sharpness: Math.max(finest(ours), FAINTEST) / Math.max(finest(theirs), FAINTEST),
  };
}

function bandsOf(plane: Plane): Plane[] {
  let finer = plane;
  return SIGMAS.map((sigma) => {
    const coarser = blur(plane, sigma);
    const band = createPlane(plane);
    for (let i = 0; i < band.data.length; i++) band.data[i] = finer.data[i]! - coarser.data[i]!;
    finer = coarser;
    return band;
  });
}

function sortedMagnitudes({ data }: Plane, indices: Uint32Array): Float32Array {
  return Float32Array.from(indices, (i) => Math.abs(data[i]!)).sort();
}

/** Between two sorted lists of the same length, from evenly spaced quantiles. */
function wasserstein(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let q = 0; q < QUANTILES; q++) {
    const at = Math.floor(((q + 0.5) * a.length) / QUANTILES);
    sum += Math.abs(a[at]! - b[at]!);
  }
  return sum / QUANTILES;
}

function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}
