/** Removes nodes that give back what they are given: Identity, and what is one for these dimensions. */
import type { OnnxNode } from '../model';
import { dimsAt, type Facts } from './fact';
import { factsOfInputs, inferFacts } from './facts';
import { integersOf, type Literal } from './literal';
import { type Pass, withGraph, withInputs } from './pass';
import { permutationOf } from './shape-rules/layout';
import { sliceOf } from './shape-rules/slice';

export const removeNoOps: Pass = (model, bytesOf) => {
  const facts = inferFacts(model.graph, bytesOf);
  const results = new Set(model.graph.outputs.map(({ name }) => name));
  const renamed = new Map<string, string>();
  const nodes: OnnxNode[] = [];
  for (const original of model.graph.nodes) {
    const node = withInputs(original, renamed);
    const [from = ''] = node.inputs;
    const [name = ''] = node.outputs;
    // The graph's outputs keep their names, so a node that makes one stays.
    const stays = results.has(name) || from === '' || node.outputs.slice(1).some(Boolean);
    const dims = facts.get(name)?.dims ?? null;
    if (stays || !changesNothing(original, factsOfInputs(original, facts), dims)) nodes.push(node);
    else renamed.set(name, from);
  }
  return renamed.size === 0 ? model : withGraph(model, { nodes });
};

function changesNothing(node: OnnxNode, inputs: Facts, dims: readonly number[] | null): boolean {
  const from = dimsAt(inputs, 0);
  const sameDims =
    dims && from && dims.length === from.length && dims.every((d, i) => d === from[i]);
  switch (node.opType) {
    case 'Identity':
      return true;
    case 'Reshape':
    case 'Flatten':
    case 'Squeeze':
    case 'Expand':
      return sameDims === true;
    case 'Transpose':
      return from !== null && (permutationOf(node, from.length) ?? [1]).every((at, i) => at === i);
    case 'Slice':
      return sameDims === true && sliceOf(node, inputs)!.steps.every((step) => step > 0);
    case 'Concat':
      return node.inputs.length === 1;
    case 'Mul':
    case 'Div':
      return sameDims === true && isAllOnes(inputs[1]?.literal);
    case 'Pad':
      return integersOf(inputs[1]?.literal)?.every((pad) => pad === 0) ?? false;
    default:
      return false;
  }
}

/** Residual blocks divide by an output scale, which is 1. */
function isAllOnes(literal: Literal | null | undefined): boolean {
  return literal?.type === 'float32' && literal.data.every((value) => value === 1);
}
