import fc from 'fast-check';
import * as ort from 'onnxruntime-web/wasm';
import { describe, expect, it } from 'vitest';
import type { OnnxAttribute, OnnxModel, OnnxTensor } from '../../../src/inference/onnx/model';
import { readModel } from '../../../src/inference/onnx/read';
import { encodedBytes, encodeModel, modelChunks } from '../../../src/inference/onnx/write';

ort.env.wasm.numThreads = 1;

function modelWith(initializers: readonly OnnxTensor[]): OnnxModel {
  return {
    irVersion: 8,
    opset: 18,
    producer: 'test',
    graph: {
      name: 'sum',
      nodes: [{ name: 'sum', opType: 'Add', inputs: ['x', 'w'], outputs: ['y'], attributes: {} }],
      initializers,
      inputs: [{ name: 'x', type: 'float32', dims: ['B', 3] }],
      outputs: [{ name: 'y', type: 'float32', dims: ['B', 3] }],
    },
  };
}

function floatsOf(...values: readonly number[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Float32Array.from(values).buffer);
}

/** `w` made in pieces of one number, of which `length` bytes are promised. */
function generated(values: readonly number[], length: number, onMade = () => {}): OnnxTensor {
  return {
    name: 'w',
    type: 'float32',
    dims: [3],
    payload: {
      kind: 'generated',
      length,
      *chunks() {
        for (const value of values) {
          onMade();
          yield floatsOf(value);
        }
      },
    },
  };
}

describe('modelChunks', () => {
  it('makes what is generated only when it is its turn', () => {
    let made = 0;
    const model = modelWith([generated([1, 2, 3], 12, () => made++)]);
    const chunks = modelChunks(model);
    expect(encodedBytes(model)).toBeGreaterThan(12);
    chunks.next(); // everything up to the tensor's own bytes
    expect(made).toBe(0);
    chunks.next();
    expect(made).toBe(1);
  });

  it('writes generated tensors as if they had been there all along', () => {
    const raw = { kind: 'raw', bytes: floatsOf(1, 2, 3) } as const;
    const lazy = modelWith([generated([1, 2, 3], 12)]);
    const eager = modelWith([{ name: 'w', type: 'float32', dims: [3], payload: raw }]);
    expect(encodeModel(lazy)).toEqual(encodeModel(eager));
    expect(encodeModel(lazy)).toHaveLength(encodedBytes(lazy));
  });

  it.each([
    ['longer', [1, 2, 3, 4]],
    ['shorter', [1, 2]],
  ])('refuses a tensor that comes out %s than promised', (_, values) => {
    expect(() => [...modelChunks(modelWith([generated(values, 12)]))]).toThrow(RangeError);
  });
});

describe('encodeModel', () => {
  it('makes models that ONNX Runtime runs, with tensors inside and beside', async () => {
    const beside = new Uint8Array([99, ...floatsOf(10, 20, 30)]); // not aligned, on purpose
    const external: OnnxTensor = {
      name: 'w',
      type: 'float32',
      dims: [3],
      payload: { kind: 'external', location: 'some/weights.bin', offset: 1, length: 12 },
    };
    const x = new ort.Tensor('float32', [1, 2, 3, 4, 5, 6], [2, 3]);
    const sums = [];
    for (const tensor of [generated([10, 20, 30], 12), external]) {
      const session = await ort.InferenceSession.create(encodeModel(modelWith([tensor])), {
        externalData: [{ path: 'some/weights.bin', data: beside }],
      });
      sums.push([...((await session.run({ x }))['y']?.data as Float32Array)]);
      await session.release();
    }
    expect(sums).toEqual(Array(2).fill([11, 22, 33, 14, 25, 36]));
  });

  it('writes what the reader reads back, whatever the model', () => {
    fc.assert(
      fc.property(anyModel, (model) => {
        expect(readModel(encodeModel(model), 'any.onnx')).toEqual(model);
      }),
      { numRuns: 200 },
    );
  });

  it('writes the largest int64 for 2^63, which is what a double makes of it', () => {
    const model = modelWith([]);
    const attributes = { end: { kind: 'int', value: 2 ** 63 } as const };
    const graph = { ...model.graph, nodes: [{ ...model.graph.nodes[0]!, attributes }] };
    const bytes = encodeModel({ ...model, graph });
    // Field 3 as a varint of nine bytes: 63 bits, all of them set.
    const largest = [0x18, ...Array<number>(8).fill(0xff), 0x7f].join();
    expect(bytes.join()).toContain(largest);
  });

  it('refuses an integer attribute that is none', () => {
    const model = modelWith([]);
    const [node] = model.graph.nodes;
    const broken = { ...node!, attributes: { axis: { kind: 'int', value: 0.5 } as const } };
    const graph = { ...model.graph, nodes: [broken] };
    expect(() => encodeModel({ ...model, graph })).toThrow(RangeError);
  });
});

const word = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' });
const name = word.map((text) => `n${text}`);
const whole = fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.constantFrom(-(2 ** 63), 127, 128));
const single = fc.float({ noNaN: true });
const dimension = fc.integer({ min: 0, max: 3 });

const anyTensor: fc.Arbitrary<OnnxTensor> = fc
  .record({
    name,
    dims: fc.array(dimension, { maxLength: 3 }),
    value: single,
    inside: fc.boolean(),
  })
  .map(({ name, dims, value, inside }) => {
    const count = dims.reduce((product, length) => product * length, 1);
    const bytes = floatsOf(...Array<number>(count).fill(value));
    const length = bytes.length;
    return {
      name,
      type: 'float32',
      dims,
      payload: inside
        ? { kind: 'raw', bytes }
        : { kind: 'external', location: 'weights.bin', offset: 7, length },
    };
  });

const anyAttribute: fc.Arbitrary<OnnxAttribute> = fc.oneof(
  fc.record({ kind: fc.constant('int' as const), value: whole }),
  fc.record({ kind: fc.constant('float' as const), value: single }),
  fc.record({ kind: fc.constant('string' as const), value: word }),
  fc.record({ kind: fc.constant('ints' as const), value: fc.array(whole, { maxLength: 4 }) }),
  fc.record({ kind: fc.constant('floats' as const), value: fc.array(single, { maxLength: 4 }) }),
  fc.record({ kind: fc.constant('tensor' as const), value: anyTensor }),
);

const anyModel: fc.Arbitrary<OnnxModel> = fc
  .record({
    graphName: word,
    producer: word,
    opTypes: fc.array(word, { minLength: 1, maxLength: 4 }),
    attributes: fc.dictionary(name, anyAttribute, { maxKeys: 3, noNullPrototype: true }),
    weights: fc.uniqueArray(anyTensor, { maxLength: 3, selector: (tensor) => tensor.name }),
    batch: name,
  })
  .map(({ graphName, producer, opTypes, attributes, weights, batch }) => ({
    irVersion: 8,
    opset: 18,
    producer,
    graph: {
      name: graphName,
      nodes: opTypes.map((opType, i) => ({
        name: `node${i}`,
        opType,
        inputs: [i === 0 ? 'x' : `y${i - 1}`, ''],
        outputs: [`y${i}`],
        attributes,
      })),
      initializers: weights,
      inputs: [{ name: 'x', type: 'float32' as const, dims: [batch, 3] }],
      outputs: [{ name: `y${opTypes.length - 1}`, type: 'float32' as const, dims: [batch] }],
    },
  }));
