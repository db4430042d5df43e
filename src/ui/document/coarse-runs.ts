/** Masks too detailed to be kept in a layer, as ones of fewer, larger pixels. */
import type { Size } from '../../inference/core/geometry';
import { createMask, type Mask } from '../../inference/core/raster';
import { decodeRuns, encodeRuns, type RunMask } from '../editor/run-mask';

/** In units of `step` × `step` pixels, from the picture's top left corner on. */
export interface CoarseRuns extends RunMask {
  readonly step: number;
}

/** Each large pixel covers as much as the most of those in it, so that nothing of the mask is lost. */
export function coarsened(pixels: RunMask, step: number): CoarseRuns {
  const mask = decodeRuns(pixels);
  const [left, top] = [Math.floor(mask.x / step), Math.floor(mask.y / step)];
  const coarse = createMask({
    x: left,
    y: top,
    width: Math.ceil((mask.x + mask.width) / step) - left,
    height: Math.ceil((mask.y + mask.height) / step) - top,
  });
  for (let row = 0, i = 0; row < mask.height; row++) {
    const start = (Math.floor((mask.y + row) / step) - top) * coarse.width - left;
    for (let column = 0; column < mask.width; column++, i++) {
      const at = start + Math.floor((mask.x + column) / step);
      if (mask.data[i]! > coarse.data[at]!) coarse.data[at] = mask.data[i]!;
    }
  }
  return { ...(encodeRuns(coarse) ?? pixels), step };
}

/** A soft mask's coverage runs evenly from the middle of one large pixel to that of the next. */
export function refined({ step, ...pixels }: CoarseRuns): RunMask {
  const coarse = decodeRuns(pixels);
  const fine = createMask({
    x: coarse.x * step,
    y: coarse.y * step,
    width: coarse.width * step,
    height: coarse.height * step,
  });
  const coverageAt = pixels.soft ? evenly(coarse, step) : blockwise(coarse, step);
  for (let y = 0, at = 0; y < fine.height; y++) {
    for (let x = 0; x < fine.width; x++, at++) fine.data[at] = coverageAt(x, y);
  }
  return encodeRuns(fine) ?? pixels;
}

type CoverageAt = (x: number, y: number) => number;

function blockwise({ width, data }: Mask, step: number): CoverageAt {
  return (x, y) => data[Math.floor(y / step) * width + Math.floor(x / step)]!;
}

function evenly({ width, height, data }: Size & Pick<Mask, 'data'>, step: number): CoverageAt {
  const columns = Array.from({ length: width * step }, (_, x) => between(x, width, step));
  const rows = Array.from({ length: height * step }, (_, y) => between(y, height, step));
  return (x, y) => {
    const [row, column] = [rows[y]!, columns[x]!];
    const [above, below] = [row.before * width, row.after * width];
    const up = mix(data[above + column.before]!, data[above + column.after]!, column.share);
    const down = mix(data[below + column.before]!, data[below + column.after]!, column.share);
    return Math.round(mix(up, down, row.share));
  };
}

/** The large pixels whose middles a small one's lies between, and how near it is to the second, 0–1. */
function between(at: number, length: number, step: number) {
  const place = Math.min(length - 1, Math.max(0, (at + 0.5) / step - 0.5));
  const before = Math.floor(place);
  return { before, after: Math.min(length - 1, before + 1), share: place - before };
}

function mix(a: number, b: number, share: number): number {
  return a + (b - a) * share;
}
