/** The passes of `../chamfer.ts` in WebAssembly: rows are copied in, and out again. */
import type { Size } from '../../../core/geometry';
import { FAR, type Passes } from '../chamfer';
import { align } from './room';
import type { Workshop } from './workshop';

/** Rows made at a time. */
const STRIP = 64;

export function openWasmChamfer(
  { exports, open }: Workshop,
  kind: Uint8Array,
  { width, height }: Size,
  starts: readonly number[],
  distance: Uint16Array,
): Passes {
  const room = open(align(STRIP * width) + align(2 * (STRIP + 1) * width) + align(4 * width + 64));
  // First, as address 0 stands for what is not there.
  const lines = room.take(Uint16Array, 2 * width + 32).byteOffset;
  const kinds = room.take(Uint8Array, STRIP * width);
  const rows = room.take(Uint16Array, (STRIP + 1) * width);
  const startBits = starts.reduce(
    (bits, start, k) => (start === FAR ? bits | (0xff << (8 * k)) : bits),
    0,
  );
  const at = rows.byteOffset;
  return {
    down(from, to) {
      for (let y = from; y < to; y += STRIP) {
        const count = Math.min(STRIP, to - y);
        const above = Math.min(y, 1);
        rows.set(distance.subarray((y - above) * width, y * width));
        kinds.set(kind.subarray(y * width, (y + count) * width));
        const first = at + 2 * above * width;
        exports.relax(width, count, 0, kinds.byteOffset, startBits, first, above && at, lines);
        distance.set(rows.subarray(above * width, (above + count) * width), y * width);
      }
    },
    up(from, to) {
      for (let end = to; end > from; end -= STRIP) {
        const y = Math.max(end - STRIP, from);
        const below = end < height ? 1 : 0;
        rows.set(distance.subarray(y * width, (end + below) * width));
        const last = at + 2 * (end - y) * width;
        exports.relax(width, end - y, 1, 0, 0, at, below && last, lines);
        distance.set(rows.subarray(0, (end - y) * width), y * width);
      }
    },
  };
}
