/** What the evaluators of single operators have in common. */
import type { OnnxNode } from '../model';
import type { Facts } from './fact';
import type { Literal } from './literal';

export interface Evaluation {
  readonly node: OnnxNode;
  readonly inputs: Facts;
  /** Of the inputs that are given, in order; all of them, but for operators that only ask for dims. */
  readonly literals: readonly Literal[];
  /** Of the first output: known, and of at most `MAX_LITERAL` numbers. */
  readonly dims: readonly number[];
}

/** One literal per output, or null where the node has to be left to the runtime. */
export type Evaluator = (evaluation: Evaluation) => readonly Literal[] | null;
