/** What an engine is given to fill one region: its window of the picture, with the hole marked. */
import type { Breathe } from './breather';
import type { StepCheckpoint } from './contract';
import { copyInto } from './core/crop';
import { intersect, type Rect, type Size } from './core/geometry';
import { pasteInto } from './core/paste';
import { createRaster, type Patch, type Raster } from './core/raster';
import { stripsOf } from './core/strips';
import type { Zone } from './core/zone';
import { limitTo } from './donors';
import { type Engine, type EngineJob, HOLE, OFF_LIMITS } from './engines/engine';
import type { FillSoFar } from './fill-progress';

/**
 * The window of one region: with the results of the regions before, and without those to come.
 *
 * @param last - of the region before: done with, and written over
 */
export async function jobFor(
  engine: Engine,
  source: Raster,
  state: FillSoFar,
  index: number,
  seed: number,
  resume: StepCheckpoint | undefined,
  breathe: Breathe,
  last: EngineJob | undefined,
): Promise<EngineJob> {
  const { regions, grown, patch } = state;
  const { window, box } = regions[index]!;
  const { image, hole } = engine.createWindow?.(window, box, last?.image) ?? createWindow(window);
  for (const strip of stripsOf(window)) {
    copyInto(image, window, source, strip);
    pasteInto(image, window, patch, strip);
    await breathe();
  }
  await markHole(hole, state, index, breathe);
  // Regions of the same shape must not get the same grain.
  const draft = state.draft && (await draftOn(image, window, state.draft, breathe));
  const jobSeed = (seed + Math.imul(index, 0x9e3779b9)) >>> 0;
  const extras = { ...(draft && { draft }), ...(resume && { resume }) };
  return { image, hole, grown, seed: jobSeed, ...extras };
}

/** The window as somebody else has filled it: wholly, where the fill is to fade into what is under it too. */
async function draftOn(
  image: Raster,
  window: Rect,
  draft: Patch,
  breathe: Breathe,
): Promise<Raster> {
  const copy = createRaster(image);
  const whole = { ...draft, coverage: draft.coverage.map((share) => (share === 0 ? 0 : 255)) };
  for (const strip of stripsOf(window)) {
    copyInto(copy, { x: 0, y: 0 }, image, { ...strip, x: 0, y: strip.y - window.y });
    pasteInto(copy, window, whole, strip);
    await breathe();
  }
  return copy;
}

function createWindow(size: Size): Pick<EngineJob, 'image' | 'hole'> {
  return { image: createRaster(size), hole: new Uint8Array(size.width * size.height) };
}

/** Writes `EngineJob.hole` of the region at `index` to an array of zeros. */
async function markHole(
  hole: EngineJob['hole'],
  { zone, regions, donors }: FillSoFar,
  index: number,
  breathe: Breathe,
): Promise<void> {
  const { window, box } = regions[index]!;
  const later = regions.slice(index + 1).map((region) => region.box);
  for (const strip of stripsOf(window)) {
    for (const other of later) markZone(hole, window, zone, intersect(other, strip), OFF_LIMITS);
    markZone(hole, window, zone, intersect(box, strip), HOLE);
    if (donors) {
      const from = (strip.y - window.y) * window.width;
      limitTo(donors, hole.subarray(from, from + strip.width * strip.height), strip);
    }
    await breathe();
  }
}

/** Writes `value` into `hole`, which covers `window`, for every zone pixel inside `box`, a part of it. */
function markZone(hole: Uint8Array, window: Rect, zone: Zone, box: Rect, value: number): void {
  const { x, y, width, height } = box;
  for (let row = y; row < y + height; row++) {
    const from = (row - zone.y) * zone.width + (x - zone.x);
    const to = (row - window.y) * window.width + (x - window.x);
    for (let i = 0; i < width; i++) if (zone.coverage[from + i] !== 0) hole[to + i] = value;
  }
}
