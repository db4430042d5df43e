/**
 * Fills a hole from patches: matched at reduced size, painted at full size from the matches, joined
 * along the rim, and given back the tone and the detail that a mean of patches loses.
 */
import type { Raster } from '../../core/raster';
import type { EngineContext } from '../engine';
import { confidenceAt, strainIn } from './confidence';
import { refineBand } from './finish/band';
import { lift } from './finish/lift';
import { restoreDetail } from './finish/restore-detail';
import { hideSeam } from './finish/seam';
import { settleTone } from './finish/settle-tone';
import type { Canvas } from './kernels/canvas';
import type { Settings } from './options';
import { copyAtPace, type Pace } from './pace';
import { rimsOf } from './parts';
import { completeLevels } from './patches/em';
import type { Level } from './patches/level';
import type { Matching } from './patches/matching';
import { findRepeats } from './repeats/find-repeats';
import type { Repeat } from './repeats/repeats';
import type { Survey } from './survey';

/** Pictures that take long enough for a first look to be welcome. */
const PREVIEW_PIXELS = 250_000;
/** The level a first look is painted from: about a quarter of the work is done by then. */
const PREVIEW_LEVEL = 2;

/** How much of the work is done, as timed on holes of 2 to 20 %: what is told of each step's end. */
const DONE = { nothing: 0.12, matched: 0.5, lifted: 0.56, joined: 0.85, settled: 0.9 };

/** One fill under way, whichever way its parts are filled. */
export interface Painting {
  readonly seed: number;
  readonly settings: Settings;
  /** What is painted on; nothing reads the hole's colours. */
  readonly out: Raster;
  /** Makes of what was painted what is to be seen. */
  readonly finish: (look: Raster) => Promise<void>;
  readonly progress: EngineContext['progress'];
  readonly pace: Pace;
}

/**
 * @param levels - from `buildPyramid`, the finest `k` halvings below the picture; emptied as they are used up
 * @returns how far the fill can be trusted, from 0 to 1
 */
export async function fillFromPatches(
  scene: Survey,
  levels: Level[],
  k: number,
  painting: Painting,
): Promise<number> {
  const { seed, settings, out, progress, pace } = painting;
  const { bias } = settings;
  const repeats = await findRepeats(scene, levels, k, pace);
  const options = { ...settings, repeats, k };
  const matching = await completeLevels(levels, seed, options, pace, async (index, found) => {
    const isLook = index === PREVIEW_LEVEL && scene.kind.length >= PREVIEW_PIXELS;
    const look = isLook ? await preview(scene, found, k + index, repeats, painting) : undefined;
    // Every level costs about as much as all the coarser ones together.
    progress(DONE.nothing + (DONE.matched - DONE.nothing) / 2 ** index, look);
  });
  const canvas = await lift(scene, matching, k, repeats, bias, out, pace);
  const strain = strainIn(matching, bias);
  pace.loops.reuse(matching.level);
  progress(DONE.lifted);
  await joinRims(scene, canvas, painting);
  // Where tones may not be bent at all, they are not settled either.
  if (bias) {
    await settleTone(scene, matching.level, k, strain, out, pace);
    progress(DONE.settled);
    // What repeats was copied whole.
    if (repeats.length === 0) await restoreDetail(scene, matching.level, out, pace);
  }
  return confidenceAt(strain, matching.level);
}

/** Paints the hole of every part, its last pixels matched anew and its tone brought to the rim's. */
async function joinRims(
  scene: Survey,
  canvas: Canvas,
  { settings, out, progress, pace }: Painting,
): Promise<void> {
  const rims = await rimsOf(scene, pace);
  const tell = async (count: number) => {
    if (!pace.due()) return; // of thousands of specks, not each is news
    await pace.rest();
    progress(DONE.lifted + ((DONE.joined - DONE.lifted) * count) / rims.length);
  };
  for (const [index, bounds] of rims.entries()) {
    const part = { ...scene, bounds };
    const band = await refineBand(part, canvas, pace);
    await tell(index + 0.5);
    if (settings.bias) await hideSeam(part, band, canvas, pace);
    canvas.copyTo(out, bounds);
    await tell(index + 1);
  }
}

async function preview(
  scene: Survey,
  matching: Matching,
  k: number,
  repeats: readonly Repeat[],
  { out, finish, pace }: Painting,
): Promise<Raster> {
  // What is opaque is painted over in the end; a copy is made only of what is not.
  const look = scene.channels === 3 ? out : await copyAtPace(out, pace);
  const canvas = await lift(scene, matching, k, repeats, false, look, pace);
  for (const part of scene.parts) canvas.copyTo(look, part);
  await finish(look);
  return look;
}
