/** Reads a PNG's size and whether it can be see-through (PNG specification, 11.2.2), without decoding. */
import type { Size } from '../inference/core/geometry';

export interface PngHeader extends Size {
  /** It stores an alpha channel or a transparent colour. Our encoder does so only where one is needed. */
  readonly hasAlpha: boolean;
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const IHDR = [0x49, 0x48, 0x44, 0x52];

/** Colour types 4 and 6 have an alpha channel. */
const ALPHA_BIT = 4;

/** Chunk types as big-endian numbers. */
const T_RNS = 0x74524e53;
const IDAT = 0x49444154;

/** @returns null for anything that is not a PNG */
export function readPngHeader(bytes: Uint8Array): PngHeader | null {
  if (bytes.length < 26 || !startsWith(bytes, 0, SIGNATURE) || !startsWith(bytes, 12, IHDR)) {
    return null;
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const hasAlpha = (view.getUint8(25) & ALPHA_BIT) !== 0 || hasTransparentColour(view);
  return { width: view.getUint32(16), height: view.getUint32(20), hasAlpha };
}

/** A tRNS chunk stands before the first IDAT. */
function hasTransparentColour(view: DataView): boolean {
  let at = 8;
  while (at + 8 <= view.byteLength) {
    const type = view.getUint32(at + 4);
    if (type === T_RNS) return true;
    if (type === IDAT) return false;
    at += 12 + view.getUint32(at);
  }
  return false;
}

function startsWith(bytes: Uint8Array, offset: number, expected: readonly number[]): boolean {
  return expected.every((byte, index) => bytes[offset + index] === byte);
}
