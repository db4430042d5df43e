/** What goes into a graph and comes out of it: numbers with a shape, row-major, last axis fastest. */
export interface FloatTensor {
  readonly type: 'float32';
  readonly dims: readonly number[];
  readonly data: Float32Array<ArrayBuffer>;
}

export interface IntTensor {
  readonly type: 'int64';
  readonly dims: readonly number[];
  readonly data: BigInt64Array<ArrayBuffer>;
}

export type Tensor = FloatTensor | IntTensor;

/** @throws RangeError - where `data` has not as many numbers as `dims` asks for */
export function floats(data: Float32Array<ArrayBuffer>, dims: readonly number[]): FloatTensor {
  if (data.length !== countOf(dims)) {
    throw new RangeError(`${data.length} numbers do not make a tensor of ${dims.join('×')}`);
  }
  return { type: 'float32', dims, data };
}

export function integers(values: readonly number[], dims: readonly number[]): IntTensor {
  if (values.length !== countOf(dims)) {
    throw new RangeError(`${values.length} numbers do not make a tensor of ${dims.join('×')}`);
  }
  return { type: 'int64', dims, data: BigInt64Array.from(values, BigInt) };
}

export function countOf(dims: readonly number[]): number {
  return dims.reduce((product, length) => product * length, 1);
}
