/**
 * A Blob in the shape of a `Uint8Array`, for the build of ONNX Runtime that cannot stream one: nothing
 * is read before it is asked for, so loading 900 MB of weights needs memory for one tensor at a time.
 *
 * It leans on how onnxruntime-web 1.30 reads external data, `byteLength` and then one `subarray` for
 * each tensor; the tests compare both ways of loading, so another version cannot change that unseen.
 */

/** Where reading may block: in a worker. Not in Node, and not in a page. */
export function canReadBlobsLazily(): boolean {
  return 'FileReaderSync' in globalThis;
}

export class LazyBytes extends Uint8Array<ArrayBuffer> {
  constructor(blob: Blob) {
    super(new ArrayBuffer(0));
    // On the object, not the class: `length` and `byteLength` are accessors of a prototype above.
    const size = { value: blob.size };
    Object.defineProperties(this, {
      length: size,
      byteLength: size,
      subarray: { value: (begin: number, end: number) => readNow(blob, begin, end) },
    });
  }
}

/** @throws NotFoundError, NotReadableError - the browser has lost what the Blob stands for */
function readNow(blob: Blob, begin: number, end: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new FileReaderSync().readAsArrayBuffer(blob.slice(begin, end)));
}
