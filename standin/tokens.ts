/** Between a sequence of tokens (B, n², C) and the picture (B, C, n, n) that its convolutions need. */
import type { GraphBuilder, Value } from './graph-builder';
import { transpose } from './layers';
import { type Length, lengthsOf, product, quotient, reshape } from './traced-shapes';

export const HEADS = 8;

/** What a unit knows about the picture it works on. */
export interface Grid {
  readonly channels: number;
  /** n; each level has its own. */
  readonly side: number;
  /** The same as read from the graph. */
  readonly height: Value;
  readonly width: Value;
}

/** (B, n², C) → (B, C, n, n) */
export function tokensToPicture(
  graph: GraphBuilder,
  x: Value,
  [height, width]: readonly [Length, Length],
): { picture: Value; batch: Value; channels: Value } {
  const [batch, , channels] = lengthsOf(graph, x, [0, 1, 2]);
  const grid = reshape(graph, x, [batch, height, width, channels]);
  return { picture: transpose(graph, grid, 0, 3, 1, 2), batch, channels };
}

/** (B, C, n, n) → (B, n², C) */
export function pictureToTokens(
  graph: GraphBuilder,
  picture: Value,
  { height, width }: Grid,
  batch: Value,
  channels: Value,
): Value {
  const rows = transpose(graph, picture, 0, 2, 3, 1);
  return reshape(graph, rows, [batch, graph.op('Mul', [height, width]), channels]);
}

/** (B, heads·k, n, n) → (B, heads, k, n²), as einops does it: split, then join. */
export function splitHeads(
  graph: GraphBuilder,
  x: Value,
  heads: number,
): { split: Value; batch: Value; perHead: Value } {
  const [batch, channels, height, width] = lengthsOf(graph, x, [0, 1, 2, 3]);
  const perHead = quotient(graph, channels, heads, 2);
  const apart = reshape(graph, x, [batch, heads, perHead, height, width]);
  const positions = product(graph, height, width);
  return { split: reshape(graph, apart, [batch, heads, perHead, positions]), batch, perHead };
}

/** (B, heads, v, n²) → (B, heads·v, n, n) */
export function joinHeads(graph: GraphBuilder, y: Value, { height, width }: Grid): Value {
  const [batch, heads, perHead, positions] = lengthsOf(graph, y, [0, 1, 2, 3]);
  const flat = reshape(graph, y, [batch, product(graph, heads, perHead), positions]);
  const [again, channels] = lengthsOf(graph, flat, [0, 1, 2]);
  return reshape(graph, flat, [again, channels, height, width]);
}
