/**
 * Every pixel of the hole gets the colour of the nearest known one. Without it OpenCV's results hold
 * colours of what was to be removed, where the hole touches the picture's border.
 */
import type { Mask, Raster } from '../../../src/inference/core/raster';

/** Breadth first from the rim, in steps to the four neighbours. */
export function prefill(input: Raster, mask: Mask): Raster {
  const { width, height } = input;
  const data = input.data.slice();
  const pixels = new Uint32Array(data.buffer);
  const isDone = Uint8Array.from(mask.data, (value) => (value === 255 ? 0 : 1));
  let front: number[] = [];
  for (let p = 0; p < isDone.length; p++) if (isDone[p]) front.push(p);
  while (front.length > 0) {
    const next: number[] = [];
    const visit = (p: number, from: number) => {
      if (isDone[p]) return;
      isDone[p] = 1;
      pixels[p] = pixels[from]!;
      next.push(p);
    };
    for (const p of front) {
      const x = p % width;
      if (x > 0) visit(p - 1, p);
      if (x < width - 1) visit(p + 1, p);
      if (p >= width) visit(p - width, p);
      if (p + width < isDone.length) visit(p + width, p);
    }
    front = next;
  }
  return { width, height, data };
}
