/** The reader believes a file only what it can prove. */
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/inference/core/errors';
import type { OnnxTensor } from '../../../src/inference/onnx/model';
import { readModel } from '../../../src/inference/onnx/read';
import { encodeModel } from '../../../src/inference/onnx/write';
import { everyAttribute } from './example-models';
import { bytes, claim, fixed32, fixed64, message, modelOf, number } from './wire-bytes';

const FILE = 'unet.onnx';

function readTensor(...fields: (readonly number[])[]): OnnxTensor {
  const { graph } = readModel(modelOf(bytes(5, fields.flat())), FILE);
  return graph.initializers[0]!;
}

function rawBytes({ payload }: OnnxTensor): number[] {
  if (payload.kind !== 'raw') throw new Error(payload.kind);
  return [...payload.bytes];
}

describe('readModel', () => {
  it('reads what the writer wrote', () => {
    expect(readModel(encodeModel(everyAttribute), FILE)).toEqual(everyAttribute);
  });

  it('skips what only informs: versions, doc strings, metadata, inferred shapes', () => {
    const plain = modelOf(bytes(2, 'g'));
    const documented = message(
      [...modelOf(bytes(2, 'g'), bytes(10, 'says nothing'), bytes(13, bytes(1, 'x')))],
      number(5, 77),
      bytes(6, 'a doc string'),
      bytes(14, bytes(1, 'key')),
    );
    expect(readModel(documented, FILE)).toEqual(readModel(plain, FILE));
  });

  it('takes weights off the list of inputs, where IR 3 put them', () => {
    const type = bytes(2, bytes(1, [...number(1, 1), ...bytes(2, bytes(1, number(1, 1)))]));
    const weight = [...number(1, 1), ...number(2, 1), ...bytes(8, 'w'), ...fixed32(4, 1)];
    const { graph } = readModel(
      modelOf(
        bytes(11, [...bytes(1, 'x'), ...type]),
        bytes(11, [...bytes(1, 'w'), ...type]),
        bytes(5, weight),
      ),
      FILE,
    );
    expect(graph.inputs.map(({ name }) => name)).toEqual(['x']);
  });
});

describe('numbers of a tensor', () => {
  const floats = [...new Uint8Array(Float32Array.of(1.5, -2).buffer)];
  const longs = [...new Uint8Array(BigInt64Array.of(-1n, 2n ** 40n).buffer)];

  it.each<[string, (readonly number[])[], number[]]>([
    ['raw', [number(2, 1), bytes(9, floats)], floats],
    ['float_data, packed', [number(2, 1), bytes(4, floats)], floats],
    ['float_data, one by one', [number(2, 1), fixed32(4, 1.5), fixed32(4, -2)], floats],
    [
      'double_data',
      [number(2, 11), fixed64(10, 1.5), fixed64(10, -2)],
      [...new Uint8Array(Float64Array.of(1.5, -2).buffer)],
    ],
    [
      'int64_data, packed',
      [number(2, 7), bytes(7, [...number(0, -1).slice(1), ...number(0, 2n ** 40n).slice(1)])],
      longs,
    ],
    ['int64_data, one by one', [number(2, 7), number(7, -1), number(7, 2n ** 40n)], longs],
    ['int32_data', [number(2, 6), number(5, -2), number(5, 7)], [254, 255, 255, 255, 7, 0, 0, 0]],
    ['int32_data of bools', [number(2, 9), bytes(5, [1, 0])], [1, 0]],
    [
      'int32_data of float16 bits',
      [number(2, 10), number(5, 0x3c00), number(5, 1)],
      [0, 0x3c, 1, 0],
    ],
    ['raw, before anything is known of it', [bytes(9, floats), number(2, 1)], floats],
  ])('are raw bytes, whether the file has them as %s', (_, fields, expected) => {
    expect(rawBytes(readTensor(...fields, number(1, 2)))).toEqual(expected);
  });

  it('stay in the other file that the tensor names', () => {
    const entry = (key: string, text: string) => bytes(13, [...bytes(1, key), ...bytes(2, text)]);
    const tensor = readTensor(
      ...[number(1, 3), number(2, 1), bytes(8, 'w'), number(14, 1)],
      ...[entry('location', 'w.bin'), entry('offset', '4096')],
    );
    const payload = { kind: 'external', location: 'w.bin', offset: 4096, length: 12 };
    expect(tensor).toEqual({ name: 'w', type: 'float32', dims: [3], payload });
  });
});

describe('a file that is damaged or lies', () => {
  const graph = (...fields: (readonly number[])[]) => modelOf(fields.flat());
  const use = (name: string) =>
    bytes(1, [...bytes(1, name), ...bytes(2, 'y'), ...bytes(4, 'Relu')]);
  const attribute = (...fields: (readonly number[])[]) =>
    graph(bytes(1, [...bytes(4, 'If'), ...bytes(5, fields.flat())]));

  it.each<[string, Uint8Array, RegExp]>([
    ['is empty', message(), /no graph/],
    ['is text', new TextEncoder().encode('<!doctype html><title>404</title>'), /./],
    ['ends within a number', Uint8Array.of(0x08, 0x80), /ends after 2/],
    ['has a number of eleven bytes', message([8], Array<number>(10).fill(0xff), [1]), /64 bits/],
    ['has a number of 65 bits', message([8], Array<number>(9).fill(0xff), [2]), /64 bits/],
    ['has a field number of 0', message([0x02, 0]), /field number 0/],
    ['has a group', message([0x0b, 0x0c]), /wire type 3/],
    ['has a wire type that there is not', message([0x0f]), /wire type 7/],
    ['has a graph that is a number', message(number(7, 1)), /is a varint/],
    ['has a name that is a number', graph(number(2, 1)), /is a varint/],
    ['is cut off', message(bytes(2, 'pytorch')).slice(0, 5), /ends after/],
    ['says it is longer than 2 GB', message(claim(7, 2 ** 31)), /2147483648 bytes/],
    ['has an initializer longer than its graph', graph(claim(5, 100)), /shorter message/],
    ['has a name longer than its tensor', graph(bytes(5, claim(8, 9))), /shorter message/],
    ['has a node longer than its graph', graph(claim(1, 100)), /shorter message/],
    [
      'has fields that outlast their message',
      graph([0x2a, 3, 0x08, 0x80, 0x80, 0x01]),
      /longer than/,
    ],
    ['has two graphs', message([...graph()], bytes(7, [])), /two graphs/],
    ['does not say which operators it means', message(bytes(7, [])), /version/],
    ['has names that are not text', graph(bytes(2, [0xff, 0xfe])), /UTF-8/],
    ['has a tensor of strings', graph(bytes(5, [...number(2, 8), ...bytes(6, 'a')])), /field 6/],
    ['has a tensor of a type unknown', graph(bytes(5, number(2, 99))), /type 99/],
    ['has fewer numbers than dims', graph(bytes(5, [...number(1, 9), ...number(2, 1)])), /0 bytes/],
    ['has a negative length', graph(bytes(5, [...number(1, -1), ...number(2, 1)])), /dimension/],
    ['has a sparse tensor', graph(bytes(15, [])), /sparse/],
    ['has functions', message([...graph()], bytes(25, [])), /defined in the file/],
    ['has operators of a vendor', graph(bytes(1, bytes(7, 'com.microsoft'))), /com.microsoft/],
    ['has a node without an operator', graph(bytes(1, [])), /no operator/],
    ['has a subgraph', attribute(bytes(1, 'then'), bytes(6, []), number(20, 5)), /then of type 5/],
    ['has an attribute beyond 2^53', attribute(number(3, 2n ** 60n), number(20, 2)), /too large/],
    ['has an output that nothing makes', graph(bytes(12, valueOf('y'))), /y is used before/],
    ['uses what is made later', graph(use('x'), bytes(11, valueOf('z'))), /x is used before/],
    ['makes a name twice', graph(bytes(11, valueOf('y')), use('y')), /y is made twice/],
  ])('is refused where it %s', (_, file, reason) => {
    expect(failureOf(() => readModel(file, FILE))).toEqual({
      file: FILE,
      reason: expect.stringMatching(reason) as string,
    });
  });

  it('is not given the memory it claims', () => {
    const before = process.memoryUsage().arrayBuffers;
    for (let index = 0; index < 20; index++) {
      const file = message(claim(2, 2 ** 31 - 1), [1, 2, 3]);
      expect(() => readModel(file, FILE)).toThrow(Failure);
    }
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10 * 2 ** 20);
  });

  it('may not make more objects than a graph has use for', () => {
    const names = new Uint8Array(3 * 2 ** 20); // empty names of inputs: two bytes each
    for (let at = 0; at < names.length; at += 2) names[at] = 0x0a;
    const node = [...number(1, 8)];
    const head = message(node, claim(7, names.length + 5), claim(1, names.length));
    const file = new Uint8Array(head.length + names.length);
    file.set(head);
    file.set(names, head.length);
    expect(failureOf(() => readModel(file, FILE))).toMatchObject({
      reason: expect.stringMatching(/parts/) as string,
    });
  });
});

function valueOf(name: string): number[] {
  return [...bytes(1, name), ...bytes(2, bytes(1, [...number(1, 1), ...bytes(2, [])]))];
}

function failureOf(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    if (error instanceof Failure && error.code === 'model-damaged') return error.details;
    throw error;
  }
  throw new Error('It was read');
}
