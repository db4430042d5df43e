/** Jobs and views for tests of the parts between a job and the model. */
import type { Rect, Size } from '../../../../src/inference/core/geometry';
import type { Raster } from '../../../../src/inference/core/raster';
import { type EngineJob, HOLE } from '../../../../src/inference/engines/engine';
import {
  type ModelPicture,
  modelPictureOf,
  type ModelView,
  viewOf,
} from '../../../../src/inference/engines/moebius/model-view';
import { PRESETS } from '../../../../src/inference/engines/moebius/presets';
import { holeIn } from '../../../support/pictures';

export const BEST = PRESETS.best;

export function jobOf(image: Raster, hole: Rect, more: Partial<EngineJob> = {}): EngineJob {
  return { image, hole: holeIn(image, hole), seed: 1, ...more };
}

export function viewFor(job: EngineJob): ModelView {
  return viewOf(job, BEST);
}

/** What a perfect model would draw: `picture` as the model sees it. */
export function drawnAs(picture: Raster, { placement }: ModelView): ModelPicture {
  return modelPictureOf(picture, placement, 'reflect');
}

/** Of the pixels of `rect`: mean and deviation of one channel. */
export function statisticsOf({ data, width }: Raster, { x, y, ...size }: Rect, channel = 0) {
  const values = pixelsOf(size).map(([i, j]) => data[4 * ((y + j) * width + x + i) + channel]!);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, deviation: Math.sqrt(squares / values.length) };
}

function pixelsOf({ width, height }: Size): [x: number, y: number][] {
  return Array.from({ length: width * height }, (_, p) => [p % width, Math.floor(p / width)]);
}

export const isHole = (kind: number) => kind === HOLE;

/** `toEqual` takes seconds over a million numbers. */
export function isSame(a: ArrayBufferView, b: ArrayBufferView): boolean {
  const bytes = ({ buffer, byteOffset, byteLength }: ArrayBufferView) =>
    Buffer.from(buffer, byteOffset, byteLength);
  return bytes(a).equals(bytes(b));
}
