/**
 * Brings a published graph into the form that is kept: dimensions fixed, inputs that never change made
 * constant, and everything that follows from the two computed once instead of at every step.
 */
import type { OnnxModel } from '../model';
import { bindInput } from './bind-input';
import { contractSmallFirst } from './contract-small-first';
import { constantsToInitializers } from './constants-to-initializers';
import { declareOutputs } from './declare-outputs';
import { fixDimensions, setInputDims } from './fix-dimensions';
import { foldConstants } from './fold';
import { removeIdentityGathers } from './identity-gather';
import { loadIntegerTables, type ReadExternal } from './integer-tables';
import { mergeEqual } from './merge-equal';
import { mergeReshapes } from './merge-reshapes';
import type { Pass } from './pass';
import { removeDead } from './remove-dead';
import { removeNoOps } from './remove-no-ops';
import { reshapeInitializers } from './reshape-initializers';

/** What a catalogue says of one prepared form of a graph. */
export interface PreparedForm {
  /** Free dimensions by name, such as `{ B: 2 }`. */
  readonly dims: Readonly<Record<string, number>>;
  /** Inputs with other dimensions than published. */
  readonly inputDims?: Readonly<Record<string, readonly number[]>>;
  /** Inputs that become constants: int64 values in row-major order. */
  readonly constants: Readonly<Record<string, readonly number[]>>;
}

/** In an order in which most graphs need two rounds: each pass makes work for the next. */
const PASSES: readonly Pass[] = [
  constantsToInitializers,
  foldConstants,
  removeIdentityGathers,
  reshapeInitializers,
  contractSmallFirst,
  mergeReshapes,
  removeNoOps,
  removeDead,
  mergeEqual,
];

/** A pass only ever makes a graph smaller, so that this is not reached but by a mistake of ours. */
const MAX_ROUNDS = 16;

/**
 * @param readExternal - is asked for external integer tables only
 * @returns a graph that computes the same with fewer nodes; the very model where `form` fixes nothing
 * @throws RangeError - where `form` does not fit the graph's inputs
 */
export async function prepareGraph(
  model: OnnxModel,
  form: PreparedForm,
  readExternal: ReadExternal,
): Promise<OnnxModel> {
  const fixed = [form.dims, form.inputDims ?? {}, form.constants];
  if (fixed.every((values) => Object.keys(values).length === 0)) return model;
  const bytesOf = await loadIntegerTables(model.graph, readExternal);
  let prepared = setInputDims(fixDimensions(model, form.dims), form.inputDims ?? {});
  for (const [name, values] of Object.entries(form.constants)) {
    prepared = bindInput(prepared, name, values);
  }
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const before = prepared;
    for (const pass of PASSES) prepared = pass(prepared, bytesOf);
    if (prepared === before) break;
  }
  return declareOutputs(prepared, bytesOf);
}
