import { describe, expect, it } from 'vitest';
import type { OnnxTensor } from '../../../src/inference/onnx/model';
import { inlineSmall } from '../../../src/inference/onnx/inline-small';
import { float32, model, value } from './build-graph';

const external = (name: string, offset: number, length: number): OnnxTensor => ({
  name,
  type: 'float32',
  dims: [length / 4],
  payload: { kind: 'external', location: 'unet.onnx', offset, length },
});

describe('inlineSmall', () => {
  it('takes in what is small, to the byte, and leaves the rest where it is', async () => {
    const inside = float32('inside', [1, 2]);
    const large = external('large', 0, 32 * 1024);
    const graph = model({
      outputs: [value('y', [1])],
      nodes: [],
      initializers: [inside, external('bias', 8, 16), large],
    });
    const file = Uint8Array.from({ length: 64 }, (_, i) => i);
    const asked: number[] = [];
    const inlined = await inlineSmall(graph, async ({ offset, length }) => {
      asked.push(offset);
      return file.subarray(offset, offset + length);
    });
    expect(asked).toEqual([8]);
    const bytes = Uint8Array.from({ length: 16 }, (_, i) => i + 8);
    expect(inlined.graph.initializers).toEqual([
      inside,
      { name: 'bias', type: 'float32', dims: [4], payload: { kind: 'raw', bytes } },
      large,
    ]);
  });
});
