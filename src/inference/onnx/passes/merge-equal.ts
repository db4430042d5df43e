/**
 * Keeps one of equal initializers, and one of equal nodes: exporters write the same shape, axis and
 * scale hundreds of times. External tensors are equal where they are the same bytes of the same file.
 */
import type { OnnxNode, OnnxTensor } from '../model';
import { type Pass, withGraph, withInputs } from './pass';

export const mergeEqual: Pass = (model) => {
  const results = new Set(model.graph.outputs.map(({ name }) => name));
  const renamed = new Map<string, string>();
  const tensors = new Map<string, string>();
  const initializers = model.graph.initializers.filter((tensor) => {
    const key = keyOfTensor(tensor);
    const first = key === null ? undefined : tensors.get(key);
    if (first !== undefined && !results.has(tensor.name)) renamed.set(tensor.name, first);
    else if (key !== null) tensors.set(key, tensor.name);
    return !renamed.has(tensor.name);
  });
  const made = new Map<string, OnnxNode>();
  const nodes: OnnxNode[] = [];
  for (const original of model.graph.nodes) {
    const node = withInputs(original, renamed);
    const key = keyOfNode(node);
    const first = key === null ? undefined : made.get(key);
    if (first && !node.outputs.some((name) => results.has(name))) {
      node.outputs.forEach((name, index) => renamed.set(name, first.outputs[index]!));
      continue;
    }
    if (key !== null) made.set(key, node);
    nodes.push(node);
  }
  return renamed.size === 0 ? model : withGraph(model, { nodes, initializers });
};

/** Small raw tensors are compared whole; null for those that are left alone. */
function keyOfTensor({ type, dims, payload }: OnnxTensor): string | null {
  const what = `${type} ${dims.join(',')}`;
  if (payload.kind === 'external') {
    return `${what} @${payload.offset}+${payload.length} ${payload.location}`;
  }
  if (payload.kind !== 'raw' || payload.bytes.length > MAX_COMPARED) return null;
  return `${what} ${payload.bytes.join(',')}`;
}

const MAX_COMPARED = 1024;

const GIVE_SOMETHING_ELSE_EACH_TIME = /^(Random|Bernoulli|Multinomial|Dropout)/;

/** @returns null for operators that are never merged, and for nodes that carry a tensor */
function keyOfNode({ opType, inputs, outputs, attributes }: OnnxNode): string | null {
  const entries = Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1));
  const carriesTensor = entries.some(([, { kind }]) => kind === 'tensor');
  if (carriesTensor || GIVE_SOMETHING_ELSE_EACH_TIME.test(opType)) return null;
  const places = outputs.map((name) => name !== '');
  return JSON.stringify([opType, inputs, places, entries], exactNumber);
}

/** JSON has neither infinities nor −0. */
function exactNumber(_: string, value: unknown): unknown {
  if (typeof value !== 'number') return value;
  return Object.is(value, -0) ? '-0' : String(value);
}
