/** Gives free dimensions a length, and inputs other dimensions than they were published with. */
import type { OnnxModel, OnnxValue } from '../model';
import { withGraph } from './pass';

/** @param lengths - by the dimension's name, such as `{ B: 2 }`; names that are not there do no harm */
export function fixDimensions(
  model: OnnxModel,
  lengths: Readonly<Record<string, number>>,
): OnnxModel {
  const byName = new Map(Object.entries(lengths));
  const fix = (value: OnnxValue): OnnxValue => ({
    ...value,
    dims: value.dims.map((dim) => (typeof dim === 'string' ? (byName.get(dim) ?? dim) : dim)),
  });
  const { inputs, outputs } = model.graph;
  return withGraph(model, { inputs: inputs.map(fix), outputs: outputs.map(fix) });
}

/**
 * @param dims - by the input's name
 * @throws RangeError - where there is no such input, or it has another number of dimensions
 */
export function setInputDims(
  model: OnnxModel,
  dims: Readonly<Record<string, readonly number[]>>,
): OnnxModel {
  const inputs = [...model.graph.inputs];
  for (const [name, wanted] of Object.entries(dims)) {
    const at = inputs.findIndex((input) => input.name === name);
    const input = inputs[at];
    if (input?.dims.length !== wanted.length) {
      throw new RangeError(`${wanted.join('×')} do not fit the input ${name}`);
    }
    inputs[at] = { ...input, dims: wanted };
  }
  return withGraph(model, { inputs });
}
