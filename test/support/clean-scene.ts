/**
 * A picture whose every window shows what a closed-form stand-in for Moebius knows, so that a fill of
 * whatever was painted over it must give it back.
 */
import type { Rect, Size } from '../../src/inference/core/geometry';
import { boundsOfMask } from '../../src/inference/core/mask';
import { paste } from '../../src/inference/core/paste';
import { hash } from '../../src/inference/core/random';
import { createRaster } from '../../src/inference/core/raster';
import type { Mask, Patch, Raster } from '../../src/inference/core/raster';
import { regionsOf } from '../../src/inference/core/regions';
import { zoneAround } from '../../src/inference/core/zone';
import { placeWindow } from '../../src/inference/engines/moebius/placement';
import { growthOf, viewAround } from '../../src/inference/engines/moebius/view-rule';
import { maskOf } from './pictures';

export interface CleanScene {
  readonly clean: Raster;
  readonly mask: Mask;
  /** The clean picture with junk on the mask: what is to be filled. */
  readonly junk: Raster;
}

export interface Comparison {
  /** Of the bytes on the mask, from the clean picture. */
  readonly worst: number;
  readonly mean: number;
  /** Bytes outside the patch's coverage that are not the junk picture's. */
  readonly touchedOutside: number;
}

const LUMINANCE = [0.299, 0.587, 0.114];
const JUNK = [255, 0, 255, 255];

/** One colour for each cell of 8 × 8 pixels, never two neighbours far apart. */
function colourOf(column: number, row: number): [red: number, green: number, blue: number] {
  const speckle = (c: number) => hash(column, row, c) % 16;
  return [40 + 2 * column + speckle(0), 60 + 2 * row + speckle(1), 180 - column - row + speckle(2)];
}

/** The latents of those colours, 4 × 64 × 64, as the sampler has them. */
export function cleanLatents(): Float32Array<ArrayBuffer> {
  const latents = new Float32Array(4 * 4096);
  for (let cell = 0; cell < 4096; cell++) {
    const colour = colourOf(cell % 64, cell >> 6).map((value) => value / 127.5 - 1);
    const grey = colour.reduce((sum, value, c) => sum + value * LUMINANCE[c]!, 0);
    [...colour, grey].forEach((value, c) => (latents[c * 4096 + cell] = value));
  }
  return latents;
}

/** White but for the windows of the fill, each of which shows the clean picture in its place. */
export function sceneOf(size: Size, ...holes: Rect[]): CleanScene {
  const mask = maskOf(...holes);
  const bounds = boundsOfMask(mask, size);
  const zone = bounds && zoneAround(mask, growthOf(size, bounds), size);
  if (!zone) throw new RangeError('no hole is in the picture');
  const clean = createRaster(size);
  clean.data.fill(255);
  for (const { window } of regionsOf(zone, (box) => viewAround(box, size))) {
    const { content } = placeWindow(window);
    forEachPixelIn(window, (x, y) => {
      const column = (content.x + ((x - window.x) * content.width) / window.width) / 8;
      const row = (content.y + ((y - window.y) * content.height) / window.height) / 8;
      clean.data.set(colourOf(Math.floor(column), Math.floor(row)), 4 * (y * size.width + x));
    });
  }
  const junk = { ...clean, data: clean.data.slice() };
  forEachPixelIn(mask, (x, y) => {
    if (isPainted(mask, x, y)) junk.data.set(JUNK, 4 * (y * size.width + x));
  });
  return { clean, mask, junk };
}

export function compare({ clean, mask, junk }: CleanScene, patch: Patch): Comparison {
  const filled = paste(junk, patch);
  let [worst, sum, count] = [0, 0, 0];
  forEachPixelIn(mask, (x, y) => {
    if (!isPainted(mask, x, y)) return;
    for (let i = 4 * (y * clean.width + x), c = 0; c < 4; i++, c++, count++) {
      const difference = Math.abs(filled.data[i]! - clean.data[i]!);
      worst = Math.max(worst, difference);
      sum += difference;
    }
  });
  return { worst, mean: sum / count, touchedOutside: touchedOutside(junk, filled, patch) };
}

function touchedOutside(before: Raster, after: Raster, { coverage, ...box }: Patch): number {
  let touched = 0;
  const [old, now] = [before, after].map(({ data }) => new Uint32Array(data.buffer));
  for (let p = 0; p < before.width * before.height; p++) {
    if (old![p] === now![p]) continue;
    const [x, y] = [(p % before.width) - box.x, Math.floor(p / before.width) - box.y];
    const isInside = x >= 0 && y >= 0 && x < box.width && y < box.height;
    if (isInside && coverage[y * box.width + x] !== 0) continue;
    for (let i = 4 * p; i < 4 * p + 4; i++) if (before.data[i] !== after.data[i]) touched++;
  }
  return touched;
}

function isPainted(mask: Mask, x: number, y: number): boolean {
  return mask.data[(y - mask.y) * mask.width + x - mask.x] !== 0;
}

function forEachPixelIn({ x, y, width, height }: Rect, visit: (x: number, y: number) => void) {
  for (let row = y; row < y + height; row++) {
    for (let column = x; column < x + width; column++) visit(column, row);
  }
}
