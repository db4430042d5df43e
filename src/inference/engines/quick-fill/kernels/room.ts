/** Arrays in a WebAssembly memory, laid out one after the other. */

const PAGE = 65_536;
/** Vector loads may read a few bytes past the end of an array. */
const ALIGNMENT = 16;

type Bytes =
  | Int16Array<ArrayBuffer>
  | Uint8Array<ArrayBuffer>
  | Uint8ClampedArray<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Float32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>;

export type ViewOf<T> = new (buffer: ArrayBuffer, at: number, length: number) => T;

export interface Room {
  /** Where the next array will lie. */
  readonly next: number;
  /** What is in it is left over from before. @throws RangeError where the memory is full */
  take<T extends Bytes>(View: ViewOf<T>, length: number): T;
  /** A copy. @throws RangeError where the memory is full */
  move<T extends Bytes>(array: T): T;
}

/** Hands out a memory from byte `from` on. */
export function createRoom(buffer: ArrayBuffer, from = 0): Room {
  let next = from;
  const take = <T extends Bytes>(View: ViewOf<T>, length: number): T => {
    const at = next;
    next += align(length * new View(buffer, 0, 0).BYTES_PER_ELEMENT);
    if (next > buffer.byteLength) throw new RangeError('a WebAssembly memory is full');
    return new View(buffer, at, length);
  };
  return {
    get next() {
      return next;
    },
    take,
    move<T extends Bytes>(array: T): T {
      const moved = take(array.constructor as ViewOf<T>, array.length);
      moved.set(array);
      return moved;
    },
  };
}

/** What an array of so many bytes takes: whole vectors, and one more. */
export function align(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT + 1) * ALIGNMENT;
}

/** Exactly large enough, for good. */
export function createFixedMemory(bytes: number): WebAssembly.Memory {
  const pages = pagesFor(bytes);
  return new WebAssembly.Memory({ initial: pages, maximum: pages });
}

/** Makes room; views of the memory as it was are lost where it had to grow. */
export function growTo(memory: WebAssembly.Memory, bytes: number): void {
  const missing = pagesFor(bytes) - memory.buffer.byteLength / PAGE;
  if (missing > 0) memory.grow(missing);
}

/** Whether a memory is large enough as it is. */
export function fits(buffer: ArrayBufferLike, bytes: number): boolean {
  return pagesFor(bytes) * PAGE <= buffer.byteLength;
}

function pagesFor(bytes: number): number {
  return Math.ceil((bytes + ALIGNMENT) / PAGE);
}
