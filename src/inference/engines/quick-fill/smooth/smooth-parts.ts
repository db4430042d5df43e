/** Fills those parts of the hole whose surroundings are smooth; what remains is for the patches. */
import { type Rect, unite } from '../../../core/geometry';
import type { Raster } from '../../../core/raster';
import type { Pace } from '../pace';
import { HOLE, VOID } from '../pixel-kind';
import { fillSmooth } from './smooth';
import type { Survey } from '../survey';

/** @returns what is still to be filled; nothing is learned from what was filled here */
export async function fillSmoothParts(
  scene: Survey,
  seed: number,
  out: Raster,
  pace: Pace,
): Promise<Survey> {
  const rough: Rect[] = [];
  const smooth: Rect[] = [];
  for (const [index, part] of scene.parts.entries()) {
    const alone = { ...scene, bounds: part, parts: [part] };
    // Parts of the same shape must not get the same grain.
    const own = (seed + Math.imul(index, 0x9e3779b9)) >>> 0;
    ((await fillSmooth(alone, own, out, pace)) ? smooth : rough).push(part);
  }
  return smooth.length === 0 ? scene : without(scene, smooth, rough);
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
