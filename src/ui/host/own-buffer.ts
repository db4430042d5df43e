/** Bytes that came in a message, as they may be sent on in the next. */

/** Its own copy where it shares a buffer: what goes on to the worker must be exactly the file. */
export function overOwnBuffer(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = bytes;
  return buffer instanceof ArrayBuffer && buffer.byteLength === bytes.byteLength
    ? new Uint8Array(buffer)
    : new Uint8Array(bytes);
}
