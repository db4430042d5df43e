/**
 * What a fill does, from the painted mask to the patch that is laid over the picture (DESIGN 4).
 *
 * Engines are not trusted: each works on copies, and of what comes back only the pixels of the zone
 * are taken. So whatever an engine does, outside the zone the picture stays as it was.
 */
import type {
  FillCheckpoint,
  FillProgress,
  FillRemark,
  FillReport,
  FillResult,
  StepCheckpoint,
} from './contract';
import { collectResult, createPatch } from './core/collect';
import { createFinishCollector } from './core/collect-finish';
import { crop } from './core/crop';
import { Failure } from './core/errors';
import { encloses, intersect, type Rect, type Size, wholeOf } from './core/geometry';
import { pasteInto } from './core/paste';
import type { Mask, Patch, Raster } from './core/raster';
import { type Region, regionsOf, withWindows } from './core/regions';
import { countPixels, fadeOf, type Zone, zoneAround } from './core/zone';
import { HOLE, OFF_LIMITS } from './engines/engine';
import type { Engine, EngineJob, EngineResult, JobSteps } from './engines/engine';
import { createRegionProgress, type FillSoFar } from './fill-progress';
import { createBreather } from './breather';
import { limitTo, windowWith } from './donors';

export interface FillRequest {
  /** In the picture's pixels; what sticks out of the picture is ignored. */
  readonly mask: Mask;
  readonly engine: Engine;
  /** Unsigned 32-bit. */
  readonly seed: number;
  readonly grow: number | 'auto';
  /** These three as in `FillJob`. */
  readonly feather?: number;
  readonly windows?: readonly Rect[];
  readonly donors?: Mask;
  /** A finished fill of the same mask, for engines that can start from one. */
  readonly draft?: Patch | null;
  /** Go on from here: of the same request to the same engine. */
  readonly resume?: FillCheckpoint | null;
}

export interface FillOptions {
  readonly signal?: AbortSignal | undefined;
  /** Aborts when what there is will do. */
  readonly enough?: AbortSignal | undefined;
  readonly onProgress?: ((progress: FillProgress) => void) | undefined;
}

/**
 * @param source - never written to
 * @throws Failure - `nothing-painted` where the mask is empty inside the picture
 * @throws AbortError - soon after `signal` aborts
 */
export async function fill(
  source: Raster,
  { mask, engine, seed, grow, feather = 0, windows = [], donors, draft, resume }: FillRequest,
  { signal = never(), enough = never(), onProgress }: FillOptions = {},
): Promise<FillResult> {
  const started = performance.now();
  const grown = grow === 'auto' ? engine.growth(source, mask) : grow;
  const zone = zoneAround(mask, grown, source, feather);
  if (!zone) throw new Failure('nothing-painted', {});

  const regions = withWindows(
    regionsOf(zone, (box) => windowWith(donors, windowOf(engine, box, source), source)),
    windows,
    source,
  );
  const patch = resume?.patch ? copyOf(resume.patch) : createPatch(zone);
  const state: FillSoFar = { zone, regions, grown: grown + feather, donors, draft, patch };
  const report = createRegionProgress(state, onProgress ?? (() => {}));
  const breathe = createBreather();
  const tally = createTally();
  const layers = createFinishCollector(zone);

  for (const [index, region] of regions.entries()) {
    if (resume && index < resume.region) continue;
    await breathe();
    signal.throwIfAborted();
    const from = resume?.region === index ? resume.steps : undefined;
    const result = await engine.complete(jobFor(source, state, index, seed, from), {
      signal,
      enough,
      progress: (fraction, preview, steps) => {
        tally.timed(steps);
        report(index, fraction, onProgress && preview, steps);
      },
    });
    signal.throwIfAborted();
    collectResult(state.patch, zone, region, result.image);
    if (result.finish) layers.add(result.finish, region.box, region.window);
    tally.add(region, result);
    report(index, 1);
  }

  return {
    patch: state.patch,
    layers: layers.finished(fadeOf(grown, feather)),
    report: {
      engine: engine.id,
      engineVersion: engine.version,
      seed,
      regions: regions.map(({ box }) => box),
      windows: regions.map(({ window }) => window),
      filledPixels: countPixels(zone),
      milliseconds: performance.now() - started,
      ...tally.sum(),
    } satisfies FillReport,
  };
}

/** What the regions have in common at the end; the confidence is weighed by area. */
function createTally() {
  const remarks = new Set<FillRemark>();
  let [trusted, area] = [0, 0];
  let millisecondsPerStep: number | undefined;
  return {
    timed(steps: JobSteps | undefined): void {
      millisecondsPerStep = steps?.millisecondsPerStep ?? millisecondsPerStep;
    },
    add({ box }: Region, result: EngineResult): void {
      for (const remark of result.remarks) remarks.add(remark);
      const share = box.width * box.height;
      trusted += share * result.confidence;
      area += share;
    },
    sum: () => ({ remarks: [...remarks], confidence: trusted / area, millisecondsPerStep }),
  };
}

function copyOf(patch: Patch): Patch {
  return { ...patch, data: patch.data.slice(), coverage: patch.coverage.slice() };
}

/** A signal for those who have none. */
function never(): AbortSignal {
  return new AbortController().signal;
}

/** The engine's window, and proof that it is one. */
function windowOf(engine: Engine, box: Rect, picture: Size): Rect {
  const window = engine.windowAround(box, picture);
  if (!encloses(wholeOf(picture), window) || !encloses(window, box)) {
    throw new RangeError(
      `${engine.id} chose a window of ${JSON.stringify(window)} for ${JSON.stringify(box)}`,
    );
  }
  return window;
}

/** The window of one region: with the results of the regions before, and without those to come. */
function jobFor(
  source: Raster,
  state: FillSoFar,
  index: number,
  seed: number,
  resume: StepCheckpoint | undefined,
): EngineJob {
  const { zone, regions, grown, patch } = state;
  const { window, box } = regions[index]!;
  const image = crop(source, window);
  pasteInto(image, window, patch, patch);

  const hole = new Uint8Array(window.width * window.height);
  for (const later of regions.slice(index + 1)) {
    markZone(hole, window, zone, later.box, OFF_LIMITS);
  }
  markZone(hole, window, zone, box, HOLE);
  if (state.donors) limitTo(state.donors, hole, window);
  // Regions of the same shape must not get the same grain.
  const draft = state.draft && draftOn(image, window, state.draft);
  const jobSeed = (seed + Math.imul(index, 0x9e3779b9)) >>> 0;
  const extras = { ...(draft && { draft }), ...(resume && { resume }) };
  return { image, hole, grown, seed: jobSeed, ...extras };
}

/** The window as somebody else has filled it. */
function draftOn(image: Raster, window: Rect, draft: Patch): Raster {
  const copy = { ...image, data: image.data.slice() };
  pasteInto(copy, window, draft, draft);
  return copy;
}

/** Writes `value` into `hole`, which covers `window`, for every zone pixel inside `box`. */
function markZone(hole: Uint8Array, window: Rect, zone: Zone, box: Rect, value: number): void {
  const { x, y, width, height } = intersect(window, box);
  for (let row = y; row < y + height; row++) {
    const from = (row - zone.y) * zone.width + (x - zone.x);
    const to = (row - window.y) * window.width + (x - window.x);
    for (let i = 0; i < width; i++) if (zone.coverage[from + i] !== 0) hole[to + i] = value;
  }
}
