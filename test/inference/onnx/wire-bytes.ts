/** Protobuf messages by hand, for the files that no writer would write. */

type Bytes = Uint8Array<ArrayBuffer>;

export function varint(value: number | bigint): number[] {
  const bytes: number[] = [];
  for (let rest = BigInt.asUintN(64, BigInt(value)); ; rest >>= 7n) {
    if (rest < 128n) return [...bytes, Number(rest)];
    bytes.push(Number(rest & 127n) | 128);
  }
}

export function message(...fields: (readonly number[])[]): Bytes {
  return Uint8Array.from(fields.flat());
}

export function number(field: number, value: number | bigint): number[] {
  return [...varint(field << 3), ...varint(value)];
}

export function bytes(field: number, content: Uint8Array | readonly number[] | string): number[] {
  const payload = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return [...varint((field << 3) | 2), ...varint(payload.length), ...payload];
}

/** A field that says it is `length` bytes long, with nothing behind it. */
export function claim(field: number, length: number): number[] {
  return [...varint((field << 3) | 2), ...varint(length)];
}

export function fixed32(field: number, value: number): number[] {
  return [...varint((field << 3) | 5), ...new Uint8Array(Float32Array.of(value).buffer)];
}

export function fixed64(field: number, value: number): number[] {
  return [...varint((field << 3) | 1), ...new Uint8Array(Float64Array.of(value).buffer)];
}

/** A ModelProto of IR 8, opset 18, with these fields in its GraphProto. */
export function modelOf(...graphFields: (readonly number[])[]): Bytes {
  return message(number(1, 8), bytes(8, number(2, 18)), bytes(7, graphFields.flat()));
}
