/** The sums over squares of `../box-sum.ts` in WebAssembly: rows are copied in, and their sums out again. */
import type { Size } from '../../../core/geometry';
import type { Means, RowWork } from '../box-sum';
import { align } from './room';
import type { Workshop } from './workshop';

/** Rows made at a time. */
const STRIP = 32;

export function openWasmBoxSum(
  { exports, open }: Workshop,
  values: Float32Array,
  { width, height }: Size,
  radius: number,
  means?: Means,
): RowWork {
  const rows = (count: number) => count * width;
  const strip = rows(STRIP);
  const lengths = [rows(2 * radius + 2), rows(STRIP + radius), strip, means ? strip : 0] as const;
  const room = open(lengths.reduce((sum, length) => sum + align(4 * length), align(8 * width)));
  const [ring, entering, sums, counts] = [
    room.take(Float32Array, lengths[0]),
    room.take(Float32Array, lengths[1]),
    room.take(Float32Array, lengths[2]),
    room.take(Float32Array, lengths[3]),
  ];
  const columns = room.take(Float64Array, width).fill(0);
  exports.openBoxSum(width, height, radius, ring.byteOffset, columns.byteOffset);
  const into = means?.into ?? values;
  let seen = 0;
  return (from, to) => {
    for (let y = from; y < to; y += STRIP) {
      const end = Math.min(y + STRIP, to);
      const next = Math.min(end + radius, height);
      entering.set(values.subarray(rows(seen), rows(next)));
      seen = next;
      if (means) counts.set(means.counts.subarray(rows(y), rows(end)));
      exports.boxSum(y, end, entering.byteOffset, means ? counts.byteOffset : 0, sums.byteOffset);
      into.set(sums.subarray(0, rows(end - y)), rows(y));
    }
  };
}
