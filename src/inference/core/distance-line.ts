/**
 * Exact squared distances along a stretch of a row, given each pixel's distance in its column: the lower
 * envelope of the parabolas (at − column)² + vertical² (Felzenszwalb & Huttenlocher, "Distance Transforms
 * of Sampled Functions", 2012). Linear in the stretch's length.
 */

/** Whole numbers of pixels; Infinity where there is nothing in the column. */
export type VerticalDistances = Uint16Array | Uint32Array | Float32Array;

/** @param width - of the longest stretch */
export function createDistanceLine(width: number) {
  const columns = new Float64Array(width); // of those on the envelope, left to right
  const heights = new Float64Array(width); // vertical² + column² of each
  const starts = new Float64Array(width); // from where each of them is the lowest
  const squared = new Float64Array(width);
  return {
    /** From the first pixel of the stretch that was measured; Infinity throughout if there is nothing. */
    squared,
    /** @param limit - what is farther in its column is left out */
    measure(vertical: VerticalDistances, from: number, end: number, limit: number): void {
      let count = 0;
      for (let at = from; at < end; at++) {
        const high = vertical[at]!;
        if (high === 0) {
          // Between two at no distance no other is the nearest to anything.
          if (at > from && vertical[at - 1] === 0 && at + 1 < end && vertical[at + 1] === 0)
            continue;
        } else if (high > limit || high === Infinity) continue;
        const x = at - from;
        const height = x * x + high * high;
        let start = -Infinity;
        while (count > 0) {
          start = (height - heights[count - 1]!) / (2 * (x - columns[count - 1]!));
          if (start > starts[count - 1]!) break;
          start = -Infinity;
          count--;
        }
        columns[count] = x;
        heights[count] = height;
        starts[count++] = start;
      }
      if (count === 0) return void squared.fill(Infinity, 0, end - from);
      for (let x = 0, k = 0; x < end - from; x++) {
        while (k + 1 < count && starts[k + 1]! < x) k++;
        const isThere = vertical[from + x] === 0;
        squared[x] = isThere ? 0 : x * x - 2 * x * columns[k]! + heights[k]!;
      }
    },
  };
}
