/**
 * A quadratic surface through scattered values, deaf to outliers: weighted least squares, repeated
 * with weights 1 / (1 + e²/9) (Cauchy's, for errors of about three levels).
 */
import type { Loops } from '../kernels/loops';
import { solve } from '../solve';

/** Coefficients of 1, u, v, u², uv, v². */
export type Surface = Float64Array;

const TERMS = 6;
const ROUNDS = 4;
const SCALE_SQUARED = 9;

/** Scattered values, and where they are: best within ±1. */
export interface Samples {
  readonly u: Float64Array<ArrayBuffer>;
  readonly v: Float64Array<ArrayBuffer>;
  readonly values: Float64Array<ArrayBuffer>;
}

/** @returns the surface; a flat one where the samples do not determine a quadratic */
export function fitSurface(samples: Samples, loops: Loops): Surface {
  const sumRows = loops.openFit(samples);
  let surface: Surface | undefined;
  for (let round = 0; round < ROUNDS; round++) {
    surface = solve(sumRows(surface));
    if (!surface) return flat(samples.values);
  }
  return surface!;
}

/** The normal equations, weighted by the distance from `surface` where there is one: an augmented matrix. */
export type SumRows = (surface: Surface | undefined) => Float64Array[];

/** The reference. */
export function openFit({ u, v, values }: Samples): SumRows {
  const term = new Float64Array(TERMS);
  return (surface) => {
    const rows = Array.from({ length: TERMS }, () => new Float64Array(TERMS + 1));
    for (let i = 0; i < values.length; i++) {
      terms(u[i]!, v[i]!, term);
      const error = surface ? values[i]! - heightAt(surface, u[i]!, v[i]!) : 0;
      const weight = 1 / (1 + (error * error) / SCALE_SQUARED);
      for (let r = 0; r < TERMS; r++) {
        const row = rows[r]!;
        const scaled = weight * term[r]!;
        for (let c = 0; c < TERMS; c++) row[c]! += scaled * term[c]!;
        row[TERMS]! += scaled * values[i]!;
      }
    }
    return rows;
  };
}

export function heightAt(s: Surface, u: number, v: number): number {
  return s[0]! + s[1]! * u + s[2]! * v + s[3]! * u * u + s[4]! * u * v + s[5]! * v * v;
}

/** The heights of a row, `v` down the surface, over the columns `u`; bit-equal with `heightAt`. */
export function heightsAlong(s: Surface, u: Float64Array, v: number, into: Float64Array): void {
  const [a, b, cv, d, e, fvv] = [s[0]!, s[1]!, s[2]! * v, s[3]!, s[4]!, s[5]! * v * v];
  for (let x = 0; x < u.length; x++) {
    const at = u[x]!;
    into[x] = a + b * at + cv + d * at * at + e * at * v + fvv;
  }
}

function terms(u: number, v: number, into: Float64Array): void {
  into[0] = 1;
  into[1] = u;
  into[2] = v;
  into[3] = u * u;
  into[4] = u * v;
  into[5] = v * v;
}

function flat(values: Float64Array): Surface {
  const surface = new Float64Array(TERMS);
  surface[0] = values.reduce((sum, value) => sum + value, 0) / Math.max(values.length, 1);
  return surface;
}
