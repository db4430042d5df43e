/** What is known of a value before the graph runs. */
import type { OnnxNode } from '../model';
import type { Literal } from './literal';

export interface Fact {
  /** Null where one of them is not known. */
  readonly dims: readonly number[] | null;
  /** Its numbers, where they are few and known; then `dims` are its dims. */
  readonly literal: Literal | null;
}

export const NOTHING_KNOWN: Fact = { dims: null, literal: null };

/** Per input of a node; undefined for one that is left out. */
export type Facts = readonly (Fact | undefined)[];

/**
 * The dimensions of a node's outputs, of the first ones at least. @returns null where they depend on
 * what is not known, or where the node is not as the operator's specification says: the runtime will
 * find better words for that.
 */
export type ShapeRule = (node: OnnxNode, inputs: Facts) => readonly (readonly number[])[] | null;

/** By operator. A Map: a file may name its operators `constructor`. */
export type ShapeRules = ReadonlyMap<string, ShapeRule>;

export function dimsAt(inputs: Facts, index: number): readonly number[] | null {
  return inputs[index]?.dims ?? null;
}
