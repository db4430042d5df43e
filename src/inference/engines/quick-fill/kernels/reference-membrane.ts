/**
 * A membrane's loops in TypeScript, in single precision: every operation is rounded as the vectors
 * of `assembly/membrane.ts` are.
 */
import { HOLE, VOID } from '../pixel-kind';
import {
  type Grid,
  type GridShape,
  type MembraneLoops,
  targetLength,
  targetStep,
} from './membrane-loops';

const { fround } = Math;
const RELAXATION = fround(1.3);
/** What over-relaxation leaves of a value: 1 less RELAXATION. */
const KEPT = fround(-0.3);

export function openReferenceMembrane(shapes: readonly GridShape[]): MembraneLoops {
  const grids = shapes.map(({ width, height, holes }, g) => ({
    width,
    height,
    kind: new Uint8Array(width * height),
    values: new Float32Array(4 * width * height),
    holes: new Int32Array(holes),
    neighbours: new Uint8Array(holes),
    target: new Float32Array(targetLength(shapes[g]!, g)),
  }));
  return { grids, listHoles, sweep, restrict, prolong };
}

function listHoles(grid: Grid, from: number, to: number, count: number): number {
  const { width, kind, holes, neighbours } = grid;
  for (let p = from; p < to; p++) {
    if (kind[p] !== HOLE) continue;
    let n = 0;
    if (kind[p - 1] !== VOID) n++;
    if (kind[p + 1] !== VOID) n++;
    if (kind[p - width] !== VOID) n++;
    if (kind[p + width] !== VOID) n++;
    neighbours[count] = n;
    holes[count++] = p;
  }
  return count;
}

function sweep(grid: Grid, from: number, to: number): void {
  const { width, values, holes, neighbours, target } = grid;
  const stride = 4 * width;
  const each = targetStep(grid);
  for (let h = from; h < to; h++) {
    const n = neighbours[h]!;
    if (n === 0) continue;
    const step = fround(RELAXATION / n);
    const first = 4 * holes[h]!;
    for (let i = first, j = each * h; i < first + 4; i++, j++) {
      const beyond = fround(fround(values[i + 4]! + values[i - stride]!) + values[i + stride]!);
      const all = fround(fround(beyond - target[j]!) + values[i - 4]!);
      values[i] = fround(fround(KEPT * values[i]!) + fround(step * all));
    }
  }
}

function restrict(fine: Grid, coarse: Grid, from: number, to: number): void {
  const { width, values, holes, neighbours, target } = fine;
  const stride = 4 * width;
  const each = targetStep(fine);
  for (let h = from; h < to; h++) {
    const p = holes[h]!;
    const x = p % width;
    const y = (p - x) / width;
    const cell = 4 * (((y + 1) >> 1) * coarse.width + ((x + 1) >> 1));
    for (let c = 0; c < 4; c++) {
      const i = 4 * p + c;
      const beside = fround(values[i - 4]! + values[i + 4]!);
      const sum = fround(fround(beside + values[i - stride]!) + values[i + stride]!);
      const own = fround(neighbours[h]! * values[i]!);
      coarse.values[cell + c]! += fround(fround(target[each * h + c]! - sum) + own);
    }
  }
}

function prolong(
  { kind, values, width }: Grid,
  fine: Grid,
  add: boolean,
  from: number,
  to: number,
): void {
  for (let h = from; h < to; h++) {
    const p = fine.holes[h]!;
    const x = p % fine.width;
    const y = (p - x) / fine.width;
    const near = ((y + 1) >> 1) * width + ((x + 1) >> 1);
    // Odd pixels are the first of their cell, so their other neighbour is the cell before.
    const beside = near + (x & 1 ? -1 : 1);
    const above = y & 1 ? -width : width;
    const hasBeside = kind[beside] !== VOID;
    const hasAbove = kind[near + above] !== VOID;
    const hasCorner = kind[beside + above] !== VOID;
    const weights = 9 + (hasBeside ? 3 : 0) + (hasAbove ? 3 : 0) + (hasCorner ? 1 : 0);
    for (let i = 0; i < 4; i++) {
      let sum = fround(9 * values[4 * near + i]!);
      if (hasBeside) sum = fround(sum + fround(3 * values[4 * beside + i]!));
      if (hasAbove) sum = fround(sum + fround(3 * values[4 * (near + above) + i]!));
      if (hasCorner) sum = fround(sum + values[4 * (beside + above) + i]!);
      const mean = fround(sum / weights);
      fine.values[4 * p + i] = add ? mean + fine.values[4 * p + i]! : mean;
    }
  }
}
