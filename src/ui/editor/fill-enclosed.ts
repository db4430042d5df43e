/** Fills what a mask encloses. */
import type { Mask } from '../../inference/core/raster';

/** What is known of a pixel: that it can be reached from outside, or not, or has been climbed to. */
const OUTSIDE = 1;
const ENCLOSED = 2;
const CLIMBED = 3;

/**
 * Masks every pixel that cannot be reached from the rectangle's edge over the edges of unmasked pixels;
 * lines of the mask that touch at a corner hold. Of a soft line the inner slope is filled too, up to its
 * ridge: a ring fades outwards only. The outermost pixels must not be masked. In place.
 *
 * @returns whether there was any such pixel
 */
export function fillEnclosed(mask: Mask): boolean {
  const { data, width } = mask;
  const known = outsideOf(mask);
  let isAny = false;
  for (let i = 0; i < data.length; i++) {
    if (data[i] !== 0 || known[i] !== 0) continue;
    known[i] = ENCLOSED;
    isAny = true;
  }
  const climbFrom = (at: number) => {
    if (data[at] !== 0 && data[at] !== 255 && known[at] === 0) climb(mask, known, at);
  };
  for (let i = 0; isAny && i < data.length; i++) {
    if (known[i] !== ENCLOSED) continue;
    data[i] = 255;
    climbFrom(i - 1);
    climbFrom(i + 1);
    climbFrom(i - width);
    climbFrom(i + width);
  }
  return isAny;
}

/** Fills `start` and all that can be reached from it without a step down. */
function climb({ width, data }: Mask, known: Uint8Array, start: number): void {
  const open: (readonly [at: number, coverage: number])[] = [];
  const fill = (at: number) => {
    open.push([at, data[at]!]);
    data[at] = 255;
    known[at] = CLIMBED;
  };
  fill(start);
  while (open.length > 0) {
    const [at, coverage] = open.pop()!;
    for (const next of [at - 1, at + 1, at - width, at + width]) {
      if (known[next] === 0 && data[next]! >= coverage && data[next] !== 255) fill(next);
    }
  }
}

function outsideOf({ width, data }: Mask): Uint8Array {
  const known = new Uint8Array(data.length);
  const isFree = (at: number) => data[at] === 0 && known[at] === 0;
  const stack: number[] = [0];
  while (stack.length > 0) {
    const seed = stack.pop()!;
    if (!isFree(seed)) continue;
    const row = seed - (seed % width);
    let from = seed;
    while (from > row && isFree(from - 1)) from--;
    let to = seed + 1;
    while (to < row + width && isFree(to)) to++;
    known.fill(OUTSIDE, from, to);
    // One seed for each run of free pixels above and below.
    for (const start of [from - width, from + width]) {
      if (start < 0 || start >= data.length) continue;
      for (let i = start; i < start + to - from; i++) {
        if (isFree(i) && (i === start || !isFree(i - 1))) stack.push(i);
      }
    }
  }
  return known;
}
