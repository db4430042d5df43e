/**
 * A reshape of a reshape is a reshape of what the first one was given: exporters add a dimension here and
 * drop it there, a hundred times in Moebius' UNet. Where the result has the dimensions that it began with,
 * `removeNoOps` then takes out the rest.
 */
import type { OnnxNode, OnnxTensor } from '../model';
import { inferFacts } from './facts';
import { int64s, literalToTensor } from './literal';
import { createNamer, type Pass, withGraph } from './pass';

const RESHAPING = new Set(['Reshape', 'Flatten', 'Squeeze', 'Unsqueeze']);

export const mergeReshapes: Pass = (model, bytesOf) => {
  const facts = inferFacts(model.graph, bytesOf);
  const newName = createNamer(model.graph);
  /** What each reshaped value is a reshape of. */
  const sources = new Map<string, string>();
  const shapes: OnnxTensor[] = [];
  const nodes = model.graph.nodes.map((node): OnnxNode => {
    const [from = ''] = node.inputs;
    const [to = ''] = node.outputs;
    if (!RESHAPING.has(node.opType)) return node;
    const source = sources.get(from);
    sources.set(to, source ?? from);
    const dims = facts.get(to)?.dims;
    // In a shape, 0 means "as before", and what was before is not the same any more.
    if (source === undefined || !dims || dims.includes(0)) return node;
    const shape = literalToTensor(newName(`${to}/shape`), int64s(dims));
    shapes.push(shape);
    return { ...node, opType: 'Reshape', inputs: [source, shape.name], attributes: {} };
  });
  if (shapes.length === 0) return model;
  return withGraph(model, { nodes, initializers: [...model.graph.initializers, ...shapes] });
};
