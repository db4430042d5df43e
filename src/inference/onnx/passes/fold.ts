/** Constant folding: nodes whose outputs are known before the graph runs become initializers. */
import type { OnnxTensor } from '../model';
import { inferFacts } from './facts';
import { literalToTensor } from './literal';
import { type Pass, withGraph } from './pass';

export const foldConstants: Pass = (model, bytesOf) => {
  const facts = inferFacts(model.graph, bytesOf);
  const folded: OnnxTensor[] = [];
  const nodes = model.graph.nodes.filter((node) => {
    const tensors = node.outputs.map((name) => {
      const literal = facts.get(name)?.literal;
      return literal ? literalToTensor(name, literal) : null;
    });
    const known = tensors.filter((tensor) => tensor !== null);
    if (known.length !== node.outputs.length) return true;
    folded.push(...known);
    return false;
  });
  if (folded.length === 0) return model;
  return withGraph(model, { nodes, initializers: [...model.graph.initializers, ...folded] });
};
