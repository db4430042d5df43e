/** WebP's chunks (developers.google.com/speed/webp/docs/riff_container): all that is not pixels. */
import { Failure } from '../../core/errors';
import type { Size } from '../../core/geometry';
import { checkPixelCount, damaged } from '../refuse';
import { ascii } from '../sniff';

export interface WebpFile {
  readonly alpha: 'opaque' | 'any';
  readonly profile: Uint8Array | null;
}

const FLAG_ALPHA = 0x10;
const FLAG_ANIMATION = 0x02;

/** @throws Failure 'damaged-image', 'animated-image' or 'too-many-pixels' */
export function parseWebp(bytes: Uint8Array): WebpFile {
  let alpha: WebpFile['alpha'] = 'opaque';
  let profile: Uint8Array | null = null;
  let hasPixels = false;
  for (const { type, data } of readChunks(bytes)) {
    const size = sizeIn(type, data);
    if (size) checkPixelCount('webp', size);
    const flags = type === 'VP8X' ? (data[0] ?? 0) : 0;
    if (type === 'ANIM' || flags & FLAG_ANIMATION) {
      throw new Failure('animated-image', { format: 'webp' });
    }
    // Bit 28 of a lossless header: "alpha is used".
    const isLosslessWithAlpha = type === 'VP8L' && (data[4]! & 0x10) !== 0;
    if (type === 'ALPH' || flags & FLAG_ALPHA || isLosslessWithAlpha) alpha = 'any';
    if (type === 'VP8 ' || type === 'VP8L') hasPixels = true;
    if (type === 'ICCP') profile ??= data;
  }
  if (!hasPixels) throw damaged('webp', 'no pixels');
  return { alpha, profile };
}

function* readChunks(bytes: Uint8Array): Generator<{ type: string; data: Uint8Array }> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = 8 + view.getUint32(4, true);
  if (end > bytes.length) throw damaged('webp', `${bytes.length} bytes of ${end}`);
  for (let at = 12; at + 8 <= end;) {
    const length = view.getUint32(at + 4, true);
    const type = ascii(bytes, at, 4);
    if (at + 8 + length > end) throw damaged('webp', `ends inside ${type}`);
    yield { type, data: bytes.subarray(at + 8, at + 8 + length) };
    at += 8 + length + (length % 2);
  }
}

/** The picture's size, where a chunk tells it; all three kinds store it in their own way. */
function sizeIn(type: string, data: Uint8Array): Size | null {
  if (!['VP8X', 'VP8 ', 'VP8L'].includes(type)) return null;
  if (data.length < 10 && !(type === 'VP8L' && data.length >= 5)) {
    throw damaged('webp', `${type} cut short`);
  }
  const uint = (at: number, bytes: number) =>
    data.slice(at, at + bytes).reduceRight((value, byte) => value * 256 + byte, 0);
  switch (type) {
    case 'VP8X':
      return { width: uint(4, 3) + 1, height: uint(7, 3) + 1 };
    case 'VP8L':
      return { width: (uint(1, 2) & 0x3fff) + 1, height: ((uint(2, 3) >> 6) & 0x3fff) + 1 };
    default:
      return { width: uint(6, 2) & 0x3fff, height: uint(8, 2) & 0x3fff };
  }
}
