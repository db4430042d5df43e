/** Fills with Moebius on a model that paints every hole in one colour. */
import type { Mask, Raster } from '../../../../src/inference/core/raster';
import { createMoebius } from '../../../../src/inference/engines/moebius/moebius';
import type { SessionSet } from '../../../../src/inference/engines/moebius/session-set';
import type { MoebiusSettings } from '../../../../src/inference/engines/moebius/settings';
import { fill, type FillOptions, type FillRequest } from '../../../../src/inference/fill';
import { maskOf } from '../../../support/pictures';
import { keepAndPaint } from './analytic-runtime';
import { BEST } from './jobs';

/** Byte values: the known picture, and what the model paints into the hole. */
export const SEEN = [200, 120, 60] as const;
export const PAINTED = [40, 160, 220] as const;
export const paintHole = keepAndPaint(
  ...(PAINTED.map((v) => v / 127.5 - 1) as [number, number, number]),
);
export const four: MoebiusSettings = { ...BEST, steps: 4 };

export function fillWith(
  sessions: SessionSet,
  source: Raster,
  mask: Mask,
  request: Partial<FillRequest> & { settings?: MoebiusSettings; isStandIn?: boolean } = {},
  options: FillOptions = {},
) {
  const { settings = four, isStandIn = false, ...rest } = request;
  const engine = createMoebius({ sessions, settings, isStandIn, selfTest: 'passed' });
  return fill(source, { mask, engine, seed: 1, grow: 'auto', ...rest }, options);
}

export const size = { width: 512, height: 512 };
export const centre = maskOf({ x: 200, y: 220, width: 100, height: 60 });

/** Red, green, blue and alpha. */
export function colourAt({ data, width }: Raster, x: number, y: number): number[] {
  return [...data.subarray(4 * (y * width + x), 4 * (y * width + x) + 4)];
}
