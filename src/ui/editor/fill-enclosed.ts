/** Fills what a mask encloses. */
import type { Mask } from '../../inference/core/raster';

/** Changed from 0 while looking for what is outside. */
const OUTSIDE = 1;

/**
 * Masks every pixel that cannot be reached from the rectangle's edge over the edges of unmasked pixels;
 * lines of the mask that touch at a corner hold. The outermost pixels must not be masked. In place.
 */
export function fillEnclosed({ width, height, data }: Mask): void {
  const stack: number[] = [0];
  while (stack.length > 0) {
    const seed = stack.pop()!;
    if (data[seed] !== 0) continue;
    const row = seed - (seed % width);
    let from = seed;
    while (from > row && data[from - 1] === 0) from--;
    let to = seed + 1;
    while (to < row + width && data[to] === 0) to++;
    data.fill(OUTSIDE, from, to);
    if (row > 0) seedRow(data, from - width, to - width, stack);
    if (row < width * (height - 1)) seedRow(data, from + width, to + width, stack);
  }
  for (let i = 0; i < data.length; i++) data[i] = data[i] === OUTSIDE ? 0 : 255;
}

/** One seed for each run of untouched pixels in [from, to). */
function seedRow(data: Uint8Array, from: number, to: number, stack: number[]): void {
  for (let i = from; i < to; i++) {
    if (data[i] === 0 && (i === from || data[i - 1] !== 0)) stack.push(i);
  }
}
