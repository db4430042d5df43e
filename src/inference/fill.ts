/**
 * What a fill does, from the painted mask to the patch that is laid over the picture (DESIGN 4).
 *
 * Engines are not trusted: each works on copies, and of what comes back only the pixels of the zone
 * are taken. So whatever an engine does, outside the zone the picture stays as it was.
 */
import type { FillCheckpoint, FillProgress, FillRemark, FillReport, FillResult } from './contract';
import { type Breathe, createBreather, stepByStep } from './breather';
import { collectResult, copyPatch, createPatch } from './core/collect';
import { createFinishCollector } from './core/collect-finish';
import { Failure } from './core/errors';
import { encloses, type Rect, type Size, unite, wholeOf } from './core/geometry';
import type { Mask, Patch, Raster } from './core/raster';
import { type Region, regionsInSteps, withWindows } from './core/regions';
import { stripsOf } from './core/strips';
import { countPixels, fadeOf, type Zone } from './core/zone';
import { boundsInBands, zoneInBands } from './core/zone-in-bands';
import type { Engine, EngineJob, EngineResult, JobSteps } from './engines/engine';
import { createRegionProgress, type FillSoFar } from './fill-progress';
import { jobFor } from './region-job';

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
  const breathe = createBreather(signal);
  const grown = grow === 'auto' ? engine.growth(source, mask) : grow;
  const zone = await stepByStep(zoneInBands(mask, { grow: grown, feather }, source), breathe);
  if (!zone) throw new Failure('nothing-painted', {});

  const learnt = donors && (await stepByStep(boundsInBands(donors, source), breathe));
  const seen = (box: Rect) => {
    const window = windowOf(engine, box, source);
    return learnt ? unite(window, learnt) : window;
  };
  const own = await stepByStep(regionsInSteps(zone, seen), breathe);
  const regions = withWindows(own, windows, source);
  const patch = createPatch(zone);
  const before = resume?.patch;
  if (before) await inStrips(patch, breathe, (strip) => copyPatch(before, patch, strip));
  const state: FillSoFar = { zone, regions, grown: grown + feather, donors, draft, patch };
  const report = createRegionProgress(state, onProgress ?? (() => {}));
  const tally = createTally();
  const layers = createFinishCollector(zone);

  let job: EngineJob | undefined;
  for (const [index, region] of regions.entries()) {
    if (resume && index < resume.region) continue;
    const from = resume?.region === index ? resume.steps : undefined;
    job = await jobFor(engine, source, state, index, seed, from, breathe, job);
    const result = await engine.complete(job, {
      signal,
      enough,
      progress: (fraction, preview, steps) => {
        tally.timed(steps);
        report(index, fraction, onProgress && preview, steps);
      },
    });
    await inStrips(region.box, breathe, (box) => {
      collectResult(patch, zone, { ...region, box }, result.image);
      if (result.finish) layers.add(result.finish, box, region.window);
    });
    tally.add(region, result);
    report(index, 1);
  }

  return {
    patch,
    layers: layers.finished(fadeOf(grown, feather)),
    report: {
      engine: engine.id,
      engineVersion: engine.version,
      seed,
      regions: regions.map(({ box }) => box),
      windows: regions.map(({ window }) => window),
      filledPixels: await count(zone, breathe),
      milliseconds: performance.now() - started,
      ...tally.sum(),
    } satisfies FillReport,
  };
}

/** Does `work` on the strips of `rect`, with a breath after each. */
async function inStrips(rect: Rect, breathe: Breathe, work: (strip: Rect) => void): Promise<void> {
  for (const strip of stripsOf(rect)) {
    work(strip);
    await breathe();
  }
}

async function count(zone: Zone, breathe: Breathe): Promise<number> {
  let pixels = 0;
  await inStrips(zone, breathe, ({ y, width, height }) => {
    const from = (y - zone.y) * width;
    pixels += countPixels({
      ...zone,
      coverage: zone.coverage.subarray(from, from + width * height),
    });
  });
  return pixels;
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
