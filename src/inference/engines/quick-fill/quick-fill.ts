/**
 * Quick Fill: image completion from the picture's own patches. No weights, no network, about a second.
 *
 * A smooth background is continued as a surface with grain. Anything else is matched patch by patch
 * at reduced resolution, painted at full resolution from the matches, and joined along the rim.
 */
import { inflate, intersect, wholeOf, type Rect, type Size } from '../../core/geometry';
import type { Raster } from '../../core/raster';
import type { Engine, EngineContext, EngineFinish, EngineJob, EngineResult } from '../engine';
import { layOverBacking, restoreKnown, takeOffBacking } from './backing';
import { refineBand } from './finish/band';
import { fillMembrane } from './smooth/diffuse';
import { countDonors } from './patches/donors';
import { confidenceAt, LIKELY_POOR, strainIn } from './confidence';
import { completeLevels } from './patches/em';
import { growthOf } from './growth';
import { createGrainLayer, type GrainLayer } from './finish/grain-layer';
import { chooseKernels, type Kernels } from './kernels/kernels';
import { findRepeats } from './repeats/find-repeats';
import type { Level } from './patches/level';
import { lift } from './finish/lift';
import type { Matching } from './patches/matching';
import { copyAtPace, createPace, inStrips, type Pace } from './pace';
import { PATCH_APART, partsOf, tilesOf } from './parts';
import { HOLE, KNOWN } from './pixel-kind';
import { buildPyramid, createFinestLevel, halvings, type Budget } from './patches/pyramid';
import type { Repeat } from './repeats/repeats';
import { restoreDetail } from './finish/restore-detail';
import type { SearchVariant } from './patches/search';
import { hideSeam } from './finish/seam';
import { settleTone } from './finish/settle-tone';
import { fillPlane } from './plane/fill-plane';
import { fillCutOut } from './smooth/cut-out';
import { fillSmoothParts } from './smooth/smooth-parts';
import { crop, holeDepth, isRimOpaque, survey, type Survey } from './survey';

/** Changes whenever the same job and seed may give other bytes. */
export const ENGINE = '4';

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
    growth: growthOf,
    windowAround,
    createWindow: (size, hole, last) =>
      (settings.kernels ?? chooseKernels()).createWindow(size, hole, last),
    complete: (job, context) => complete(job, context, settings),
  };
}

export const quickFill: Engine = createQuickFill();

function windowAround(hole: Rect, image: Size): Rect {
  const margin = Math.max(MIN_MARGIN, hole.width, hole.height);
  return intersect(inflate(hole, margin), wholeOf(image));
}

async function complete(
  job: EngineJob,
  context: EngineContext,
  options: QuickFillOptions,
): Promise<EngineResult> {
  context.signal.throwIfAborted();
  const kernels = options.kernels ?? chooseKernels();
  const loops = kernels.createLoops();
  try {
    const pace = createPace(context.signal, loops);
    return await completeWith({ ...options, kernels }, job, context, pace);
  } finally {
    loops.close();
  }
}

async function completeWith(
  settings: Required<QuickFillOptions>,
  job: EngineJob,
  context: EngineContext,
  pace: Pace,
): Promise<EngineResult> {
  const scene = await survey(job, pace);
  const grain = createGrainLayer(scene.bounds);
  let out: Raster;
  let verdict: Verdict;
  if (await isRimOpaque(scene, job.hole, pace)) {
    const finish = (look: Raster) => makeOpaque(scene, look, pace);
    // Nothing reads the hole's colours: it is painted where it is.
    out = job.image;
    const heard = { ...scene, grain };
    verdict = await fill(heard, job.seed, context, settings, out, finish, pace);
    await finish(out);
  } else {
    ({ image: out, ...verdict } = await fillTranslucent(scene, job, context, settings, pace));
  }
  context.progress(1);
  return { image: out, ...verdict, finish: finishOf(scene.bounds, grain) };
}

/** Fills a hole that reaches into transparency, in the job's picture or in a copy. */
async function fillTranslucent(
  scene: Survey,
  { image, hole, seed }: EngineJob,
  context: EngineContext,
  settings: Required<QuickFillOptions>,
  pace: Pace,
): Promise<Verdict & Pick<EngineResult, 'image'>> {
  const confidence = await fillCutOut(scene, hole, seed, pace);
  if (confidence !== undefined) return { image, ...judge(confidence) };
  const laid = await layOverBacking(scene, hole, pace);
  const finish = (look: Raster) => takeOffBacking(scene, laid.backing, look, pace);
  // Its colours are its own copy, and nothing reads those of the hole.
  const out = laid.scene.image;
  await spanParts(laid.scene, out, pace);
  // A shift of tone would show as colour in what is nearly transparent.
  const exact = { ...settings, bias: false };
  const verdict = await fill(laid.scene, seed, context, exact, out, finish, pace);
  await finish(out);
  await restoreKnown(scene, out, pace);
  return { image: out, ...verdict };
}

/** null where no grain was laid; over a backing it is not what is seen in the end, and is not told. */
function finishOf(rect: Rect, { data }: GrainLayer): EngineFinish | null {
  return data && { rect, made: { match: 1, grain: 1 }, match: null, grain: data };
}

type Verdict = Pick<EngineResult, 'remarks' | 'confidence'>;
/** Hair-lines come out well. */
const SURE: Verdict = { confidence: 1, remarks: [] };
const BLIND: Verdict = { confidence: 0, remarks: ['nothing-to-learn-from'] };

async function fill(
  whole: Survey,
  seed: number,
  context: EngineContext,
  settings: Required<QuickFillOptions>,
  out: Raster,
  finish: (look: Raster) => Promise<void>,
  pace: Pace,
): Promise<Verdict> {
  if (whole.holePixels === 0) return SURE;
  const depth = await holeDepth(whole, pace);
  if (depth <= HAIRLINE_DEPTH || whole.knownPixels === 0) {
    await spanParts(whole, out, pace);
    return whole.knownPixels === 0 ? BLIND : SURE;
  }
  context.progress(0.03);
  const { rest: rough, confidence } = await fillSmoothParts(whole, seed, out, pace);
  if (rough.holePixels === 0) return judge(confidence);
  context.progress(0.08);
  let k = halvings(rough, settings.lift ? BUDGET : FULL_SIZE);
  let levels = await levelsOf(rough, k, pace);
  const scene = levels ? await fillPlane(rough, levels, k, settings.bias, out, pace) : rough;
  if (scene.holePixels === 0) return judge(confidence);
  if (scene !== rough) {
    k = halvings(scene, settings.lift ? BUDGET : FULL_SIZE);
    levels = await levelsOf(scene, k, pace);
  }
  if (!levels) {
    await spanParts(scene, out, pace);
    return BLIND;
  }
  context.progress(0.12);
  const repeats = await findRepeats(scene, levels, k, pace);
  const options = { ...settings, repeats, k };
  const matching = await completeLevels(levels, seed, options, pace, async (index, found) => {
    const isLook = index === PREVIEW_LEVEL && scene.kind.length >= PREVIEW_PIXELS;
    const look = isLook
      ? await preview(scene, found, k + index, repeats, out, finish, pace)
      : undefined;
    // Every level costs about as much as all the coarser ones together.
    context.progress(0.12 + 0.68 / 2 ** index, look);
  });
  const canvas = await lift(scene, matching, k, repeats, settings.bias, out, pace);
  const strain = strainIn(matching, settings.bias);
  pace.loops.reuse(matching.level);
  context.progress(0.88);
  const rims = await rimsOf(scene, pace);
  for (const [index, bounds] of rims.entries()) {
    const part = { ...scene, bounds };
    const band = await refineBand(part, canvas, pace);
    if (settings.bias) await hideSeam(part, band, canvas, pace);
    canvas.copyTo(out, bounds);
    if (pace.due()) await pace.rest();
    context.progress(0.88 + (0.12 * (index + 1)) / rims.length);
  }
  // Where tones may not be bent at all, they are not settled either.
  if (settings.bias) {
    await settleTone(scene, matching.level, k, strain, out, pace);
    // What repeats was copied whole.
    if (repeats.length === 0) await restoreDetail(scene, matching.level, out, pace);
  }
  return judge(Math.min(confidence, confidenceAt(strain, matching.level)));
}

const judge = (confidence: number): Verdict => ({
  confidence,
  remarks: confidence < LIKELY_POOR ? ['likely-poor'] : [],
});

/** Undefined where there is nothing to match with. */
async function levelsOf(scene: Survey, k: number, pace: Pace): Promise<Level[] | undefined> {
  const finest = await createFinestLevel(scene, k, pace);
  return countDonors(finest, pace.loops) < MIN_DONORS ? undefined : buildPyramid(finest, pace);
}

/** The parts as those steps see them that look no further than a patch: specks are done one by one. */
async function rimsOf({ image, kind, parts }: Survey, pace: Pace): Promise<Rect[]> {
  const rims: Rect[] = [];
  for (const part of parts) {
    for (const rim of await partsOf(kind, image.width, part, PATCH_APART, pace)) {
      rims.push(...(await tilesOf(kind, image.width, rim, pace)));
    }
  }
  return rims;
}

async function preview(
  scene: Survey,
  matching: Matching,
  k: number,
  repeats: readonly Repeat[],
  out: Raster,
  finish: (look: Raster) => Promise<void>,
  pace: Pace,
): Promise<Raster> {
  // What is opaque is painted over in the end; a copy is made only of what is not.
  const look = scene.channels === 3 ? out : await copyAtPace(out, pace);
  const canvas = await lift(scene, matching, k, repeats, false, look, pace);
  for (const part of scene.parts) canvas.copyTo(look, part);
  await finish(look);
  return look;
}

/** A membrane over each part; over all at once where a part alone has nothing to be held by. */
async function spanParts(scene: Survey, out: Raster, pace: Pace): Promise<void> {
  const { image, kind } = scene;
  const parts = await rimsOf(scene, pace);
  const isHeld = (part: Rect) =>
    crop(kind, image.width, intersect(inflate(part, 1), wholeOf(image))).includes(KNOWN);
  if (!parts.every(isHeld)) return fillMembrane(scene, out, pace);
  for (const bounds of parts) await fillMembrane({ ...scene, bounds }, out, pace);
}

async function makeOpaque({ kind, parts }: Survey, out: Raster, pace: Pace): Promise<void> {
  const { data } = out;
  for (const part of parts) {
    await inStrips(part, pace, (from, to) => {
      for (let y = part.y + from; y < part.y + to; y++) {
        for (let p = y * out.width + part.x, end = p + part.width; p < end; p++) {
          if (kind[p] === HOLE) data[4 * p + 3] = 255;
        }
      }
    });
  }
}
