/** Where bytes have a value, in WebAssembly: a piece of them at a time is copied in, and their list out. */
import type { TakeList } from './loops';
import { align } from './room';
import type { Workshop } from './workshop';

/** Bytes looked at at a time. */
const PIECE = 1 << 14;

export function wasmCountOf(shop: Workshop, bytes: Uint8Array, value: number): number {
  let count = 0;
  inPieces(shop, bytes, 0, ({ byteOffset }, length) => {
    count += shop.exports.countOf(byteOffset, length, value);
  });
  return count;
}

export function wasmListOf(
  shop: Workshop,
  bytes: Uint8Array,
  value: number,
  take: TakeList = (length) => new Int32Array(length),
): Int32Array<ArrayBuffer> {
  const list = take(wasmCountOf(shop, bytes, value));
  let count = 0;
  inPieces(shop, bytes, PIECE, ({ byteOffset }, length, first, out) => {
    const more = shop.exports.listOf(byteOffset, length, value, first, out.byteOffset);
    list.set(out.subarray(0, more), count);
    count += more;
  });
  return list;
}

type PieceWork = (piece: Uint8Array, length: number, first: number, out: Int32Array) => void;

/** @param room - integers that `work` may write */
function inPieces({ open }: Workshop, bytes: Uint8Array, room: number, work: PieceWork): void {
  const { byteOffset, length } = bytes;
  // What another loop has left in the memory is behind what is kept of it.
  const isHere = open(0).take(Uint8Array, 0).buffer === bytes.buffer;
  const kept = isHere ? byteOffset + align(length) : 0;
  const rest = open(kept + align(PIECE) + align(4 * room), kept);
  const source = isHere ? open(0, byteOffset).take(Uint8Array, length) : bytes;
  const piece = rest.take(Uint8Array, PIECE);
  const out = rest.take(Int32Array, room);
  for (let from = 0; from < length; from += PIECE) {
    const part = source.subarray(from, from + PIECE);
    piece.set(part);
    work(piece, part.length, from, out);
  }
}
