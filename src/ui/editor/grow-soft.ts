/**
 * The greatest coverage within a distance of each pixel. The outlines of a few coverages are moved, each
 * only through the pixels that the one before it has come to: the time goes with the slopes.
 */
import { createDistanceLine } from '../../inference/core/distance-line';
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
 * Distances are Euclidean, found along the columns and then along each span. Up to `by` that is exact:
 * between a pixel and one of a level so near, all are within `by` of the level before, and so in the span.
 */
function createGrower(data: Uint8Array, { width }: Size, by: number) {
  const out = data.slice();
  const below = new Float32Array(data.length); // distances to the level before
  const vertical = new Float32Array(data.length); // to the level, in the column; of its own pixels always 0
  for (let i = 0; i < data.length; i++) if (data[i] === 0) vertical[i] = Infinity;
  const line = createDistanceLine(width);

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
    line.measure(vertical, from, end, before === 0 ? by : Infinity);
    let began = -1;
    for (let at = from; at < end; at++) {
      if (vertical[at] !== 0) {
        const squared = line.squared[at - from]!;
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
