/**
 * Quick Fill: image completion from the picture's own patches. No weights, no network, about a second.
 *
 * A smooth background is continued as a surface with grain. Anything else is matched patch by patch
 * at reduced resolution, painted at full resolution from the matches, and joined along the rim.
 */
import { inflate, intersect, wholeOf, type Rect, type Size } from '../../core/geometry';
import type { Raster } from '../../core/raster';
import type { Engine, EngineContext, EngineJob, EngineResult } from '../engine';
import { layOverBacking, takeOffBacking } from './backing';
import { refineBand } from './band';
import { fillMembrane } from './diffuse';
import { listDonors } from './donors';
import { confidenceIn, LIKELY_POOR } from './confidence';
import { completeLevels } from './em';
import { chooseKernels, type Kernels } from './kernels/kernels';
import { lift } from './lift';
import type { Matching } from './matching';
import { createPace, type Pace } from './pace';
import { HOLE, KNOWN } from './pixel-kind';
import { buildPyramid, createFinestLevel, halvings, type Budget } from './pyramid';
import type { SearchVariant } from './search';
import { hideSeam } from './seam';
import { fillSmoothParts } from './smooth-parts';
import { crop, holeDepth, isRimOpaque, survey, type Survey } from './survey';

/** Changes whenever the same job and seed may give other bytes. */
export const ENGINE = '2';

export interface QuickFillOptions {
  /** How donors are looked for; see `search`. */
  readonly search: SearchVariant;
  /** Whether a donor's colours may be shifted to meet the target's. */
  readonly bias: boolean;
  /** Whether to match at reduced resolution and paint at full; else all is done at full. */
  readonly lift: boolean;
  /** The inner loops; the fastest that the host allows where absent. The bytes are the same. */
  readonly kernels?: Kernels;
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
  const pace = createPace(context.signal);
  const scene = await survey(job, pace);
  const out: Raster = { ...job.image, data: job.image.data.slice() };
  let verdict: Verdict;
  if (await isRimOpaque(scene, job.hole, pace)) {
    const finish = (look: Raster) => makeOpaque(scene, look);
    verdict = await fill(scene, job.seed, context, settings, out, finish, pace);
    finish(out);
  } else {
    const laid = await layOverBacking(scene, job.hole, pace);
    const finish = (look: Raster) => takeOffBacking(scene, laid.backing, look);
    await spanParts(laid.scene, out, pace);
    // A shift of tone would show as colour in what is nearly transparent.
    const exact = { ...settings, bias: false };
    verdict = await fill(laid.scene, job.seed, context, exact, out, finish, pace);
    finish(out);
  }
  context.progress(1);
  return { image: out, ...verdict };
}

type Verdict = Pick<EngineResult, 'remarks' | 'confidence'>;
/** Surfaces and hair-lines come out well, or would not have been taken for such. */
const SURE: Verdict = { confidence: 1, remarks: [] };
const BLIND: Verdict = { confidence: 0, remarks: ['nothing-to-learn-from'] };

async function fill(
  whole: Survey,
  seed: number,
  context: EngineContext,
  settings: QuickFillOptions,
  out: Raster,
  finish: (look: Raster) => void,
  pace: Pace,
): Promise<Verdict> {
  if (whole.holePixels === 0) return SURE;
  const isHairline = (await holeDepth(whole, pace)) <= HAIRLINE_DEPTH;
  if (isHairline || whole.knownPixels === 0) {
    await spanParts(whole, out, pace);
    return whole.knownPixels === 0 ? BLIND : SURE;
  }
  context.progress(0.03);
  const scene = await fillSmoothParts(whole, seed, out, pace);
  if (scene.holePixels === 0) return SURE;

  context.progress(0.08);
  const k = halvings(scene, settings.lift ? BUDGET : FULL_SIZE);
  const finest = await createFinestLevel(scene, k, pace);
  if (listDonors(finest).position.length < MIN_DONORS) {
    await spanParts(scene, out, pace);
    return BLIND;
  }
  const levels = await buildPyramid(finest, pace);
  context.progress(0.12);
  const options = { ...settings, kernels: settings.kernels ?? chooseKernels() };
  const matching = await completeLevels(levels, seed, options, pace, async (index, found) => {
    const isLook = index === PREVIEW_LEVEL && scene.kind.length >= PREVIEW_PIXELS;
    const look = isLook ? await preview(scene, found, k + index, out, finish, pace) : undefined;
    // Every level costs about as much as all the coarser ones together.
    context.progress(0.12 + 0.68 / 2 ** index, look);
  });
  await lift(scene, matching, k, out, pace);
  context.progress(0.88);
  for (const [index, bounds] of scene.parts.entries()) {
    const part = { ...scene, bounds };
    const band = await refineBand(part, matching, k, settings.bias, out, pace);
    if (settings.bias) await hideSeam(part, band, out, pace);
    context.progress(0.88 + (0.12 * (index + 1)) / scene.parts.length);
  }
  const confidence = confidenceIn(matching, settings.bias);
  return { confidence, remarks: confidence < LIKELY_POOR ? ['likely-poor'] : [] };
}

async function preview(
  scene: Survey,
  matching: Matching,
  k: number,
  out: Raster,
  finish: (look: Raster) => void,
  pace: Pace,
): Promise<Raster> {
  const look = { ...out, data: out.data.slice() };
  await lift(scene, matching, k, look, pace);
  finish(look);
  return look;
}

/** A membrane over each part; over all at once where a part alone has nothing to be held by. */
async function spanParts(scene: Survey, out: Raster, pace: Pace): Promise<void> {
  const { image, kind, parts } = scene;
  const isHeld = (part: Rect) =>
    crop(kind, image.width, intersect(inflate(part, 1), wholeOf(image))).includes(KNOWN);
  if (!parts.every(isHeld)) return fillMembrane(scene, out, pace);
  for (const bounds of parts) await fillMembrane({ ...scene, bounds }, out, pace);
}

function makeOpaque({ image, kind, parts }: Survey, { data }: Raster): void {
  for (const { x, y, width, height } of parts) {
    for (let j = y; j < y + height; j++) {
      for (let p = j * image.width + x, end = p + width; p < end; p++) {
        if (kind[p] === HOLE) data[4 * p + 3] = 255;
      }
    }
  }
}
