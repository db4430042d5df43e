/**
 * zlib streams, inflated piece by piece so that a picture's raw bytes need never be held whole.
 *
 * fflate and not DecompressionStream: the latter fails on anything after the stream's end, which
 * every browser forgives in a PNG, and throws away what it had already inflated. Twice as slow
 * (36 MB in 0.5 s), but synchronous and the same everywhere.
 */
import { Inflate } from 'fflate';
import { concat } from './concat';

/** The stream is not zlib, or its data is corrupt. */
export class InflateError extends Error {
  override readonly name = 'InflateError';
}

/** Input per step; the output of one step is at most 1032 times as much, 32 MB. */
const STEP_BYTES = 32_768;

/**
 * Yields what the stream cut into `parts` holds. It neither demands the stream's end nor checks its
 * Adler-32 sum: the caller knows how many bytes there must be, and has checksums of its own.
 *
 * @throws InflateError
 */
export function* inflateZlib(parts: readonly Uint8Array[]): Generator<Uint8Array> {
  const inflated: Uint8Array[] = [];
  const inflate = new Inflate((piece) => inflated.push(piece));
  let headerBytes = 0;
  let header = 0;
  for (const part of parts) {
    let at = 0;
    while (headerBytes < 2 && at < part.length) {
      header = (header << 8) | part[at++]!;
      if (++headerBytes === 2) checkZlibHeader(header);
    }
    for (; at < part.length; at += STEP_BYTES) {
      try {
        inflate.push(part.subarray(at, at + STEP_BYTES));
      } catch (error) {
        throw new InflateError(error instanceof Error ? error.message : String(error));
      }
      yield* inflated.splice(0);
    }
  }
}

/**
 * What a small stream holds as far as it goes, or null where it is corrupt or holds more than
 * `maxBytes`.
 */
export function inflateWhole(stream: Uint8Array, maxBytes: number): Uint8Array<ArrayBuffer> | null {
  const pieces: Uint8Array[] = [];
  let total = 0;
  try {
    for (const piece of inflateZlib([stream])) {
      pieces.push(piece);
      total += piece.length;
      if (total > maxBytes) return null;
    }
  } catch (error) {
    if (error instanceof InflateError) return null;
    throw error;
  }
  return concat(pieces);
}

/** RFC 1950, 2.2: deflate with a window of up to 32 kB, no preset dictionary, multiple of 31. */
function checkZlibHeader(header: number): void {
  const isDeflate = ((header >> 8) & 0x0f) === 8 && header >> 12 <= 7;
  if (!isDeflate || (header & 0x20) !== 0 || header % 31 !== 0) {
    throw new InflateError(`zlib header ${header.toString(16)}`);
  }
}
