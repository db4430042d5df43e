/**
 * Protocol Buffers as they lie in a file (protobuf.dev/programming-guides/encoding): fields of a
 * number, a wire type and a value. Knows nothing of ONNX, trusts no length, and copies nothing.
 */

/** What is wrong with the bytes. The reader and the splitter turn it into a Failure with the file's name. */
export class Damage extends Error {
  override readonly name = 'Damage';
}

export type WireField =
  /** `value` is the unsigned 64-bit number; `signed` gives what int64 fields mean by it. */
  | { readonly number: number; readonly kind: 'varint'; readonly value: bigint }
  /** `bytes` are 8, 4 and any number. They belong to the file: copy what is to be kept. */
  | { readonly number: number; readonly kind: 'fixed64' | 'fixed32'; readonly bytes: Uint8Array }
  | { readonly number: number; readonly kind: 'bytes'; readonly bytes: Uint8Array };

export type WireKind = WireField['kind'];

/** A 64-bit number takes ten bytes of seven bits. */
export const MAX_VARINT_BYTES = 10;

/** What a protobuf message may be long at most; ONNX Runtime reads no more either. */
export const MAX_MESSAGE_BYTES = 0x7fffffff;

const KINDS: readonly (WireKind | null)[] = ['varint', 'fixed64', 'bytes', null, null, 'fixed32'];

/** @throws Damage - a field number of 0, a group, or a wire type that there is not */
export function parseTag(tag: bigint): { number: number; kind: WireKind } {
  const kind = KINDS[Number(tag & 7n)];
  const number = Number(tag >> 3n);
  if (!kind) throw new Damage(`wire type ${tag & 7n} in field ${number}`);
  if (number < 1 || number > 0x1fffffff) throw new Damage(`field number ${number}`);
  return { number, kind };
}

/** @throws Damage - more than 2 GB */
export function parseLength(length: bigint): number {
  if (length > MAX_MESSAGE_BYTES) throw new Damage(`a field of ${length} bytes`);
  return Number(length);
}

/** Reads fields and numbers one after another out of `bytes`. Every method throws Damage at the end. */
export class WireReader {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  get done(): boolean {
    return this.at === this.bytes.length;
  }

  /** Unsigned. The first 49 bits are summed as a number, which is several times as fast as a bigint. */
  varint(): bigint {
    let low = 0;
    let high = 0;
    for (let index = 0; index < MAX_VARINT_BYTES; index++) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) throw new Damage('ends within a number');
      if (index < 7) low += (byte & 0x7f) * 2 ** (7 * index);
      else high += (byte & 0x7f) * 2 ** (7 * (index - 7));
      if (byte < 0x80) {
        if (high >= 2 ** 15) break;
        return high === 0 ? BigInt(low) : (BigInt(high) << 49n) + BigInt(low);
      }
    }
    throw new Damage('a number of more than 64 bits');
  }

  take(length: number): Uint8Array {
    const end = this.at + length;
    if (end > this.bytes.length) {
      throw new Damage(`a field of ${length} bytes where ${this.bytes.length - this.at} are left`);
    }
    const taken = this.bytes.subarray(this.at, end);
    this.at = end;
    return taken;
  }

  field(): WireField {
    const { number, kind } = parseTag(this.varint());
    switch (kind) {
      case 'varint':
        return { number, kind, value: this.varint() };
      case 'fixed64':
        return { number, kind, bytes: this.take(8) };
      case 'fixed32':
        return { number, kind, bytes: this.take(4) };
      case 'bytes':
        return { number, kind, bytes: this.take(parseLength(this.varint())) };
    }
  }
}

export function* fieldsOf(message: Uint8Array): Generator<WireField> {
  const reader = new WireReader(message);
  while (!reader.done) yield reader.field();
}

export function bytesOf(field: WireField): Uint8Array {
  if (field.kind !== 'bytes') throw new Damage(`field ${field.number} is a ${field.kind}`);
  return field.bytes;
}

export function textOf(field: WireField): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytesOf(field));
  } catch (error) {
    if (error instanceof Damage) throw error;
    throw new Damage(`field ${field.number} is not UTF-8`); // TextDecoder's TypeError says no more
  }
}

/** Two's complement, as int32, int64 and enumerations are written. */
export function signedOf(field: WireField): bigint {
  if (field.kind !== 'varint') throw new Damage(`field ${field.number} is a ${field.kind}`);
  return BigInt.asIntN(64, field.value);
}

/** @throws Damage - beyond ±(2^53 − 1), where a number would no longer be the file's */
export function integerOf(field: WireField): number {
  return safeInteger(signedOf(field));
}

export function safeInteger(value: bigint): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new Damage(`${value} is too large to be kept exactly`);
  return number;
}

export function floatOf(field: WireField): number {
  if (field.kind !== 'fixed32') throw new Damage(`field ${field.number} is a ${field.kind}`);
  return new DataView(field.bytes.buffer, field.bytes.byteOffset, 4).getFloat32(0, true);
}

/** The numbers of a repeated int32 or int64 field, written one by one or packed. */
export function* signedNumbersOf(field: WireField): Generator<bigint> {
  if (field.kind !== 'bytes') {
    yield signedOf(field);
    return;
  }
  const reader = new WireReader(field.bytes);
  while (!reader.done) yield BigInt.asIntN(64, reader.varint());
}

/** The bytes of a repeated float (`size` 4) or double (8) field, written one by one or packed. */
export function fixedBytesOf(field: WireField, size: 4 | 8): Uint8Array {
  const isFixed = field.kind === (size === 4 ? 'fixed32' : 'fixed64') || field.kind === 'bytes';
  if (!isFixed) throw new Damage(`field ${field.number} is a ${field.kind}`);
  if (field.bytes.length % size !== 0) {
    throw new Damage(`${field.bytes.length} bytes of numbers of ${size}`);
  }
  return field.bytes;
}
