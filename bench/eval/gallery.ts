/** The README's gallery: scenes with their holes, and as they were filled. Whoever is in the table is in it. */
import { createRaster, type Raster } from '../../src/inference/core/raster';
import { copyInto, type SheetRow } from './contact-sheet';

/** Of a picture, in pixels; its width follows. */
const HEIGHT = 120;
const WIDTH = 1200;
const GAP = 8;

/** Lines of pairs, each as wide as WIDTH allows, on white. */
export function composeGallery(rows: readonly SheetRow[]): Raster {
  const lines: Raster[][] = [[]];
  let left = 0;
  for (const pair of rows.flatMap((row) => pairOf(row) ?? [])) {
    if (left + pair.width > WIDTH && left > 0) {
      lines.push([]);
      left = 0;
    }
    lines.at(-1)!.push(pair);
    left += pair.width + GAP;
  }
  const sheet = createRaster({ width: WIDTH, height: lines.length * (HEIGHT + GAP) - GAP });
  sheet.data.fill(255);
  lines.forEach((line, index) => {
    let x = 0;
    for (const pair of line) {
      copyInto(sheet, pair, x, index * (HEIGHT + GAP));
      x += pair.width + GAP;
    }
  });
  return sheet;
}

/** Input and fill side by side; undefined where the fill failed. */
function pairOf({ tiles }: SheetRow): Raster | undefined {
  const input = tiles.find(({ label }) => label === 'input')?.image;
  const ours = tiles.find(({ label }) => label.startsWith('ours'))?.image;
  if (!input || !ours) return undefined;
  const width = Math.min(WIDTH >> 1, Math.round((HEIGHT * input.width) / input.height));
  const pair = createRaster({ width: 2 * width, height: HEIGHT });
  copyInto(pair, reduceTo(input, width), 0, 0);
  copyInto(pair, reduceTo(ours, width), width, 0);
  return pair;
}

/** Each pixel the mean of those that it stands for. */
function reduceTo(image: Raster, width: number): Raster {
  const reduced = createRaster({ width, height: HEIGHT });
  const [across, down] = [image.width / width, image.height / HEIGHT];
  for (let y = 0, p = 0; y < HEIGHT; y++) {
    for (let x = 0; x < width; x++, p += 4) {
      const [left, top] = [Math.floor(x * across), Math.floor(y * down)];
      const right = Math.max(left + 1, Math.floor((x + 1) * across));
      const bottom = Math.max(top + 1, Math.floor((y + 1) * down));
      for (let c = 0; c < 4; c++) {
        let sum = 0;
        for (let j = top; j < bottom; j++) {
          for (let i = left; i < right; i++) sum += image.data[4 * (j * image.width + i) + c]!;
        }
        reduced.data[p + c] = sum / ((right - left) * (bottom - top));
      }
    }
  }
  return reduced;
}
