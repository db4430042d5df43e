/** Replaces an input of the graph by a constant. */
import type { OnnxModel } from '../model';
import { int64s, literalToTensor } from './literal';
import { withGraph } from './pass';

/**
 * @param values - int64, row-major; as many as the input's dimensions, fixed before, ask for
 * @throws RangeError - where there is no such input, or it is not of that type and size
 */
export function bindInput(model: OnnxModel, name: string, values: readonly number[]): OnnxModel {
  const input = model.graph.inputs.find((each) => each.name === name);
  const dims = input?.dims.filter((dim) => typeof dim === 'number');
  const count = dims?.reduce((product, dim) => product * dim, 1);
  const isFixed = dims?.length === input?.dims.length;
  if (!dims || input?.type !== 'int64' || !isFixed || count !== values.length) {
    throw new RangeError(`${values.length} int64 values do not fit the input ${name}`);
  }
  return withGraph(model, {
    inputs: model.graph.inputs.filter((each) => each.name !== name),
    initializers: [...model.graph.initializers, literalToTensor(name, int64s(values, dims))],
  });
}
