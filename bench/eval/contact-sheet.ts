/** Fills side by side, for eyes: truth, input, ours and the best other, cut around the hole. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encode } from 'fast-png';
import { intersect, type Rect, wholeOf } from '../../src/inference/core/geometry';
import { createRaster, type Raster } from '../../src/inference/core/raster';
import { drawText, GLYPH_HEIGHT, textWidth } from './bitmap-font';
import { fillRect } from './canvas';
import { viewOf } from './metrics/plane';
import type { Problem } from './metrics/score';

export interface SheetRow {
  readonly title: string;
  /** Of the same size; at most COLUMNS are shown. */
  readonly tiles: readonly { readonly label: string; readonly image: Raster }[];
}

const COLUMNS = 4;
const ROWS_PER_SHEET = 3;
/** The longest side of a tile; larger ones are reduced by a whole factor. */
const TILE = 560;
const SCALE = 2;
const LABEL = (GLYPH_HEIGHT + 4) * SCALE;
const GAP = 6;

/** The part of `image` around the hole, with as much around it as helps to judge. */
export function cropForSheet(image: Raster, mask: Problem['mask']): Raster {
  const hole = viewOf(mask, 0);
  const margin = Math.round(Math.max(24, 0.25 * Math.max(hole.width, hole.height)));
  return reduce(image, intersect(viewOf(mask, margin), wholeOf(image)));
}

/** The mean of each block, over grey where it is transparent. */
function reduce(image: Raster, view: Rect): Raster {
  const factor = Math.ceil(Math.max(view.width, view.height) / TILE);
  const width = Math.floor(view.width / factor);
  const height = Math.floor(view.height / factor);
  const result = createRaster({ width, height });
  for (let y = 0, p = 0; y < height; y++) {
    for (let x = 0; x < width; x++, p += 4) {
      const left = view.x + x * factor;
      const top = view.y + y * factor;
      result.data.set(blockMean(image, left, top, factor), p);
    }
  }
  return result;
}

function blockMean(image: Raster, left: number, top: number, side: number): number[] {
  const sums = [0, 0, 0];
  for (let y = top; y < top + side; y++) {
    for (let x = left; x < left + side; x++) {
      const p = 4 * (y * image.width + x);
      const alpha = image.data[p + 3]! / 255;
      const behind = ((x >> 4) + (y >> 4)) % 2 === 0 ? 150 : 180;
      for (let c = 0; c < 3; c++) sums[c]! += image.data[p + c]! * alpha + behind * (1 - alpha);
    }
  }
  return [...sums.map((sum) => sum / (side * side)), 255];
}

/** @returns the files written: `name`-1.png, `name`-2.png, … */
export async function writeSheets(
  folder: string,
  name: string,
  rows: readonly SheetRow[],
): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const files: string[] = [];
  for (let first = 0; first < rows.length; first += ROWS_PER_SHEET) {
    const sheet = composeSheet(rows.slice(first, first + ROWS_PER_SHEET));
    const file = join(folder, `${name}-${first / ROWS_PER_SHEET + 1}.png`);
    await writeRaster(file, sheet);
    files.push(file);
  }
  return files;
}

export async function writeRaster(file: string, { width, height, data }: Raster): Promise<void> {
  await writeFile(file, encode({ width, height, data: new Uint8Array(data), channels: 4 }));
}

function composeSheet(rows: readonly SheetRow[]): Raster {
  const heights = rows.map(
    ({ tiles }) => 2 * LABEL + GAP + Math.max(...tiles.map(({ image }) => image.height)),
  );
  const column = Math.max(
    ...rows.flatMap(({ title, tiles }) => [
      Math.ceil(textWidth(title, SCALE) / COLUMNS),
      ...tiles.map(({ label, image }) => Math.max(image.width, textWidth(label, SCALE))),
    ]),
  );
  const width = COLUMNS * (column + GAP) + GAP;
  const sheet = createRaster({ width, height: heights.reduce((sum, height) => sum + height, GAP) });
  fillRect(sheet, wholeOf(sheet), [24, 24, 28]);
  let top = GAP;
  rows.forEach(({ title, tiles }, row) => {
    drawText(sheet, title, { x: GAP, y: top, scale: SCALE, colour: [255, 220, 120] });
    tiles.slice(0, COLUMNS).forEach(({ label, image }, index) => {
      const x = GAP + index * (column + GAP);
      drawText(sheet, label, { x, y: top + LABEL, scale: SCALE, colour: [230, 230, 230] });
      copyInto(sheet, image, x, top + 2 * LABEL);
    });
    top += heights[row]!;
  });
  return sheet;
}

export function copyInto(sheet: Raster, image: Raster, x: number, y: number): void {
  for (let row = 0; row < image.height; row++) {
    const line = image.data.subarray(4 * row * image.width, 4 * (row + 1) * image.width);
    sheet.data.set(line, 4 * ((y + row) * sheet.width + x));
  }
}
