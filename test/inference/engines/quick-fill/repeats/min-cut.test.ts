import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type GridGraph,
  minCut,
} from '../../../../../src/inference/engines/quick-fill/repeats/min-cut';

const [WIDTH, HEIGHT] = [4, 3];
const NODES = WIDTH * HEIGHT;

/** The arcs of a grid without gaps, in the order left, right, up, down. */
const to = Int32Array.from({ length: 4 * NODES }, (_, arc) => {
  const [x, y] = [(arc >> 2) % WIDTH, Math.floor((arc >> 2) / WIDTH)];
  const [i, j] = [
    [x - 1, y],
    [x + 1, y],
    [x, y - 1],
    [x, y + 1],
  ][arc & 3]! as [number, number];
  return i < 0 || j < 0 || i >= WIDTH || j >= HEIGHT ? -1 : j * WIDTH + i;
});

/** What is cut through where the nodes whose bit is set stay with the source. */
function costOf({ capacity, terminal }: Omit<GridGraph, 'to'>, kept: number): number {
  const isKept = (i: number) => ((kept >> i) & 1) === 1;
  let cost = 0;
  for (let i = 0; i < NODES; i++) {
    cost += isKept(i) ? Math.max(-terminal[i]!, 0) : Math.max(terminal[i]!, 0);
    for (let arc = 4 * i; arc < 4 * i + 4; arc++) {
      if (to[arc]! >= 0 && isKept(i) && !isKept(to[arc]!)) cost += capacity[arc]!;
    }
  }
  return cost;
}

it('cuts as little as any cut does', () => {
  const flows = (least: number, length: number) =>
    fc
      .array(fc.integer({ min: least, max: 20 }), { minLength: length, maxLength: length })
      .map((values) => Int32Array.from(values));
  fc.assert(
    fc.property(flows(-20, NODES), flows(0, 4 * NODES), (terminal, capacity) => {
      let least = Infinity;
      for (let kept = 0; kept < 1 << NODES; kept++) {
        least = Math.min(least, costOf({ capacity, terminal }, kept));
      }
      const used = { to, capacity: capacity.slice(), terminal: terminal.slice() };
      const kept = minCut(used).reduce((bits, of, i) => bits | (of << i), 0);
      expect(costOf({ capacity, terminal }, kept)).toBe(least);
    }),
    { numRuns: 40 },
  );
});
