/** Removes nodes that no output of the graph needs, and initializers that no node is left to use. */
import type { OnnxNode } from '../model';
import { type Pass, withGraph } from './pass';

export const removeDead: Pass = (model) => {
  const { nodes, initializers, outputs } = model.graph;
  const used = new Set(outputs.map(({ name }) => name));
  const live: OnnxNode[] = [];
  for (const node of [...nodes].reverse()) {
    if (!node.outputs.some((name) => used.has(name))) continue;
    live.push(node);
    for (const name of node.inputs) used.add(name);
  }
  const kept = initializers.filter(({ name }) => used.has(name));
  if (live.length === nodes.length && kept.length === initializers.length) return model;
  return withGraph(model, { nodes: live.reverse(), initializers: kept });
};
