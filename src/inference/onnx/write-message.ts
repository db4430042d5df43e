/**
 * Writes protobuf's wire format (protobuf.dev/programming-guides/encoding) field by field. A message
 * knows its length before its large contents exist: those are made when it is streamed out.
 */
type Bytes = Uint8Array<ArrayBuffer>;

/** `length` bytes, in pieces, made when asked for. */
export interface LazyBytes {
  readonly length: number;
  chunks(): Iterable<Bytes>;
}

/** Wire types: how long a field is can be told without knowing the field. */
const VARINT = 0;
const LENGTH_DELIMITED = 2;
const FIXED_32 = 5;

/** Below this, bytes are copied into the running buffer; above it they are passed on as they are. */
const COPY_LIMIT_BYTES = 1 << 16;

export class MessageWriter {
  #done: (Bytes | LazyBytes)[] = [];
  #doneBytes = 0;
  #buffer = new Uint8Array(64);
  #used = 0;

  /** Of everything written so far. */
  get length(): number {
    return this.#doneBytes + this.#used;
  }

  /** An integer, negative ones as 64-bit two's complement. Beyond int64 it is the nearest int64. */
  integer(field: number, value: number): void {
    this.#key(field, VARINT);
    this.#varint(value);
  }

  float(field: number, value: number): void {
    this.#key(field, FIXED_32);
    new DataView(this.#room(4).buffer).setFloat32(this.#used, value, true);
    this.#used += 4;
  }

  text(field: number, value: string): void {
    this.bytes(field, new TextEncoder().encode(value));
  }

  bytes(field: number, value: Bytes): void {
    this.#key(field, LENGTH_DELIMITED);
    this.#varint(value.length);
    this.#append(value);
  }

  lazyBytes(field: number, value: LazyBytes): void {
    this.#key(field, LENGTH_DELIMITED);
    this.#varint(value.length);
    this.#pass(value);
  }

  message(field: number, write: (inner: MessageWriter) => void): void {
    const inner = new MessageWriter();
    write(inner);
    this.#key(field, LENGTH_DELIMITED);
    this.#varint(inner.length);
    for (const piece of inner.#pieces()) {
      if (piece instanceof Uint8Array) this.#append(piece);
      else this.#pass(piece);
    }
  }

  /** @throws RangeError - where lazy bytes come out longer or shorter than they said */
  *chunks(): Generator<Bytes> {
    for (const piece of this.#pieces()) {
      if (piece instanceof Uint8Array) yield piece;
      else yield* exactly(piece);
    }
  }

  #pieces(): (Bytes | LazyBytes)[] {
    return this.#used === 0 ? this.#done : [...this.#done, this.#buffer.subarray(0, this.#used)];
  }

  #append(bytes: Bytes): void {
    if (bytes.length > COPY_LIMIT_BYTES) return this.#pass(bytes);
    this.#room(bytes.length).set(bytes, this.#used);
    this.#used += bytes.length;
  }

  #pass(piece: Bytes | LazyBytes): void {
    if (this.#used > 0) {
      this.#done.push(this.#buffer.subarray(0, this.#used));
      this.#doneBytes += this.#used;
      this.#buffer = new Uint8Array(64);
      this.#used = 0;
    }
    this.#done.push(piece);
    this.#doneBytes += piece.length;
  }

  #key(field: number, wireType: number): void {
    this.#varint(field * 8 + wireType);
  }

  #varint(value: number): void {
    if (!Number.isInteger(value)) throw new RangeError(`${value} is not an integer`);
    const buffer = this.#room(10);
    if (value < 0 || value > Number.MAX_SAFE_INTEGER) {
      const most = 2n ** 63n - 1n;
      const wide = BigInt(value);
      let rest = BigInt.asUintN(64, wide > most ? most : wide);
      for (; rest > 0x7fn; rest >>= 7n) buffer[this.#used++] = Number(rest & 0x7fn) | 0x80;
      buffer[this.#used++] = Number(rest);
      return;
    }
    let rest = value;
    // Division, not shifts: those end at 32 bits, and a length may not.
    for (; rest > 0x7f; rest = Math.floor(rest / 0x80)) buffer[this.#used++] = (rest % 0x80) | 0x80;
    buffer[this.#used++] = rest;
  }

  /** The running buffer, with room for `count` bytes more. */
  #room(count: number): Bytes {
    if (this.#used + count > this.#buffer.length) {
      const larger = new Uint8Array(Math.max(this.#buffer.length * 2, this.#used + count));
      larger.set(this.#buffer);
      this.#buffer = larger;
    }
    return this.#buffer;
  }
}

function* exactly(bytes: LazyBytes): Generator<Bytes> {
  let written = 0;
  for (const chunk of bytes.chunks()) {
    written += chunk.length;
    if (written > bytes.length) break;
    yield chunk;
  }
  if (written !== bytes.length) {
    throw new RangeError(`${bytes.length} bytes were promised and ${written} or more were made`);
  }
}
