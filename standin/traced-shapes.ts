/**
 * Arithmetic on shapes as a tracer records it: each length that the code reads is Shape → Gather, each
 * product and quotient a node, and each view a Concat of what was read. All of it folds to literals once
 * the batch size is known, which is what the passes over the graph are for.
 */
import { int, type } from './attributes';
import type { GraphBuilder, Value } from './graph-builder';

/** Python's end of a slice that has none. */
export const TO_THE_END = 2n ** 63n - 1n;

/** A length that is read from the graph, or one that the code wrote as a number. */
export type Length = Value | number;

export function lengthOf(graph: GraphBuilder, x: Value, axis: number): Value {
  return graph.op('Gather', [graph.op('Shape', [x]), graph.integer(axis)], { axis: int(0) });
}

/** One Shape and one Gather for each axis, as unpacking `x.shape` gives. */
export function lengthsOf<A extends readonly number[]>(
  graph: GraphBuilder,
  x: Value,
  axes: readonly [...A],
): { [I in keyof A]: Value } {
  return axes.map((axis) => lengthOf(graph, x, axis)) as { [I in keyof A]: Value };
}

/** As einops multiplies: beginning with 1. */
export function product(graph: GraphBuilder, ...lengths: readonly Value[]): Value {
  return lengths.reduce((sum, length) => graph.op('Mul', [sum, length]), graph.integer(1));
}

/** `//` in Python: a Div, and a Cast for each time the tracer lost the type. */
export function quotient(
  graph: GraphBuilder,
  length: Value,
  divisor: number,
  casts: number,
): Value {
  let result = graph.op('Div', [length, graph.integer(divisor)]);
  for (let i = 0; i < casts; i++) result = graph.op('Cast', [result], { to: type('int64') });
  return result;
}

export function reshape(graph: GraphBuilder, x: Value, lengths: readonly Length[]): Value {
  const parts = lengths.map((length) =>
    typeof length === 'number'
      ? graph.integers([length])
      : graph.op('Unsqueeze', [length, graph.integers([0])]),
  );
  return reshapeTo(graph, x, graph.op('Concat', parts, { axis: int(0) }));
}

/** @param shape - a tensor of int64 */
export function reshapeTo(graph: GraphBuilder, x: Value, shape: Value): Value {
  return graph.op('Reshape', [x, shape], { allowzero: int(0) });
}
