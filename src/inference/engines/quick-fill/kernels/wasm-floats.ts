/**
 * Arrays lent to a job from a WebAssembly memory: loops work on them where they lie, and the next area has them
 * again. A new array costs several times what a loop over it does, in memory to be had and cleared.
 */
import type { Size } from '../../../core/geometry';
import type { Means, RowWork } from '../box-sum';
import { type AddSquare, SQUARE } from '../finish/grain';
import type { TakeGrain, Taking } from '../smooth/region-grain';
import type { TakeFloats } from './loops';
import { align, createRoom, growTo, type Room } from './room';
import { type Exports, instantiate } from './wasm-exports';

/** Arrays of the area's size, as many as a smooth background with its grain takes: further ones are not lent. */
const MOST = 24;
/** In bytes, of weights for grain. */
const OF_WEIGHTS = 8 * 3 * SQUARE * SQUARE;
/** Box sums of a larger radius are copied. */
const MOST_RADIUS = 10;
/** Pixels whose grain is taken at a time. */
const PIECE = 1 << 14;

/** What is lent at present. */
export interface Loan {
  readonly memory: WebAssembly.Memory;
  readonly exports: Exports;
  readonly take: TakeFloats;
  /** Room for the weights, and for a box sum's rows and columns. */
  readonly weights: Float64Array<ArrayBuffer>;
  readonly ring: Float32Array<ArrayBuffer>;
  readonly columns: Float64Array<ArrayBuffer>;
  /** Room for the kinds and the marks of a piece. */
  readonly kinds: Uint8Array<ArrayBuffer>;
  readonly marks: Uint8Array<ArrayBuffer>;
}

/** Undefined where so much cannot be had. @param memory - whose older views may be lost */
export function lend(
  module: WebAssembly.Module,
  memory: WebAssembly.Memory,
  { width, height }: Size,
): Loan | undefined {
  const ring = (2 * MOST_RADIUS + 2) * width;
  const before = align(OF_WEIGHTS) + align(4 * ring) + align(8 * width) + 2 * align(PIECE);
  const bytes = before + MOST * align(4 * width * height);
  try {
    growTo(memory, bytes);
  } catch {
    return undefined;
  }
  const room = createRoom(memory.buffer);
  return {
    memory,
    exports: instantiate(module, memory),
    weights: room.take(Float64Array, OF_WEIGHTS / 8),
    ring: room.take(Float32Array, ring),
    columns: room.take(Float64Array, width),
    kinds: room.take(Uint8Array, PIECE),
    marks: room.take(Uint8Array, PIECE),
    take: (length) => takeFrom(room, bytes, length),
  };
}

function takeFrom(room: Room, end: number, length: number): Float32Array<ArrayBuffer> {
  const fits = room.next + align(4 * length) <= end;
  return fits ? room.take(Float32Array, length) : new Float32Array(length);
}

const isLentBy = ({ memory }: Loan, { buffer }: Float32Array) => buffer === memory.buffer;

/** As `Loops.openBoxSum`, in place; undefined where not all that takes part is lent. */
export function openLentBoxSum(
  loan: Loan,
  values: Float32Array,
  { width, height }: Size,
  radius: number,
  means?: Means,
): RowWork | undefined {
  const { into, counts } = means ?? { into: values, counts: values };
  if (![values, into, counts].every((array) => isLentBy(loan, array))) return undefined;
  const { exports, ring, columns } = loan;
  if (radius > MOST_RADIUS || width > columns.length) return undefined;
  exports.openBoxSum(width, height, radius, ring.byteOffset, columns.fill(0).byteOffset);
  const rowOf = (array: Float32Array, y: number) => array.byteOffset + 4 * y * width;
  return (from, to) => {
    const next = from === 0 ? 0 : Math.min(from + radius, height);
    const divisors = means ? rowOf(counts, from) : 0;
    exports.boxSum(from, to, rowOf(values, next), divisors, rowOf(into, from));
  };
}

/** As `Loops.openGrain`, in place; undefined where not both arrays are lent. */
export function openLentGrain(
  loan: Loan,
  weights: Float64Array,
  residual: Float32Array,
  grain: Float32Array,
): AddSquare | undefined {
  if (!isLentBy(loan, residual) || !isLentBy(loan, grain)) return undefined;
  loan.weights.set(weights);
  return (into, source, { width, rows, count, weight }) =>
    loan.exports.addSquare(
      12 * width,
      rows,
      count,
      loan.weights.byteOffset + 24 * weight,
      24 * SQUARE,
      residual.byteOffset + 12 * source,
      grain.byteOffset + 12 * into,
    );
}

/** As `Loops.openTaking`, in place; undefined where not all that takes part is lent. */
export function openLentTaking(loan: Loan, taking: Taking): TakeGrain | undefined {
  const { exports, kinds, marks } = loan;
  const { colours, kind, strongest, farthest, fine, mask } = taking;
  const floats = [fine, ...colours.flatMap((colour) => Object.values(colour))];
  if (!floats.every((array) => isLentBy(loan, array))) return undefined;
  const takePiece = (from: number, count: number) => {
    kinds.set(kind.subarray(from, from + count));
    for (let c = 0; c < colours.length; c++) {
      const { residual, mean, wide } = colours[c]!;
      exports.takeGrain(
        count,
        residual.byteOffset + 4 * from,
        mean.byteOffset + 4 * from,
        wide.byteOffset + 4 * from,
        kinds.byteOffset,
        strongest,
        farthest,
        fine.byteOffset + 4 * (3 * from + c),
        c === 0 ? 1 : 0,
        marks.byteOffset,
      );
    }
    mask.set(marks.subarray(0, count), from);
  };
  return (from, to) => {
    for (let p = from; p < to; p += PIECE) takePiece(p, Math.min(PIECE, to - p));
  };
}
