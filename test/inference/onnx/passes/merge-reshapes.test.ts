/** Reshapes in a row become one, whatever else looks at what lies between. */
import { describe, expect, it } from 'vitest';
import type { OnnxTensor } from '../../../../src/inference/onnx/model';
import { mergeReshapes } from '../../../../src/inference/onnx/passes/merge-reshapes';
import { int64, model, node, operatorCounts, value } from '../build-graph';
import { runModel } from '../run-graph';

const inModel = ({ payload }: OnnxTensor) => (payload.kind === 'raw' ? payload.bytes : null);

const feeds = { x: { dims: [2, 6], data: Float32Array.from([...Array(12).keys()]) } };

describe('mergeReshapes', () => {
  it('reads each from where the first one read', async () => {
    const graph = model({
      inputs: [value('x', [2, 6])],
      outputs: [value('y', [1, 4, 3]), value('z', [2, 3, 2])],
      initializers: [int64('as two', [0, 3, -1]), int64('as rows', [4, 3]), int64('0', [0])],
      nodes: [
        node('Reshape', ['x', 'as two'], 'z'),
        node('Flatten', ['z'], 'flat'),
        node('Reshape', ['flat', 'as rows'], 'rows'),
        node('Unsqueeze', ['rows', '0'], 'y'),
      ],
    });
    const merged = mergeReshapes(graph, inModel);
    expect(merged.graph.nodes.map(({ inputs }) => inputs[0])).toEqual(['x', 'x', 'x', 'x']);
    expect(operatorCounts(merged)).toEqual({ Reshape: 4 });
    expect(await runModel(merged, feeds)).toEqual(await runModel(graph, feeds));
    expect(mergeReshapes(merged, inModel)).toBe(merged);
  });

  it('leaves what has no numbers, as its shape could not be written down', () => {
    const graph = model({
      inputs: [value('x', [0, 6])],
      outputs: [value('y', [0, 6, 1])],
      initializers: [int64('as it is', [0, 6]), int64('2', [2])],
      nodes: [node('Reshape', ['x', 'as it is'], 'same'), node('Unsqueeze', ['same', '2'], 'y')],
    });
    expect(mergeReshapes(graph, inModel)).toBe(graph);
  });
});
