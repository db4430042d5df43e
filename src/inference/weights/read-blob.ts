/** A Blob's bytes, a few at a time: the whole of one may be 900 MB. */

/** Large enough that the way to the browser's process costs little, small enough to stop soon. */
const CHUNK_BYTES = 4 * 2 ** 20;

export async function* chunksOf(
  blob: Blob,
  signal: AbortSignal | undefined,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < blob.size; at += CHUNK_BYTES) {
    signal?.throwIfAborted();
    yield bytesOf(blob.slice(at, at + CHUNK_BYTES));
  }
}

export async function bytesOf(blob: Blob): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await blob.arrayBuffer());
}
