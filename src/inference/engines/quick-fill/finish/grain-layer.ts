/** Takes note of the grain laid over smooth parts, so that it can be made weaker or stronger afterwards. */
import type { Rect } from '../../../core/geometry';
import { HOLE } from '../pixel-kind';

export interface GrainLayer {
  /** Over `bounds`: red, green and blue of each pixel, interleaved, in levels; null where there is none. */
  readonly data: Float32Array | null;
  /** @param grain - of `rect`, interleaved; what is no HOLE in `kind`, of the same size, is left out */
  add(rect: Rect, kind: Uint8Array, grain: Float32Array): void;
}

/** @param bounds - of the hole */
export function createGrainLayer(bounds: Rect): GrainLayer {
  let data: Float32Array | null = null;
  return {
    get data() {
      return data;
    },
    add(rect, kind, grain) {
      data ??= new Float32Array(3 * bounds.width * bounds.height);
      for (let y = 0, p = 0; y < rect.height; y++) {
        const row = (rect.y + y - bounds.y) * bounds.width + rect.x - bounds.x;
        copyRow(kind, grain, p, rect.width, data, row);
        p += rect.width;
      }
    },
  };
}

function copyRow(
  kind: Uint8Array,
  grain: Float32Array,
  from: number,
  width: number,
  data: Float32Array,
  row: number,
): void {
  for (let p = from, q = row; p < from + width; p++, q++) {
    if (kind[p] !== HOLE) continue;
    for (let c = 0; c < 3; c++) data[3 * q + c] = grain[3 * p + c]!;
  }
}
