/**
 * Reshaping a weight needs no node, and not the weight's numbers either: a second initializer names the
 * same bytes with the other dimensions.
 */
import type { OnnxTensor } from '../model';
import { inferFacts } from './facts';
import { initializersByName, type Pass, withGraph } from './pass';

const KEEP_BYTES = new Set(['Identity', 'Reshape', 'Flatten', 'Squeeze', 'Unsqueeze']);

export const reshapeInitializers: Pass = (model, bytesOf) => {
  const facts = inferFacts(model.graph, bytesOf);
  const weights = initializersByName(model.graph);
  const reshaped: OnnxTensor[] = [];
  const nodes = model.graph.nodes.filter((node) => {
    const [from] = node.inputs;
    const [name] = node.outputs;
    const weight = weights.get(from ?? '');
    const dims = name && facts.get(name)?.dims;
    if (!KEEP_BYTES.has(node.opType) || !weight || !dims) return true;
    const tensor = { ...weight, name, dims };
    weights.set(name, tensor);
    reshaped.push(tensor);
    return false;
  });
  if (reshaped.length === 0) return model;
  return withGraph(model, { nodes, initializers: [...model.graph.initializers, ...reshaped] });
};
