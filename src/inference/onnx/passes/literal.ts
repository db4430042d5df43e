/**
 * A small tensor whose numbers are known: what shape arithmetic is made of. Typed arrays give ONNX's
 * semantics for free: int64 wraps, float32 rounds after every operation.
 */
import type { OnnxTensor } from '../model';

/** More numbers than this are left to the runtime; shapes and index vectors have a few hundred. */
export const MAX_LITERAL = 4096;

export type LiteralArrays = {
  int64: BigInt64Array<ArrayBuffer>;
  int32: Int32Array<ArrayBuffer>;
  float32: Float32Array<ArrayBuffer>;
  /** 0 and 1. */
  bool: Uint8Array<ArrayBuffer>;
};

export type LiteralType = keyof LiteralArrays;

export type LiteralOf<T extends LiteralType> = {
  readonly type: T;
  readonly dims: readonly number[];
  readonly data: LiteralArrays[T];
};

export type Literal = { [T in LiteralType]: LiteralOf<T> }[LiteralType];

/** @returns null where `dims` are not all lengths, or are those of more than `MAX_LITERAL` numbers */
export function countIfSmall(dims: readonly number[]): number | null {
  if (!dims.every((dim) => Number.isSafeInteger(dim) && dim >= 0)) return null;
  const count = dims.reduce((product, dim) => product * dim, 1);
  return count <= MAX_LITERAL ? count : null;
}

export function int64s(values: readonly number[], dims: readonly number[] = [values.length]) {
  const data = BigInt64Array.from(values, BigInt);
  return { type: 'int64', dims, data } satisfies Literal;
}

/** @param values - as many as `dims` ask for; brought to the type as a C cast would */
export function literalFrom(
  type: LiteralType,
  dims: readonly number[],
  values: ArrayLike<number | bigint | boolean>,
): Literal {
  const list = Array.from(values);
  switch (type) {
    case 'int64':
      return { type, dims, data: BigInt64Array.from(list, BigInt) };
    case 'int32':
      return { type, dims, data: Int32Array.from(list, (value) => Number(wrapped(value))) };
    case 'float32':
      return { type, dims, data: Float32Array.from(list, Number) };
    case 'bool':
      return { type, dims, data: Uint8Array.from(list, Number) };
  }
}

function wrapped<T>(value: T): T | bigint {
  return typeof value === 'bigint' ? BigInt.asIntN(32, value) : value;
}

/** The numbers at `indices`, as a tensor of `dims`. */
export function pick(from: Literal, dims: readonly number[], indices: ArrayLike<number>): Literal {
  return literalFrom(
    from.type,
    dims,
    Array.from(indices, (index) => from.data[index]!),
  );
}

/** The numbers of an integer vector or scalar; null for other types, and where one is beyond 2^53. */
export function integersOf(literal: Literal | null | undefined): number[] | null {
  if (literal?.type !== 'int64' && literal?.type !== 'int32') return null;
  const numbers = literal.type === 'int64' ? Array.from(literal.data, Number) : [...literal.data];
  return numbers.every(Number.isSafeInteger) ? numbers : null;
}

/**
 * As `integersOf`, rounded beyond 2^53: where numbers are bounds, exporters write "to the end" as the
 * largest int64 there is.
 */
export function boundsOf(literal: Literal | null | undefined): number[] | null {
  if (literal?.type === 'int64') return Array.from(literal.data, Number);
  return literal?.type === 'int32' ? [...literal.data] : null;
}

/** @returns null for other types than a Literal's, for large tensors, and where `bytes` are not at hand */
export function tensorToLiteral(
  { type, dims }: OnnxTensor,
  bytes: Uint8Array | null,
): Literal | null {
  if (!bytes || !isLiteralType(type) || countIfSmall(dims) === null) return null;
  const { buffer } = new Uint8Array(bytes); // aligned, as other typed arrays must be
  switch (type) {
    case 'int64':
      return { type, dims, data: new BigInt64Array(buffer) };
    case 'int32':
      return { type, dims, data: new Int32Array(buffer) };
    case 'float32':
      return { type, dims, data: new Float32Array(buffer) };
    case 'bool':
      return { type, dims, data: new Uint8Array(buffer) };
  }
}

export function literalToTensor(name: string, { type, dims, data }: Literal): OnnxTensor {
  const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return { name, type, dims, payload: { kind: 'raw', bytes } };
}

export function isLiteralType(type: string): type is LiteralType {
  return type === 'int64' || type === 'int32' || type === 'float32' || type === 'bool';
}
