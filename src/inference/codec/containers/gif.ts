/** GIF's blocks (GIF89a specification): how large, how many frames, and whether all of it is there. */
import { Failure } from '../../core/errors';
import { checkPixelCount, damaged } from '../refuse';

const EXTENSION = 0x21;
const IMAGE = 0x2c;
const TRAILER = 0x3b;

/** @throws Failure 'damaged-image', 'animated-image' or 'too-many-pixels' */
export function checkGif(bytes: Uint8Array): void {
  if (bytes.length < 13) throw damaged('gif', 'ends inside the header');
  checkPixelCount('gif', { width: uint16(bytes, 6), height: uint16(bytes, 8) });
  let images = 0;
  let at = 13 + colourTableBytes(bytes[10]!);
  while (bytes[at] !== TRAILER) {
    if (bytes[at] === EXTENSION) {
      at = skipSubBlocks(bytes, at + 2);
    } else if (bytes[at] === IMAGE) {
      if (++images > 1) throw new Failure('animated-image', { format: 'gif' });
      if (at + 10 > bytes.length) throw damaged('gif', 'ends inside an image descriptor');
      checkPixelCount('gif', { width: uint16(bytes, at + 5), height: uint16(bytes, at + 7) });
      // After the descriptor and its colours comes one byte: the size of the first codes.
      at = skipSubBlocks(bytes, at + 10 + colourTableBytes(bytes[at + 9]!) + 1);
    } else {
      throw damaged('gif', at < bytes.length ? `no block at ${at}` : 'ends before the trailer');
    }
  }
  if (images === 0) throw damaged('gif', 'no image');
}

/** @param packed - the byte with the table's flag and size, in either descriptor */
function colourTableBytes(packed: number): number {
  return packed & 0x80 ? 3 << ((packed & 0x07) + 1) : 0;
}

/** @returns where the block after the run of sub-blocks at `at` begins */
function skipSubBlocks(bytes: Uint8Array, at: number): number {
  while (at < bytes.length) {
    const length = bytes[at]!;
    at += 1 + length;
    if (length === 0) return at;
  }
  throw damaged('gif', 'ends inside a block');
}

function uint16(bytes: Uint8Array, at: number): number {
  return bytes[at]! | (bytes[at + 1]! << 8);
}
