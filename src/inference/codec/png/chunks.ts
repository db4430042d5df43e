/** The chunks a PNG file is made of: length, type, data, checksum (PNG specification, 5). */
import { damaged } from '../refuse';
import { ascii } from '../sniff';
import { crc32 } from './crc32';

export interface PngChunk {
  /** Four letters; the first one capital where no decoder may do without the chunk. */
  readonly type: string;
  readonly data: Uint8Array;
}

export const PNG_SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** Length, type and checksum. */
const FRAME_BYTES = 12;

/**
 * The chunks of a file up to and without IEND, as views into `bytes`.
 *
 * A chunk whose checksum is wrong is left out where pictures can do without it, as browsers do;
 * tRNS is not one of these, since without it transparent pixels would turn opaque.
 *
 * @throws Failure 'damaged-image' where the file ends early or an essential chunk is corrupt
 */
export function* readPngChunks(bytes: Uint8Array): Generator<PngChunk> {
  if (PNG_SIGNATURE.some((byte, i) => bytes[i] !== byte)) {
    throw damaged('png', 'signature altered, as by a transfer in text mode');
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = PNG_SIGNATURE.length;
  for (;;) {
    if (at + FRAME_BYTES > bytes.length) throw damaged('png', `ends at ${at}, before IEND`);
    const length = view.getUint32(at);
    const type = ascii(bytes, at + 4, 4);
    if (!/^[A-Za-z]{4}$/.test(type)) throw damaged('png', `no chunk at ${at}`);
    const end = at + FRAME_BYTES + length;
    if (end > bytes.length) throw damaged('png', `ends inside ${type}`);

    const isIntact = crc32(bytes.subarray(at + 4, end - 4)) === view.getUint32(end - 4);
    const isEssential = type[0] === type[0]!.toUpperCase() || type === 'tRNS';
    if (!isIntact && isEssential) throw damaged('png', `checksum of ${type} at ${at}`);
    if (type === 'IEND') return;
    if (isIntact) yield { type, data: bytes.subarray(at + 8, end - 4) };
    at = end;
  }
}

/** The chunk as it stands in a file. */
export function pngChunkBytes({ type, data }: PngChunk): Uint8Array {
  const bytes = new Uint8Array(FRAME_BYTES + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  for (let i = 0; i < 4; i++) bytes[4 + i] = type.charCodeAt(i);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}
