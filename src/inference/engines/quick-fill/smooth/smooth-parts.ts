/** Fills those parts of the hole whose surroundings are smooth; what remains is for the patches. */
import { type Rect, unite } from '../../../core/geometry';
import type { Raster } from '../../../core/raster';
import { confidenceInSmooth } from '../confidence';
import type { Pace } from '../pace';
import { tilesOf } from '../parts';
import { HOLE, VOID } from '../pixel-kind';
import { fillSmooth } from './smooth';
import type { Survey } from '../survey';

/** In pixels, the side of the largest speck. */
const SPECK = 64;

/** What is still to be filled, without what was, and how far the latter can be trusted, from 0 to 1. */
export interface SmoothParts {
  readonly rest: Survey;
  readonly confidence: number;
}

/**
 * Nothing is learned from what is filled here.
 *
 * @param progress - told how many of the parts have been looked at, 0–1
 */
export async function fillSmoothParts(
  scene: Survey,
  seed: number,
  out: Raster,
  pace: Pace,
  progress: (fraction: number) => void,
): Promise<SmoothParts> {
  const rough: Rect[] = [];
  const smooth: Rect[] = [];
  let [doubt, index] = [0, 0];
  for (const [n, part] of scene.parts.entries()) {
    const left: Rect[] = [];
    // A wire runs across sky and trees.
    const tiles = await tilesOf(scene.kind, scene.image.width, part, pace);
    const isThin = tiles.length > 1 || Math.max(part.width, part.height) <= SPECK;
    for (const tile of tiles) {
      const alone = { ...scene, bounds: tile, parts: [tile], isThin };
      // Parts of the same shape must not get the same grain.
      const own = (seed + Math.imul(index++, 0x9e3779b9)) >>> 0;
      const found = await fillSmooth(alone, own, out, pace);
      (found === undefined ? left : smooth).push(tile);
      // The worst part is the one that is seen.
      doubt = Math.max(doubt, found ?? 0);
    }
    if (left.length > 0) rough.push(left.reduce(unite));
    progress((n + 1) / scene.parts.length);
  }
  const rest = smooth.length === 0 ? scene : without(scene, smooth, rough);
  return { rest, confidence: confidenceInSmooth(doubt) };
}

function without(scene: Survey, filled: readonly Rect[], parts: readonly Rect[]): Survey {
  // Where nothing is left to do, nobody asks for kinds.
  if (parts.length === 0) return { ...scene, parts, holePixels: 0 };
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
  return { ...scene, kind, bounds: parts.reduce(unite), parts, holePixels };
}
