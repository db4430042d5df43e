/**
 * Predicting a line from its neighbours before compression, each line by the filter that leaves the
 * smallest sum of absolute differences: the PNG specification's own suggestion (12.7).
 */
import { paeth } from './unfilter';

/**
 * Filters `line` by whichever of the five filters suits it best.
 *
 * @param above - the line above, as long; zeros for the first
 * @param step - bytes from a byte to the same byte of the pixel before: at least 1
 * @param out - gets the filter's number and the filtered line: one byte longer than `line`
 */
export function filterLine(
  line: Uint8Array,
  above: Uint8Array,
  step: number,
  out: Uint8Array,
): void {
  const filter = bestFilter(line, above, step);
  out[0] = filter;
  for (let i = 0; i < line.length; i++) {
    const left = i < step ? 0 : line[i - step]!;
    const aboveLeft = i < step ? 0 : above[i - step]!;
    out[i + 1] = line[i]! - prediction(filter, left, above[i]!, aboveLeft);
  }
}

function prediction(filter: number, left: number, above: number, aboveLeft: number): number {
  switch (filter) {
    case 0:
      return 0;
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) >> 1;
    default:
      return paeth(left, above, aboveLeft);
  }
}

/** The first pixel of the line has no say: it is one of thousands, and would slow the loop down. */
function bestFilter(line: Uint8Array, above: Uint8Array, step: number): number {
  let none = 0;
  let sub = 0;
  let up = 0;
  let average = 0;
  let towards = 0;
  for (let i = step; i < line.length; i++) {
    const value = line[i]!;
    const a = line[i - step]!;
    const b = above[i]!;
    none += magnitude(value);
    sub += magnitude(value - a);
    up += magnitude(value - b);
    average += magnitude(value - ((a + b) >> 1));
    towards += magnitude(value - paeth(a, b, above[i - step]!));
  }
  const sums = [none, sub, up, average, towards];
  return sums.indexOf(Math.min(...sums));
}

/** Of a number's low byte read as a signed one. */
function magnitude(difference: number): number {
  return Math.abs((difference << 24) >> 24);
}
