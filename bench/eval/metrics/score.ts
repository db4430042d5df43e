/** All figures of merit of one fill: what the tables and the comparison with earlier runs hold. */
import type { Mask, Raster } from '../../../src/inference/core/raster';
import { LOW_FREQUENCY_SIGMA, lowFrequencyError } from './low-frequency';
import { channelOf, holeIndices, lumaOf, type Plane, viewOf } from './plane';
import { psnr } from './psnr';
import { seam } from './seam';
import { ssim } from './ssim';
import { compareTexture, type Texture } from './texture-statistic';
import { touchedBytes } from './touched';

export interface Score extends Texture {
  /** dB. */
  readonly psnr: number;
  readonly ssim: number;
  /** Levels. */
  readonly lf: number;
  /** Levels. */
  readonly seam: number;
  readonly touched: number;
}

export interface Problem {
  readonly truth: Raster;
  readonly input: Raster;
  /** Over the whole picture. */
  readonly mask: Mask;
}

/** Beyond this from the hole nothing is read: three sigma of the widest blur. */
const MARGIN = 3 * LOW_FREQUENCY_SIGMA;

/** Only the hole counts, except for `touched`: what a method did outside is replaced by the truth. */
export function scoreFill({ truth, input, mask }: Problem, filled: Raster): Score {
  const view = viewOf(mask, MARGIN);
  const indices = holeIndices(mask, view);
  const result = onlyHole(truth, mask, filled);
  const channels = (raster: Raster) =>
    ([0, 1, 2] as const).map((channel) => channelOf(raster, view, channel));
  const [ours, theirs] = [channels(result), channels(truth)];
  const [luma, trueLuma] = [lumaOf(result, view), lumaOf(truth, view)];
  return {
    psnr: psnr(meanSquaredError(ours, theirs, indices)),
    ssim: ssim(luma, trueLuma, indices),
    lf: lowFrequencyError(ours, theirs, indices),
    ...compareTexture(luma, trueLuma, indices),
    seam: seam(ours, theirs, indices),
    touched: touchedBytes(filled, input, mask),
  };
}

function onlyHole(truth: Raster, mask: Mask, filled: Raster): Raster {
  const data = truth.data.slice();
  for (let p = 0; p < mask.data.length; p++) {
    if (mask.data[p] === 255) data.set(filled.data.subarray(4 * p, 4 * p + 4), 4 * p);
  }
  return { ...truth, data };
}

export function meanSquaredError(
  a: readonly Plane[],
  b: readonly Plane[],
  indices: Uint32Array,
): number {
  let sum = 0;
  a.forEach(({ data }, channel) => {
    const other = b[channel]!.data;
    for (const i of indices) sum += (data[i]! - other[i]!) ** 2;
  });
  return sum / (indices.length * a.length);
}
