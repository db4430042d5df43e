/** What `repeat-loops.ts` measures, in WebAssembly. */
import { enoughFor, type Misfit, misfitOf, type Places, type Sieve } from './repeat-loops';
import { align } from './room';
import { easelOf } from './wasm-window';
import type { Workshop } from './workshop';

export function openWasmSieve(shop: Workshop, places: Places<Int16Array>): Sieve {
  const most = 2 * places.width + 1;
  const misfits = openPlaces(shop, places, 4 * most).take(Float32Array, most);
  return (dy, from, to) => {
    shop.exports.sift(dy, from, to, misfits.byteOffset);
    return misfits.subarray(0, to - from);
  };
}

/** Of a level, which is copied, or of a picture that lies in WebAssembly with its kinds: another is too large to be. */
export function openWasmMisfit(shop: Workshop, places: Places): Misfit {
  const { samples, kind } = places;
  const isBytes = samples instanceof Uint8ClampedArray;
  const easel = kind.buffer === samples.buffer ? easelOf({ data: samples }) : undefined;
  if (isBytes && !easel) return (dx, dy, most) => misfitOf(places, dx, dy, most);
  const at = easel?.shop ?? shop;
  openPlaces(at, places, 0, easel?.free);
  return (dx, dy, most) => at.exports.misfit(dx, dy, enoughFor(places, most), isBytes ? 1 : 0);
}

/**
 * Announces the places; what does not lie in the memory before byte `free` is copied to where that is free.
 *
 * @returns the room after them, for so many bytes more
 */
function openPlaces({ exports, open }: Workshop, places: Places, more: number, free = 0) {
  const { width, samples, kind, at, column, expected } = places;
  const arrays = [samples, kind, at, column, expected] as Int32Array<ArrayBuffer>[];
  const held = free > 0 ? samples.buffer : undefined;
  const moved = arrays.filter(({ buffer }) => buffer !== held);
  const bytes = moved.reduce((sum, { byteLength }) => sum + align(byteLength), align(more));
  const room = open(free + bytes, free);
  const [ofSamples, ofKind, ...rest] = arrays.map(
    (array) => (array.buffer === held ? array : room.move(array)).byteOffset,
  ) as [number, number, number, number, number];
  exports.openPlaces(width, kind.length, ofSamples, ofKind, at.length, ...rest);
  return room;
}
