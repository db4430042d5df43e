/**
 * Bytes that arrive in chunks of any size, read as if they were all there: a reader is a generator
 * that yields whenever it needs the next chunk. Holds one chunk at a time and what `take` is asked for.
 */
import { Damage, MAX_VARINT_BYTES, WireReader } from './wire';

/** What a reading generator returns when it has what it wants; it yields to wait for bytes. */
export type Reading<T> = Generator<void, T, void>;

export class ByteStream {
  private chunk: Uint8Array = new Uint8Array(0);
  private at = 0;
  private before = 0;
  private ended = false;

  /** Bytes read so far, from the beginning of the file. */
  get position(): number {
    return this.before + this.at;
  }

  /** The chunk must not change until it is used up: until the reader yields again. */
  push(chunk: Uint8Array): void {
    this.before += this.chunk.length;
    this.chunk = chunk;
    this.at = 0;
  }

  end(): void {
    this.ended = true;
  }

  *isAtEnd(): Reading<boolean> {
    while (this.at === this.chunk.length) {
      if (this.ended) return true;
      yield;
    }
    return false;
  }

  *varint(): Reading<bigint> {
    const bytes: number[] = [];
    do {
      yield* this.more();
      bytes.push(this.chunk[this.at++]!);
    } while (bytes.at(-1)! >= 0x80 && bytes.length < MAX_VARINT_BYTES);
    return new WireReader(Uint8Array.from(bytes)).varint();
  }

  *skip(length: number): Reading<void> {
    for (let left = length; left > 0;) {
      yield* this.more();
      left -= this.advance(left).length;
    }
  }

  /** A copy, or a view of the chunk where it holds all of it: gone at the next chunk. */
  *take(length: number): Reading<Uint8Array> {
    if (length <= this.chunk.length - this.at) return this.advance(length);
    // Grows with what arrives, so that a length that lies reserves nothing.
    let taken = new Uint8Array(Math.min(length, 4096));
    for (let filled = 0; filled < length;) {
      yield* this.more();
      const part = this.advance(length - filled);
      if (filled + part.length > taken.length) taken = grown(taken, filled + part.length, length);
      taken.set(part, filled);
      filled += part.length;
    }
    return taken;
  }

  private *more(): Reading<void> {
    if (yield* this.isAtEnd()) throw new Damage(`ends after ${this.position} bytes`);
  }

  private advance(limit: number): Uint8Array {
    const part = this.chunk.subarray(this.at, this.at + limit);
    this.at += part.length;
    return part;
  }
}

/** At least `needed` long, doubling, and never longer than `limit`. */
function grown(bytes: Uint8Array, needed: number, limit: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.min(Math.max(needed, 2 * bytes.length), limit));
  larger.set(bytes);
  return larger;
}
