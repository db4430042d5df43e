/**
 * A Gather whose indices count 0, 1, 2 … n − 1 along a whole axis moves nothing: exporters leave them
 * behind tables of relative positions. It becomes an Identity, or a Reshape where the indices have dims
 * of their own.
 */
import type { OnnxNode, OnnxTensor } from '../model';
import { intAttribute } from './attributes';
import type { Fact } from './fact';
import { type BytesOf, inferFacts } from './facts';
import { int64s, literalToTensor } from './literal';
import { createNamer, initializersByName, type Pass, withGraph } from './pass';
import { axisOf } from './strides';

export const removeIdentityGathers: Pass = (model, bytesOf) => {
  if (!model.graph.nodes.some(({ opType }) => opType === 'Gather')) return model;
  const facts = inferFacts(model.graph, bytesOf);
  const newName = createNamer(model.graph);
  const tables = initializersByName(model.graph);
  const shapes: OnnxTensor[] = [];
  let found = false;
  const nodes = model.graph.nodes.map((node): OnnxNode => {
    const [from = '', table = ''] = node.inputs;
    const indices = tables.get(table);
    const length = node.opType === 'Gather' ? lengthOfAxis(node, facts.get(from)) : null;
    if (length === null || !indices || !countsTo(length, indices, bytesOf)) return node;
    found = true;
    if (indices.dims.length === 1) {
      return { ...node, opType: 'Identity', inputs: [from], attributes: {} };
    }
    const [name = ''] = node.outputs;
    const shape = literalToTensor(newName(`${name}/shape`), int64s(facts.get(name)!.dims!));
    shapes.push(shape);
    return { ...node, opType: 'Reshape', inputs: [from, shape.name], attributes: {} };
  });
  if (!found) return model;
  return withGraph(model, { nodes, initializers: [...model.graph.initializers, ...shapes] });
};

/** Of the axis that `gather` chooses from. */
function lengthOfAxis(gather: OnnxNode, from: Fact | undefined): number | null {
  const axis = from?.dims && axisOf(intAttribute(gather, 'axis', 0), from.dims.length);
  return typeof axis === 'number' ? from!.dims![axis]! : null;
}

/** True where `indices` are 0, 1, 2 … length − 1 in row-major order. */
function countsTo(length: number, indices: OnnxTensor, bytesOf: BytesOf): boolean {
  const size = indices.type === 'int64' ? 8 : 4;
  const bytes = bytesOf(indices);
  if ((indices.type !== 'int64' && indices.type !== 'int32') || !bytes) return false;
  if (bytes.length !== length * size) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let index = 0; index < length; index++) {
    const low = view.getInt32(index * size, true);
    const high = size === 8 ? view.getInt32(index * size + 4, true) : 0;
    if (low !== index || high !== 0) return false;
  }
  return true;
}
