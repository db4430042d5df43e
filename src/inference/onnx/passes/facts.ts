/**
 * One walk through a graph that finds out what can be known before it runs: the dimensions of every
 * value, and the numbers of the small ones that follow from constants. Dims and numbers need each
 * other (a Reshape's shape is computed from a Shape), so they are found together.
 */
import type { OnnxGraph, OnnxNode, OnnxTensor } from '../model';
import { arithmeticEvaluators } from './evaluate-arithmetic';
import { dimsEvaluators, layoutEvaluators } from './evaluate-layout';
import { type Fact, type Facts, NOTHING_KNOWN } from './fact';
import { countIfSmall, type Literal, tensorToLiteral } from './literal';
import { inferDims } from './shapes';

/** The bytes of a tensor that are at hand, in the model or loaded beside it; null for the others. */
export type BytesOf = (tensor: OnnxTensor) => Uint8Array | null;

/** In one graph: 500 times what Moebius' UNet takes; a hostile file is not given more. */
const MAX_NUMBERS = 2 ** 22;

const evaluators = new Map([...arithmeticEvaluators, ...layoutEvaluators]);

/** By name of the value. Values of which nothing is known have none. */
export function inferFacts(graph: OnnxGraph, bytesOf: BytesOf): Map<string, Fact> {
  const facts = new Map<string, Fact>();
  for (const { name, dims } of graph.inputs) {
    const fixed = dims.filter((dim) => typeof dim === 'number');
    if (fixed.length === dims.length) facts.set(name, { dims: fixed, literal: null });
  }
  for (const tensor of graph.initializers) {
    const literal = tensorToLiteral(tensor, bytesOf(tensor));
    facts.set(tensor.name, { dims: tensor.dims, literal });
  }
  let numbersLeft = MAX_NUMBERS;
  for (const node of graph.nodes) {
    const inputs = factsOfInputs(node, facts);
    const dims = inferDims(node, inputs);
    const literals = dims[0] && numbersLeft > 0 ? evaluate(node, inputs, dims[0]) : null;
    for (const [index, name] of node.outputs.entries()) {
      if (name === '') continue;
      const literal = literals?.[index] ?? null;
      numbersLeft -= literal?.data.length ?? 0;
      facts.set(name, { dims: literal?.dims ?? dims[index] ?? null, literal });
    }
  }
  return facts;
}

export function factsOfInputs(node: OnnxNode, facts: ReadonlyMap<string, Fact>): Facts {
  return node.inputs.map((name) => (name === '' ? undefined : (facts.get(name) ?? NOTHING_KNOWN)));
}

function evaluate(node: OnnxNode, inputs: Facts, dims: readonly number[]) {
  if (countIfSmall(dims) === null) return null;
  const fromDims = dimsEvaluators.get(node.opType);
  if (fromDims) return fromDims({ node, inputs, literals: [], dims });
  const literals: Literal[] = [];
  for (const fact of inputs) {
    if (fact === undefined) continue;
    if (!fact.literal) return null;
    literals.push(fact.literal);
  }
  return evaluators.get(node.opType)?.({ node, inputs, literals, dims }) ?? null;
}
