/** The sums for a surface, of `../smooth/surface.ts`, in WebAssembly. */
import type { Samples, SumRows, Surface } from '../smooth/surface';
import { align } from './room';
import type { Workshop } from './workshop';

const TERMS = 6;

export function openWasmFit({ exports, open }: Workshop, { u, v, values }: Samples): SumRows {
  const count = values.length;
  // Weights are made two at a time.
  const room = open(4 * align(8 * (count + 1)) + align(8 * TERMS) + 2 * align(8 * (3 * TERMS + 1)));
  const at = [room.move(u), room.move(v), room.move(values)].map(
    ({ byteOffset }) => byteOffset,
  ) as [number, number, number];
  const weights = room.take(Float64Array, count + 1);
  const coefficients = room.take(Float64Array, TERMS);
  const [ofFirst, ofSquares] = [
    room.take(Float64Array, 3 * TERMS + 1),
    room.take(Float64Array, 3 * TERMS + 1),
  ];
  return (surface: Surface | undefined) => {
    if (surface) {
      coefficients.set(surface);
      exports.weighSamples(...at, count, coefficients.byteOffset, weights.byteOffset);
    } else {
      weights.fill(1);
    }
    exports.sumProducts(...at, weights.byteOffset, count, 0, ofFirst.byteOffset);
    exports.sumProducts(...at, weights.byteOffset, count, 1, ofSquares.byteOffset);
    return Array.from({ length: TERMS }, (_, r) => {
      const products = (r < 3 ? ofFirst : ofSquares).subarray((r % 3) * TERMS);
      // A term times 1 is what the first row has in that term's place.
      const first = r === 0 ? ofFirst[3 * TERMS]! : ofFirst[r - 1]!;
      return Float64Array.of(first, ...products.subarray(0, TERMS));
    });
  };
}
