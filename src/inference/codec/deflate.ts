/** zlib streams, deflated: by the platform where it can, which is twice as fast, else by fflate. */
import { zlibSync } from 'fflate';
import { concat } from './concat';

/** Level 6 of 9 is what CompressionStream does too, so files are about as large either way. */
const LEVEL = 6;

/**
 * Compresses the bytes `pieces` yields, taking the next only when it has room for it.
 *
 * @param pieces - each with a buffer of its own: it may be read after the next was asked for
 */
export async function deflateZlib(
  pieces: Iterator<Uint8Array<ArrayBuffer>>,
): Promise<Uint8Array[]> {
  return typeof CompressionStream === 'undefined'
    ? deflateInScript(pieces)
    : deflateByPlatform(pieces);
}

async function deflateByPlatform(pieces: Iterator<Uint8Array<ArrayBuffer>>): Promise<Uint8Array[]> {
  const source = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull(controller) {
      const next = pieces.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
  });
  const reader = source.pipeThrough(new CompressionStream('deflate')).getReader();
  const deflated: Uint8Array[] = [];
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return deflated;
    deflated.push(value);
  }
}

/**
 * All at once: fflate's streaming compressor writes streams that cannot be read back
 * (101arrowz/fflate#260, in 0.8.3 too).
 */
function deflateInScript(pieces: Iterator<Uint8Array<ArrayBuffer>>): Uint8Array[] {
  const whole: Uint8Array[] = [];
  for (let next = pieces.next(); !next.done; next = pieces.next()) whole.push(next.value);
  return [zlibSync(concat(whole), { level: LEVEL })];
}
