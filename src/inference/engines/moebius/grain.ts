/**
 * The grain of an enlarged patch. The model cannot draw what is finer than its own pixels; around the
 * hole the picture has it and there it is measured.
 */
import { inflate, intersect, type Rect, wholeOf } from '../../core/geometry';
import { resamplePlane } from '../../core/resample';
import { zoneAround } from '../../core/zone';
import { type EngineJob, KNOWN } from '../engine';
import type { ModelView } from './model-view';
import { likenessOf } from './grain-noise';
import { PICTURE_PIXELS, unpad } from './placement';

/** Where grain is measured: this far from the hole, in model pixels. Nearer, the reduced picture is not whole. */
const RING: readonly [from: number, to: number] = [2, 14];
/** Fewer make no statistics. */
const MIN_PIXELS = 64;
/** Levels. Beyond this it is texture, which noise of the same strength does not resemble. */
const MAX_DEVIATION = 10;
export interface Grain {
  /** Standard deviation of each channel, in levels. */
  readonly deviation: readonly [red: number, green: number, blue: number];
  /** 0–1: the share of the variance that the channels have in common. */
  readonly common: number;
  /** −1…1: how much like its neighbour a pixel is, on the average. Film and JPEG leave coarser grain than sensors. */
  readonly likeness: number;
}

/**
 * What is finer than model pixels around `hole`. The median's word, so that an edge here and there does
 * not count as grain.
 *
 * @param hole - bounds of the hole in the window
 * @returns null where the window is not reduced, or there are too few pixels to tell
 */
export function measureGrain(job: EngineJob, view: ModelView, hole: Rect): Grain | null {
  const { placement } = view;
  const reach = Math.ceil(RING[1] / placement.scale);
  const region = intersect(inflate(hole, reach), wholeOf(placement.window));
  const pixels = ringPixels(job, region, RING[0] / placement.scale, reach);
  if (placement.scale === 1 || pixels.length < MIN_PIXELS) return null;
  const planes = [0, 1, 2].map((c) => fineDetail(job, view, region, c));
  const residuals = planes.map((plane) => Float32Array.from(pixels, (p) => plane[p]!));
  const [red, green, blue] = residuals.map(robustDeviation) as [number, number, number];
  return {
    deviation: [red, green, blue],
    common: commonShare(residuals),
    // Green carries most of what is seen of brightness.
    likeness: likenessOf(planes[1]!, region.width, pixels, 3 * green),
  };
}

/** What `region` of the picture has beyond the model's resolution, in levels. */
function fineDetail(
  { image }: EngineJob,
  { known, placement }: ModelView,
  region: Rect,
  channel: number,
): Float32Array {
  const square = known.subarray(channel * PICTURE_PIXELS, (channel + 1) * PICTURE_PIXELS);
  const coarse = resamplePlane(unpad(square, placement), placement.window, region);
  return coarse.data.map((value, p) => {
    const [x, y] = [(p % region.width) + region.x, Math.floor(p / region.width) + region.y];
    return image.data[4 * (y * image.width + x) + channel]! - 127.5 * (value + 1);
  });
}

/** Indices into `region` of opaque known pixels, at more than `from` and at most `to` from the hole. */
function ringPixels({ image, hole }: EngineJob, region: Rect, from: number, to: number): number[] {
  const data = new Uint8Array(region.width * region.height);
  const indexOf = (p: number) =>
    (region.y + Math.floor(p / region.width)) * image.width + region.x + (p % region.width);
  for (let p = 0; p < data.length; p++) data[p] = hole[indexOf(p)] === KNOWN ? 0 : 255;
  const mask = { ...wholeOf(region), data };
  const [near, far] = [from, to].map((radius) => zoneAround(mask, radius, region));
  const pixels: number[] = [];
  if (!near || !far) return pixels;
  const covers = (zone: NonNullable<typeof near>, x: number, y: number) =>
    x >= zone.x &&
    y >= zone.y &&
    x < zone.x + zone.width &&
    y < zone.y + zone.height &&
    zone.coverage[(y - zone.y) * zone.width + x - zone.x] !== 0;
  for (let p = 0; p < data.length; p++) {
    const [x, y] = [p % region.width, Math.floor(p / region.width)];
    const isOpaque = image.data[4 * indexOf(p) + 3] === 255;
    if (isOpaque && covers(far, x, y) && !covers(near, x, y)) pixels.push(p);
  }
  return pixels;
}

/** From the median of the absolute values: 0.6745 of the deviation, were they normal. */
function robustDeviation(values: Float32Array): number {
  const sorted = values.map(Math.abs).sort();
  return Math.min(sorted[sorted.length >> 1]! / 0.6745, MAX_DEVIATION);
}

/** The mean correlation of the three pairs, not below 0. */
function commonShare([red, green, blue]: Float32Array[]): number {
  const pairs = [
    [red!, green!],
    [green!, blue!],
    [blue!, red!],
  ] as const;
  const product = (a: Float32Array, b: Float32Array) =>
    a.reduce((sum, value, i) => sum + value * b[i]!, 0);
  const correlations = pairs.map(([a, b]) => {
    const scale = Math.sqrt(product(a, a) * product(b, b));
    return scale > 0 ? product(a, b) / scale : 0;
  });
  return Math.max(0, correlations.reduce((sum, value) => sum + value, 0) / pairs.length);
}
