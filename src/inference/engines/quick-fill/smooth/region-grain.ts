/** The grain around a hole in a smooth background: what it is, where it is nothing else, and more of it for the hole. */
import { inflate, intersect } from '../../../core/geometry';
import { createRandom } from '../../../core/random';
import { growGrain } from '../finish/grain';
import { inBatches, type Pace } from '../pace';
import { KNOWN } from '../pixel-kind';
import type { Survey } from '../survey';
import { localMeans } from './local-means';
import type { Region } from './smooth-region';

/** Grain is what a mean over 21×21 leaves: 7×7 takes its coarser half away, and the fill looks flat. */
export const GRAIN_RADIUS = 10;
const STREAM = 5;

/** Over the region, interleaved; undefined where no calm place is left to copy from. */
export async function growRegionGrain(
  { bounds }: Survey,
  region: Region,
  seed: number,
  pace: Pace,
): Promise<Float32Array | undefined> {
  const { rect, kind, residual, mean, noise, take } = region;
  const wide = await localMeans(residual.slice(0, 3), kind, rect, GRAIN_RADIUS, pace, take);
  const mask = new Uint8Array(kind.length);
  const fine = take(3 * kind.length);
  const colours = wide.map((far, c) => ({ residual: residual[c]!, mean: mean[c]!, wide: far }));
  const limits = { strongest: 5 * noise + 1, farthest: 5 + 0.3 * noise };
  const takeGrain = pace.loops.openTaking({ colours, kind, ...limits, fine, mask });
  await inBatches(kind.length, pace, takeGrain);
  const calm = { width: rect.width, height: rect.height, mask, residual: fine };
  // The rim is asked how well the grain joins.
  const joined = intersect(inflate(bounds, 1), rect);
  const wanted = { ...joined, x: joined.x - rect.x, y: joined.y - rect.y };
  return growGrain(calm, wanted, createRandom(seed, STREAM), pace, take(fine.length).fill(0));
}

/** What grain is taken from, and where it is written. */
export interface Taking {
  /** Per colour picture less surface, and its means over small squares and over large ones. */
  readonly colours: readonly Record<'residual' | 'mean' | 'wide', Float32Array>[];
  readonly kind: Uint8Array;
  /** In levels: what is stronger than grain, and what is farther from the surface than a smooth background. */
  readonly strongest: number;
  readonly farthest: number;
  /** Three interleaved: the grain of the known pixels, 0 elsewhere. */
  readonly fine: Float32Array;
  /** 1 where a pixel is known and neither. */
  readonly mask: Uint8Array;
}

/** Takes the grain of the pixels `from` to `to`. */
export type TakeGrain = (from: number, to: number) => void;

/** The reference. */
export function openTaking({ colours, kind, strongest, farthest, fine, mask }: Taking): TakeGrain {
  return (from, to) => {
    for (let p = from; p < to; p++) mask[p] = kind[p] === KNOWN ? 1 : 0;
    for (const [c, { residual, mean, wide }] of colours.entries()) {
      for (let p = from; p < to; p++) {
        fine[3 * p + c] = kind[p] === KNOWN ? residual[p]! - wide[p]! : 0;
        const local = mean[p]!;
        if (Math.abs(residual[p]! - local) > strongest || Math.abs(local) > farthest) mask[p] = 0;
      }
    }
  };
}
