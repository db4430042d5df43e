/** The sieve of `repeat-loops.ts` in WebAssembly. */
import type { Places, Sieve } from './repeat-loops';
import { align } from './room';
import type { Workshop } from './wasm-loops';

export function openWasmSieve({ exports, open }: Workshop, places: Places<Int16Array>): Sieve {
  const { width, samples, kind, at, column, expected } = places;
  const arrays = [samples, kind, at, column, expected];
  const most = 2 * width + 1;
  const room = open(
    arrays.reduce((sum, { byteLength }) => sum + align(byteLength), align(4 * most)),
  );
  const copies = [
    room.take(Int16Array, samples.length),
    room.take(Uint8Array, kind.length),
    room.take(Int32Array, at.length),
    room.take(Int32Array, column.length),
    room.take(Float64Array, expected.length),
  ] as const;
  arrays.forEach((array, i) => copies[i]!.set(array));
  const misfits = room.take(Float32Array, most);
  const [ofSamples, ofKind, ...rest] = copies.map(({ byteOffset }) => byteOffset) as [
    number,
    number,
    number,
    number,
    number,
  ];
  exports.openPlaces(width, kind.length, ofSamples, ofKind, at.length, ...rest);
  return (dy, from, to) => {
    exports.sift(dy, from, to, misfits.byteOffset);
    return misfits.subarray(0, to - from);
  };
}
