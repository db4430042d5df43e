/**
 * The greatest coverage within a distance of each pixel. The outlines of a few coverages are moved, each
 * only through the pixels that the one before it has come to: the time goes with the slopes.
 */
import type { Size } from '../../inference/core/geometry';

/** Coverages whose outlines are moved, with the greatest there is; between two an edge is taken as straight. */
const LEVELS = [1, 32, 96, 160, 224];

/**
 * @param by - pixels, more than 0
 * @returns exactly so for 0 and the greatest coverage, and to a few levels or part of a pixel between
 */
export function grownSoft(data: Uint8Array, size: Size, by: number): Uint8Array<ArrayBuffer> {
  const grower = createGrower(data, size, by);
  const rows = Array.from({ length: size.height }, (_, y) => y * size.width);
  let spans: Spans = rows.flatMap((from) => [from, from + size.width]);
  let before = 0;
  for (const level of levelsOf(data)) {
    spans = grower.reach(spans, level, before);
    before = level;
  }
  return grower.out;
}

function levelsOf(data: Uint8Array): readonly number[] {
  let most = 0;
  for (let i = 0; i < data.length; i++) if (data[i]! > most) most = data[i]!;
  return [...LEVELS.filter((level) => level < most), most];
}

/** Where a stretch of pixels of one row begins, and where it has ended, by turns; from the top down. */
type Spans = readonly number[];

/**
 * Distances are Euclidean, found along the columns and then along each span (Felzenszwalb & Huttenlocher,
 * "Distance Transforms of Sampled Functions", 2012). Up to `by` that is exact: between a pixel and one of a
 * level so near, all are within `by` of the level before, and so in the span.
 */
function createGrower(data: Uint8Array, { width }: Size, by: number) {
  const out = data.slice();
  const below = new Float32Array(data.length); // distances to the level before
  const vertical = new Float32Array(data.length); // to the level, in the column; of its own pixels always 0
  for (let i = 0; i < data.length; i++) if (data[i] === 0) vertical[i] = Infinity;
  const line = createLine(width, vertical);

  function measureColumns(spans: Spans, level: number): void {
    for (let s = 0; s < spans.length; s += 2) {
      const end = spans[s + 1]!;
      for (let at = spans[s]!; at < end; at++) {
        if (data[at]! < level) vertical[at] = at < width ? Infinity : vertical[at - width]! + 1;
      }
    }
    for (let s = spans.length - 2; s >= 0; s -= 2) {
      const end = Math.min(spans[s + 1]!, data.length - width);
      for (let at = spans[s]!; at < end; at++) {
        const upwards = vertical[at + width]! + 1;
        if (upwards < vertical[at]!) vertical[at] = upwards;
      }
    }
  }

  /** @param next - is given the part of the span that the level has come to */
  function raise(from: number, end: number, level: number, before: number, next: number[]): void {
    const count = line.measure(from, end, before === 0 ? by : Infinity);
    let began = -1;
    for (let at = from, k = 0; at < end; at++) {
      if (vertical[at] !== 0) {
        k = line.nearest(at, k, count);
        const squared = count === 0 ? Infinity : line.squaredFrom(at, k);
        if (squared > by * by) {
          if (before > 0) {
            const share = (by - below[at]!) / (Math.sqrt(squared) - below[at]!);
            out[at] = Math.max(before + Math.floor((level - before) * share), data[at]!);
          }
          vertical[at] = Infinity; // it is in no span of the levels that follow
          if (began >= 0) next.push(began, at);
          began = -1;
          continue;
        }
        out[at] = level;
        below[at] = Math.sqrt(squared);
      }
      if (began < 0) began = at;
    }
    if (began >= 0) next.push(began, end);
  }

  return {
    out,
    /** @returns where the level has come to */
    reach(spans: Spans, level: number, before: number): Spans {
      measureColumns(spans, level);
      const next: number[] = [];
      for (let s = 0; s < spans.length; s += 2) {
        raise(spans[s]!, spans[s + 1]!, level, before, next);
      }
      return next;
    },
  };
}

/** The lower envelope of the parabolas (at − column)² + vertical² over one span. */
function createLine(width: number, vertical: Float32Array) {
  const columns = new Float64Array(width); // of those on the envelope, left to right
  const heights = new Float64Array(width); // vertical² + column² of each
  const starts = new Float64Array(width); // from where each of them is the lowest
  let origin = 0;
  return {
    /** @returns how many are on the envelope */
    measure(from: number, end: number, limit: number): number {
      origin = from;
      let count = 0;
      for (let at = from; at < end; at++) {
        const high = vertical[at]!;
        if (high === 0) {
          // Between two pixels of the level no other is the nearest to anything.
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
      return count;
    },
    /** @param k - that of a pixel before this one */
    nearest(at: number, k: number, count: number): number {
      let nearest = k;
      while (nearest + 1 < count && starts[nearest + 1]! < at - origin) nearest++;
      return nearest;
    },
    squaredFrom(at: number, k: number): number {
      const x = at - origin;
      return x * x - 2 * x * columns[k]! + heights[k]!;
    },
  };
}
