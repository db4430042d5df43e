/** Reads a PNG's size from its first 24 bytes (PNG specification, 11.2.2 IHDR), without decoding. */
import type { Size } from '../inference/core/geometry';

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const IHDR = [0x49, 0x48, 0x44, 0x52];

/** @returns null for anything that is not a PNG */
export function readPngSize(bytes: Uint8Array): Size | null {
  if (bytes.length < 24 || !startsWith(bytes, 0, SIGNATURE) || !startsWith(bytes, 12, IHDR)) {
    return null;
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

function startsWith(bytes: Uint8Array, offset: number, expected: readonly number[]): boolean {
  return expected.every((byte, index) => bytes[offset + index] === byte);
}
