/**
 * Numbers and planes of bytes as one small block: a head of 32-bit numbers, then the planes, deflated.
 * What comes back is checked: another kind of block, or a damaged one, is none.
 */
import { concat } from './concat';
import { deflateZlib } from './deflate';
import { InflateError, inflateZlib } from './inflate';
import { crc32 } from './png/crc32';

/** Kind and check sum. */
const FIXED = 2;

/** @param head - unsigned and of 32 bits; as many for every block of a kind */
export async function pack(
  kind: number,
  head: readonly number[],
  planes: Iterator<Uint8Array<ArrayBuffer>>,
): Promise<Uint8Array<ArrayBuffer>> {
  const body = concat(await deflateZlib(planes));
  const block = new Uint8Array(4 * (FIXED + head.length) + body.length);
  const view = new DataView(block.buffer);
  [kind, 0, ...head].forEach((value, index) => view.setUint32(4 * index, value, true));
  block.set(body, 4 * (FIXED + head.length));
  view.setUint32(4, checkSum(block), true);
  return block;
}

/**
 * @param count - of the numbers in the head
 * @param sizeOf - bytes of all planes, from the head; null where no block has such a head
 * @returns null for anything but what `pack` makes of a `kind` with as many bytes
 */
export function unpack(
  block: Uint8Array,
  kind: number,
  count: number,
  sizeOf: (head: readonly number[]) => number | null,
): { readonly head: readonly number[]; readonly planes: Uint8Array<ArrayBuffer> } | null {
  const start = 4 * (FIXED + count);
  if (block.length < start) return null;
  const view = new DataView(block.buffer, block.byteOffset);
  if (view.getUint32(0, true) !== kind || view.getUint32(4, true) !== checkSum(block)) return null;
  const head = Array.from({ length: count }, (_, i) => view.getUint32(4 * (FIXED + i), true));
  const size = sizeOf(head);
  const planes = size === null ? null : inflated(block.subarray(start), size);
  return planes && { head, planes };
}

/** Of all but itself: all that follows it, after the kind, which is compared whole. */
function checkSum(block: Uint8Array): number {
  return crc32(block.subarray(8));
}

/** @returns null where the stream holds more or fewer than `size` bytes */
function inflated(stream: Uint8Array, size: number): Uint8Array<ArrayBuffer> | null {
  const whole = new Uint8Array(size);
  let at = 0;
  try {
    for (const piece of inflateZlib([stream])) {
      if (at + piece.length > size) return null;
      whole.set(piece, at);
      at += piece.length;
    }
  } catch (error) {
    if (error instanceof InflateError) return null;
    throw error;
  }
  return at === size ? whole : null;
}
