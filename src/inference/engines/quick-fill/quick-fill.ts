/**
 * Quick Fill: image completion from the picture's own patches. No weights, no network, about a second.
 *
 * A smooth background is continued as a surface with grain. Anything else is matched patch by patch
 * at reduced resolution, painted at full resolution from the matches, and joined along the rim.
 */
import type { FillRemark } from '../../contract';
import { inflate, intersect, wholeOf, type Rect, type Size } from '../../core/geometry';
import type { Raster } from '../../core/raster';
import type { Engine, EngineContext, EngineJob, EngineResult } from '../engine';
import { refineBand } from './band';
import { fillMembrane } from './diffuse';
import { listDonors } from './donors';
import { completeLevels } from './em';
import { lift } from './lift';
import type { Matching } from './matching';
import { createPace, type Pace } from './pace';
import { HOLE } from './pixel-kind';
import { buildPyramid, createFinestLevel, halvings, type Budget } from './pyramid';
import type { SearchVariant } from './search';
import { hideSeam } from './seam';
import { fillSmooth } from './smooth';
import { holeDepth, isRimOpaque, survey, type Survey } from './survey';

/** Changes whenever the same job and seed may give other bytes. */
export const ENGINE = '1';

export interface QuickFillOptions {
  /** How donors are looked for; see `search`. */
  readonly search: SearchVariant;
  /** Whether a donor's colours may be shifted to meet the target's. */
  readonly bias: boolean;
  /** Whether to match at reduced resolution and paint at full; else all is done at full. */
  readonly lift: boolean;
}

/** Enough to see structure; more did not help. Level 0 of a 12-megapixel picture is two halvings down. */
const BUDGET: Budget = { maxPixels: 800_000, maxHolePixels: 80_000 };
const FULL_SIZE: Budget = { maxPixels: Infinity, maxHolePixels: Infinity };
/** Surroundings shown on each side of the hole, at least, in pixels. */
const MIN_MARGIN = 64;
/** Pictures that take long enough for a first look to be welcome. */
const PREVIEW_PIXELS = 250_000;
/** The level a first look is painted from: about a quarter of the work is done by then. */
const PREVIEW_LEVEL = 2;
/** Fewer different patches than this make no texture. */
const MIN_DONORS = 32;
/** Holes no deeper than this, in pixels, are diffused: there is no texture to lose in a hair-line. */
const HAIRLINE_DEPTH = 1;

export function createQuickFill(options: Partial<QuickFillOptions> = {}): Engine {
  const settings: QuickFillOptions = { search: 'uniform', bias: true, lift: true, ...options };
  return {
    id: 'quick-fill',
    version: ENGINE,
    growth,
    windowAround,
    complete: (job, context) => complete(job, context, settings),
  };
}

export const quickFill: Engine = createQuickFill();

/** Two pixels for every 1024 of the longer side: the soft rim that anti-aliasing and JPEG leave. */
function growth({ width, height }: Size): number {
  return Math.min(Math.max(Math.round((Math.max(width, height) / 1024) * 2), 2), 6);
}

function windowAround(hole: Rect, image: Size): Rect {
  const margin = Math.max(MIN_MARGIN, hole.width, hole.height);
  return intersect(inflate(hole, margin), wholeOf(image));
}

async function complete(
  job: EngineJob,
  context: EngineContext,
  settings: QuickFillOptions,
): Promise<EngineResult> {
  context.signal.throwIfAborted();
  const scene = survey(job);
  const pace = createPace(context.signal);
  const out: Raster = { ...job.image, data: job.image.data.slice() };
  // What nothing below overwrites: an opaque rim has nothing translucent inside.
  const opaque = isRimOpaque(scene);
  if (!opaque) await fillMembrane(scene, out, pace);
  const remarks = await fill(scene, job.seed, context, settings, out, pace);
  if (opaque) makeOpaque(scene, out);
  context.progress(1);
  return { image: out, remarks };
}

async function fill(
  scene: Survey,
  seed: number,
  context: EngineContext,
  settings: QuickFillOptions,
  out: Raster,
  pace: Pace,
): Promise<FillRemark[]> {
  if (scene.holePixels === 0) return [];
  const isHairline = holeDepth(scene.kind, scene.image.width, around(scene)) <= HAIRLINE_DEPTH;
  if (isHairline || scene.knownPixels === 0) {
    await fillMembrane(scene, out, pace);
    return scene.knownPixels === 0 ? ['nothing-to-learn-from'] : [];
  }
  context.progress(0.03);
  if (await fillSmooth(scene, seed, out, pace)) return [];

  context.progress(0.08);
  const k = halvings(scene, settings.lift ? BUDGET : FULL_SIZE);
  const finest = await createFinestLevel(scene, k, pace);
  if (listDonors(finest).position.length < MIN_DONORS) {
    await fillMembrane(scene, out, pace);
    return ['nothing-to-learn-from'];
  }
  const levels = await buildPyramid(finest, pace);
  context.progress(0.12);
  const matching = await completeLevels(levels, seed, settings, pace, async (index, found) => {
    const isLook = index === PREVIEW_LEVEL && scene.kind.length >= PREVIEW_PIXELS;
    const look = isLook ? await preview(scene, found, k + index, out, pace) : undefined;
    // Every level costs about as much as all the coarser ones together.
    context.progress(0.12 + 0.68 / 2 ** index, look);
  });
  await lift(scene, matching, k, out, pace);
  context.progress(0.88);
  const band = await refineBand(scene, matching, k, settings.bias, out, pace);
  context.progress(0.96);
  if (settings.bias) await hideSeam(scene, band, out, pace);
  return [];
}

async function preview(
  scene: Survey,
  matching: Matching,
  k: number,
  out: Raster,
  pace: Pace,
): Promise<Raster> {
  const look = { ...out, data: out.data.slice() };
  await lift(scene, matching, k, look, pace);
  if (isRimOpaque(scene)) makeOpaque(scene, look);
  return look;
}

/** The hole's rectangle and one pixel around it. */
function around({ bounds, image }: Survey): Rect {
  return intersect(inflate(bounds, 1), wholeOf(image));
}

function makeOpaque({ kind }: Survey, { data }: Raster): void {
  for (let p = 0; p < kind.length; p++) if (kind[p] === HOLE) data[4 * p + 3] = 255;
}
