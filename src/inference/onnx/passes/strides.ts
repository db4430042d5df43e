/** Row-major arithmetic on dimensions, as ONNX means it: negative axes, broadcasting, strided reading. */

/** @returns null where the axis is not one of a tensor of `rank` dimensions */
export function axisOf(axis: number, rank: number): number | null {
  const positive = axis < 0 ? axis + rank : axis;
  return Number.isInteger(positive) && positive >= 0 && positive < rank ? positive : null;
}

/** More dimensions than any tensor has; what asks for them is not worth the time. */
export const MAX_RANK = 64;

/** @returns null where one is not an axis, or is named twice */
export function axesOf(axes: readonly number[], rank: number): number[] | null {
  if (axes.length > MAX_RANK) return null;
  const positive = axes.map((axis) => axisOf(axis, rank));
  if (positive.includes(null) || new Set(positive).size !== axes.length) return null;
  return positive.filter((axis) => axis !== null);
}

/** Multidirectional broadcasting (ONNX "Broadcasting"). @returns null where the dims do not fit */
export function broadcastDims(...shapes: readonly (readonly number[])[]): number[] | null {
  const rank = Math.max(0, ...shapes.map((dims) => dims.length));
  const result = new Array<number>(rank).fill(1);
  for (const dims of shapes) {
    for (const [index, dim] of dims.entries()) {
      const at = rank - dims.length + index;
      if (dim === 1 || dim === result[at]) continue;
      if (result[at] !== 1) return null;
      result[at] = dim;
    }
  }
  return result;
}

/** `dims` with another length along `axis`. */
export function withDim(dims: readonly number[], axis: number, length: number): number[] {
  return dims.map((dim, at) => (at === axis ? length : dim));
}

/** Elements from one index to the next, per axis. */
export function stridesOf(dims: readonly number[]): number[] {
  const strides = new Array<number>(dims.length);
  let stride = 1;
  for (let axis = dims.length - 1; axis >= 0; axis--) {
    strides[axis] = stride;
    stride *= dims[axis]!;
  }
  return strides;
}

/** Strides with which a tensor of `dims` is read as if it had the broadcast dimensions `to`. */
export function broadcastStrides(dims: readonly number[], to: readonly number[]): number[] {
  const strides = stridesOf(dims);
  return to.map((_, axis) => {
    const own = axis - (to.length - dims.length);
    return own < 0 || dims[own] === 1 ? 0 : strides[own]!;
  });
}

/**
 * Where the elements of a tensor of `dims` are found in a source read with `strides` from `start`.
 * The caller has made sure that there are few of them.
 */
export function stridedIndices(
  dims: readonly number[],
  strides: readonly number[],
  start = 0,
): Int32Array {
  const count = dims.reduce((product, dim) => product * dim, 1);
  const indices = new Int32Array(count);
  const counter = new Array<number>(dims.length).fill(0);
  let at = start;
  for (let index = 0; index < count; index++) {
    indices[index] = at;
    for (let axis = dims.length - 1; axis >= 0; axis--) {
      counter[axis]!++;
      at += strides[axis]!;
      if (counter[axis]! < dims[axis]!) break;
      at -= strides[axis]! * dims[axis]!;
      counter[axis] = 0;
    }
  }
  return indices;
}
