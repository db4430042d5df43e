/** Turns Constant nodes into initializers: a third of the nodes of an exported UNet. */
import type { OnnxAttribute, OnnxTensor } from '../model';
import { int64s, literalFrom, literalToTensor } from './literal';
import { type Pass, withGraph } from './pass';

export const constantsToInitializers: Pass = (model) => {
  const found: OnnxTensor[] = [];
  const nodes = model.graph.nodes.filter((node) => {
    const [name] = node.outputs;
    if (node.opType !== 'Constant' || !name) return true;
    const tensor = tensorOf(name, node.attributes);
    if (tensor) found.push(tensor);
    return !tensor;
  });
  if (found.length === 0) return model;
  return withGraph(model, { nodes, initializers: [...model.graph.initializers, ...found] });
};

/** The attribute's name says which of the forms it is (ONNX Constant-13). */
function tensorOf(
  name: string,
  { value, value_int, value_ints, value_float, value_floats }: Record<string, OnnxAttribute>,
): OnnxTensor | null {
  if (value?.kind === 'tensor') return { ...value.value, name };
  if (value_int?.kind === 'int') return literalToTensor(name, int64s([value_int.value], []));
  if (value_ints?.kind === 'ints') return literalToTensor(name, int64s(value_ints.value));
  if (value_float?.kind === 'float') {
    return literalToTensor(name, literalFrom('float32', [], [value_float.value]));
  }
  if (value_floats?.kind === 'floats') {
    const { value: numbers } = value_floats;
    return literalToTensor(name, literalFrom('float32', [numbers.length], numbers));
  }
  return null;
}
