/** What a pass is, and what passes have in common. */
import type { OnnxGraph, OnnxModel, OnnxNode, OnnxTensor } from '../model';
import type { BytesOf } from './facts';

/**
 * A model for a model that computes the same. `bytesOf` gives tensors that are at hand. A pass that
 * finds nothing to do returns the very model it was given.
 */
export type Pass = (model: OnnxModel, bytesOf: BytesOf) => OnnxModel;

export function withGraph(model: OnnxModel, graph: Partial<OnnxGraph>): OnnxModel {
  return { ...model, graph: { ...model.graph, ...graph } };
}

export function initializersByName(graph: OnnxGraph): Map<string, OnnxTensor> {
  return new Map(graph.initializers.map((tensor) => [tensor.name, tensor]));
}

/** Gives each wanted name, or something like it that no value of the graph is called yet. */
export function createNamer(graph: OnnxGraph): (wanted: string) => string {
  const taken = new Set([...graph.inputs, ...graph.initializers].map(({ name }) => name));
  for (const { outputs } of graph.nodes) outputs.forEach((name) => taken.add(name));
  return (wanted) => {
    let name = wanted;
    while (taken.has(name)) name += '_';
    taken.add(name);
    return name;
  };
}

/** The node with its inputs under other names, where `names` has one for them. */
export function withInputs(node: OnnxNode, names: ReadonlyMap<string, string>): OnnxNode {
  if (!node.inputs.some((name) => names.has(name))) return node;
  return { ...node, inputs: node.inputs.map((name) => names.get(name) ?? name) };
}
