/** Fills those parts of the hole whose surroundings are smooth; what remains is for the patches. */
import { type Rect, unite } from '../../../core/geometry';
import type { Raster } from '../../../core/raster';
import { confidenceInSmooth } from '../confidence';
import type { Pace } from '../pace';
import { HOLE, VOID } from '../pixel-kind';
import { fillSmooth } from './smooth';
import type { Survey } from '../survey';

/** What is still to be filled, without what was, and how far the latter can be trusted, from 0 to 1. */
export interface SmoothParts {
  readonly rest: Survey;
  readonly confidence: number;
}

/** Nothing is learned from what is filled here. */
export async function fillSmoothParts(
  scene: Survey,
  seed: number,
  out: Raster,
  pace: Pace,
): Promise<SmoothParts> {
  const rough: Rect[] = [];
  const smooth: Rect[] = [];
  let doubt = 0;
  for (const [index, part] of scene.parts.entries()) {
    const alone = { ...scene, bounds: part, parts: [part] };
    // Parts of the same shape must not get the same grain.
    const own = (seed + Math.imul(index, 0x9e3779b9)) >>> 0;
    const found = await fillSmooth(alone, own, out, pace);
    (found === undefined ? rough : smooth).push(part);
    // The worst part is the one that is seen.
    doubt = Math.max(doubt, found ?? 0);
  }
  const rest = smooth.length === 0 ? scene : without(scene, smooth, rough);
  return { rest, confidence: confidenceInSmooth(doubt) };
}

function without(scene: Survey, filled: readonly Rect[], parts: readonly Rect[]): Survey {
  const { width } = scene.image;
  const kind = scene.kind.slice();
  let { holePixels } = scene;
  for (const part of filled) {
    for (let y = part.y; y < part.y + part.height; y++) {
      for (let p = y * width + part.x, end = p + part.width; p < end; p++) {
        if (kind[p] !== HOLE) continue;
        kind[p] = VOID;
        holePixels--;
      }
    }
  }
  const bounds = parts.length > 0 ? parts.reduce(unite) : scene.bounds;
  return { ...scene, kind, bounds, parts, holePixels };
}
