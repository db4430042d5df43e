/**
 * e^-x from a table built by multiplication: `Math.exp` may differ between JavaScript engines in its
 * last bit, and the same seed must give the same bytes everywhere.
 */

/** Entries per unit of x. */
const DENSITY = 32;
const ENTRIES = 257;
/** e^(-1/32), rounded to the nearest double. */
const RATIO = 0.9692332344763441;

const TABLE = new Float64Array(ENTRIES);
TABLE[0] = 1;
for (let i = 1; i < ENTRIES; i++) TABLE[i] = TABLE[i - 1]! * RATIO;

/** e^-x to 1/64 in x, for x ≥ 0; 0 from x = 8 on. */
export function decay(x: number): number {
  const i = Math.round(x * DENSITY);
  return i < ENTRIES ? TABLE[i]! : 0;
}
