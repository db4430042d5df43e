/** From a published graph in the store to what the runtime opens, with the real reader, passes and writer. */
import { expect, it } from 'vitest';
import type { OnnxModel } from '../../../src/inference/onnx/model';
import { readModel } from '../../../src/inference/onnx/read';
import { encodeModel } from '../../../src/inference/onnx/write';
import type { ModelFile } from '../../../src/inference/weights/catalogue';
import { graphPreparer } from '../../../src/inference/weights/prepare';
import { bytesFor, fileFor } from './library-kit';

const WEIGHTS = bytesFor(9, 32 * 1024);

/** y = x + w, with w (1, 8192) too large to stay in the graph. */
const MODEL: OnnxModel = {
  irVersion: 8,
  opset: 18,
  producer: 'test',
  graph: {
    name: 'add',
    nodes: [{ name: 'add', opType: 'Add', inputs: ['x', 'w'], outputs: ['y'], attributes: {} }],
    initializers: [
      { name: 'w', type: 'float32', dims: [1, 8192], payload: { kind: 'raw', bytes: WEIGHTS } },
    ],
    inputs: [{ name: 'x', type: 'float32', dims: ['B', 8192] }],
    outputs: [{ name: 'y', type: 'float32', dims: ['B', 8192] }],
  },
};

it('makes a skeleton per variant whose weights point into the published file', async () => {
  const bytes = encodeModel(MODEL);
  const file: ModelFile = {
    ...fileFor('add', bytes),
    variants: [
      { name: 'fixed', dims: { B: 2 }, constants: {} },
      { name: 'free', dims: {}, constants: {} },
    ],
  };
  const preparation = graphPreparer.begin(file, async (offset, length) =>
    bytes.slice(offset, offset + length),
  );
  for (let at = 0; at < bytes.length; at += 100) preparation.push(bytes.slice(at, at + 100));
  const skeletons = await preparation.finish();

  expect([...skeletons.keys()]).toEqual(['fixed', 'free']);
  for (const [variant, batch] of [
    ['fixed', 2],
    ['free', 'B'],
  ] as const) {
    const skeleton = skeletons.get(variant)!;
    expect(skeleton.length).toBeLessThan(1024);
    const { graph } = readModel(skeleton, 'add');
    expect(graph.inputs[0]!.dims).toEqual([batch, 8192]);
    const { payload } = graph.initializers[0]!;
    if (payload.kind !== 'external') throw new Error(`the weights are ${payload.kind}`);
    expect(payload.location).toBe('add.onnx');
    expect(bytes.slice(payload.offset, payload.offset + payload.length)).toEqual(WEIGHTS);
  }
});
