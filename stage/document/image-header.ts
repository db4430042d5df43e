/**
 * What an encoded picture says about itself in its first bytes: enough to accept or refuse it the way
 * Figma does, without decoding. Sizes are stored pixels, before any EXIF rotation.
 */
export interface ImageHeader {
  format: 'png' | 'jpeg' | 'gif';
  width: number;
  height: number;
}

/** null where the bytes are none of the three formats, or end before their size is told. */
export function readImageHeader(bytes: Uint8Array): ImageHeader | null {
  return readPng(bytes) ?? readGif(bytes) ?? readJpeg(bytes);
}

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** PNG, third edition, 5.2 and 11.2.1: the signature, then IHDR with width and height. */
function readPng(bytes: Uint8Array): ImageHeader | null {
  if (bytes.length < 24 || !startsWith(bytes, PNG_SIGNATURE)) return null;
  if (textAt(bytes, 12, 4) !== 'IHDR') return null;
  const view = viewOf(bytes);
  return sized('png', view.getUint32(16), view.getUint32(20));
}

/** GIF89a, section 18: the logical screen's width and height, little-endian. */
function readGif(bytes: Uint8Array): ImageHeader | null {
  if (bytes.length < 10 || !['GIF87a', 'GIF89a'].includes(textAt(bytes, 0, 6))) return null;
  const view = viewOf(bytes);
  return sized('gif', view.getUint16(6, true), view.getUint16(8, true));
}

/** ITU-T T.81, B.1 and B.2.2: segments up to the first start-of-frame marker, SOF0–15. */
function readJpeg(bytes: Uint8Array): ImageHeader | null {
  if (!startsWith(bytes, [0xff, 0xd8, 0xff])) return null;
  const view = viewOf(bytes);
  let at = 2;
  while (at + 9 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1]!;
    if (marker === 0xff) {
      at += 1; // fill byte
      continue;
    }
    if (isStartOfFrame(marker))
      return sized('jpeg', view.getUint16(at + 7), view.getUint16(at + 5));
    at += hasNoLength(marker) ? 2 : 2 + view.getUint16(at + 2);
  }
  return null;
}

/** C4, C8 and CC lie in the range but are Huffman tables, reserved and arithmetic conditioning. */
function isStartOfFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function hasNoLength(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
}

function sized(format: ImageHeader['format'], width: number, height: number): ImageHeader | null {
  return width > 0 && height > 0 ? { format, width, height } : null;
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((value, i) => bytes[i] === value);
}

function textAt(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
