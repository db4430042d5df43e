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
import { LIKELY_POOR } from './confidence';
import { createGrainLayer, type GrainLayer } from './finish/grain-layer';
import { fillFromPatches, type Painting } from './from-patches';
import { growthOf } from './growth';
import { chooseKernels } from './kernels/kernels';
import { type QuickFillOptions, USUAL } from './options';
import { createPace, inStrips, type Pace } from './pace';
import { rimsOf } from './parts';
import { countDonors } from './patches/donors';
import type { Level } from './patches/level';
import { buildPyramid, createFinestLevel, halvings, type Budget } from './patches/pyramid';
import { HOLE, KNOWN } from './pixel-kind';
import { fillPlane } from './plane/fill-plane';
import { fillCutOut } from './smooth/cut-out';
import { fillMembrane } from './smooth/diffuse';
import { fillSmoothParts } from './smooth/smooth-parts';
import { crop, holeDepth, isRimOpaque, survey, type Survey } from './survey';

/** Changes whenever the same job and seed may give other bytes. */
export const ENGINE = '6';

/** Enough to see structure; more did not help. Level 0 of a 12-megapixel picture is two halvings down. */
const BUDGET: Budget = { maxPixels: 800_000, maxHolePixels: 80_000 };
const FULL_SIZE: Budget = { maxPixels: Infinity, maxHolePixels: Infinity };
/** Surroundings shown on each side of the hole, at least, in pixels. */
const MIN_MARGIN = 64;
/** Fewer different patches than this make no texture. */
const MIN_DONORS = 32;
/** Holes no deeper than this, in pixels, are diffused: there is no texture to lose in a hair-line. */
const HAIRLINE_DEPTH = 1;

export function createQuickFill(options: Partial<QuickFillOptions> = {}): Engine {
  const settings = { ...USUAL, ...options };
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
  { signal, progress }: EngineContext,
  options: QuickFillOptions,
): Promise<EngineResult> {
  signal.throwIfAborted();
  const kernels = options.kernels ?? chooseKernels();
  const loops = kernels.createLoops();
  try {
    const settings = { ...options, kernels };
    const work = { seed: job.seed, settings, progress, pace: createPace(signal, loops) };
    const result = await completeWith(job, work);
    progress(1);
    return result;
  } finally {
    loops.close();
  }
}

type Work = Omit<Painting, 'out' | 'finish'>;

async function completeWith(job: EngineJob, work: Work): Promise<EngineResult> {
  const { pace } = work;
  const scene = await survey(job, pace);
  if (!(await isRimOpaque(scene, job.hole, pace))) return fillTranslucent(scene, job, work);
  const grain = createGrainLayer(scene.bounds);
  const finish = (look: Raster) => makeOpaque(scene, look, pace);
  // Nothing reads the hole's colours: it is painted where it is.
  const out = job.image;
  const verdict = await fill({ ...scene, grain }, { ...work, out, finish });
  await finish(out);
  return { image: out, ...verdict, finish: finishOf(scene.bounds, grain) };
}

/** Fills a hole that reaches into transparency, in the job's picture or in a copy. */
async function fillTranslucent(
  scene: Survey,
  { image, hole, seed }: EngineJob,
  work: Work,
): Promise<EngineResult> {
  const { settings, pace } = work;
  const confidence = await fillCutOut(scene, hole, seed, pace);
  if (confidence !== undefined) return { image, ...judge(confidence) };
  const laid = await layOverBacking(scene, hole, pace);
  const finish = (look: Raster) => takeOffBacking(scene, laid.backing, look, pace);
  // Its colours are its own copy, and nothing reads those of the hole.
  const out = laid.scene.image;
  await spanParts(laid.scene, out, pace);
  // A shift of tone would show as colour in what is nearly transparent.
  const exact = { ...settings, bias: false };
  const verdict = await fill(laid.scene, { ...work, settings: exact, out, finish });
  await finish(out);
  await restoreKnown(scene, out, pace);
  return { image: out, ...verdict };
}

/** null where no grain was laid. */
function finishOf(rect: Rect, { data }: GrainLayer): EngineFinish | null {
  return data && { rect, made: { match: 1, grain: 1 }, match: null, grain: data };
}

type Verdict = Pick<EngineResult, 'remarks' | 'confidence'>;
/** Hair-lines come out well. */
const SURE: Verdict = { confidence: 1, remarks: [] };
const BLIND: Verdict = { confidence: 0, remarks: ['nothing-to-learn-from'] };

const judge = (confidence: number): Verdict => ({
  confidence,
  remarks: confidence < LIKELY_POOR ? ['likely-poor'] : [],
});

/** Gives each part of the hole to the first way of filling it that holds. */
async function fill(whole: Survey, painting: Painting): Promise<Verdict> {
  const { seed, settings, out, progress, pace } = painting;
  if (whole.holePixels === 0) return SURE;
  if (whole.knownPixels === 0 || (await holeDepth(whole, pace)) <= HAIRLINE_DEPTH) {
    await spanParts(whole, out, pace);
    return whole.knownPixels === 0 ? BLIND : SURE;
  }
  progress(0.03);
  const looked = (share: number) => progress(0.03 + 0.05 * share);
  const { rest: rough, confidence } = await fillSmoothParts(whole, seed, out, pace, looked);
  if (rough.holePixels === 0) return judge(confidence);
  const budget = settings.lift ? BUDGET : FULL_SIZE;
  let k = halvings(rough, budget);
  let levels = await levelsOf(rough, k, pace);
  const scene = levels ? await fillPlane(rough, levels, k, settings.bias, out, pace) : rough;
  if (scene.holePixels === 0) return judge(confidence);
  if (scene !== rough) {
    k = halvings(scene, budget);
    levels = await levelsOf(scene, k, pace);
  }
  if (!levels) {
    await spanParts(scene, out, pace);
    return BLIND;
  }
  progress(0.12);
  const trusted = await fillFromPatches(scene, levels, k, painting);
  return judge(Math.min(confidence, trusted));
}

/** Undefined where there is nothing to match with. */
async function levelsOf(scene: Survey, k: number, pace: Pace): Promise<Level[] | undefined> {
  const finest = await createFinestLevel(scene, k, pace);
  return countDonors(finest, pace.loops) < MIN_DONORS ? undefined : buildPyramid(finest, pace);
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
