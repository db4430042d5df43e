/** Declares of the graph's outputs the dimensions that were inferred: with a fixed B, or a tile's. */
import { inferFacts } from './facts';
import { type Pass, withGraph } from './pass';

export const declareOutputs: Pass = (model, bytesOf) => {
  const facts = inferFacts(model.graph, bytesOf);
  const outputs = model.graph.outputs.map((output) => {
    const dims = facts.get(output.name)?.dims;
    return dims ? { ...output, dims } : output;
  });
  return withGraph(model, { outputs });
};
