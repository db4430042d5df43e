/** What a splitter makes of a file depends on the file, and on nothing else. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Failure } from '../../../src/inference/core/errors';
import type { OnnxModel } from '../../../src/inference/onnx/model';
import { readModel } from '../../../src/inference/onnx/read';
import { createSplitter, SPLIT_BYTES } from '../../../src/inference/onnx/split';
import { encodeModel } from '../../../src/inference/onnx/write';
import { convolution, everyAttribute } from './example-models';
import { runModel } from './run-graph';
import { bytes, claim, message, modelOf, number } from './wire-bytes';

const FILE = 'unet.onnx';

function split(file: Uint8Array, cuts: readonly number[] = []): OnnxModel {
  const splitter = createSplitter(FILE, 'unet');
  const edges = [0, ...[...cuts].sort((a, b) => a - b), file.length];
  for (const [index, end] of edges.slice(1).entries()) {
    // As a network stack does it: the buffer of the last chunk is used for the next one.
    const chunk = file.slice(edges[index], end);
    splitter.push(chunk);
    chunk.fill(0xee);
  }
  return splitter.finish();
}

describe('createSplitter', () => {
  const file = encodeModel(everyAttribute);

  it('leaves tensors of 1 kB and more in the file, and says where they lie', () => {
    const { graph } = split(file);
    const whole = everyAttribute.graph.initializers;
    for (const [index, tensor] of graph.initializers.entries()) {
      const { payload } = whole[index]!;
      const original = payload.kind === 'raw' ? payload.bytes : new Uint8Array(0);
      if (original.length < SPLIT_BYTES) {
        expect(tensor).toEqual(whole[index]);
        continue;
      }
      if (tensor.payload.kind !== 'external') throw new Error(`${tensor.name} was kept`);
      const { location, offset, length } = tensor.payload;
      expect(location).toBe('unet');
      expect(file.subarray(offset, offset + length)).toEqual(original);
    }
    expect(graph.initializers.filter(({ payload }) => payload.kind === 'external')).toHaveLength(1);
  });

  it('keeps everything else as it is', () => {
    const { graph, ...rest } = split(file);
    const { graph: whole, ...wholeRest } = everyAttribute;
    expect(rest).toEqual(wholeRest);
    expect({ ...graph, initializers: [] }).toEqual({ ...whole, initializers: [] });
  });

  it('draws the line at exactly 1 kB', () => {
    const sized = (length: number) =>
      bytes(5, [
        ...[number(1, length), number(2, 2), bytes(8, `w${length}`)].flat(),
        ...bytes(9, new Uint8Array(length)),
      ]);
    const { graph } = split(modelOf(sized(SPLIT_BYTES - 1), sized(SPLIT_BYTES)));
    expect(graph.initializers.map(({ payload }) => payload.kind)).toEqual(['raw', 'external']);
  });

  it('takes names and dims that come after the numbers', () => {
    const tensor = [
      ...bytes(9, new Uint8Array(2048)),
      ...number(2, 1),
      ...bytes(8, 'w'),
      ...number(1, 512),
    ];
    const { graph } = split(modelOf(bytes(5, tensor)));
    expect(graph.initializers).toMatchObject([
      { name: 'w', dims: [512], payload: { length: 2048 } },
    ]);
  });

  it('makes the same of a file byte by byte', () => {
    const everywhere = Array.from({ length: file.length - 1 }, (_, index) => index + 1);
    expect(split(file, everywhere)).toEqual(split(file));
  });

  it('makes the same of a file in any chunks, empty ones too', () => {
    const expected = split(file);
    const cuts = fc.array(fc.nat(file.length), { maxLength: 12 });
    fc.assert(
      fc.property(cuts, (at) => {
        expect(split(file, at)).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps numbers that are not raw, wherever the chunks are cut', () => {
    const floats = new Uint8Array(Float32Array.of(1.5, -2).buffer);
    const tensor = [bytes(4, floats), bytes(8, 'w'), number(1, 2), number(2, 1)].flat();
    const typed = modelOf(bytes(5, tensor));
    for (let cut = 0; cut <= typed.length; cut++) {
      const { payload } = split(typed, [cut]).graph.initializers[0]!;
      expect(payload).toEqual({ kind: 'raw', bytes: floats });
    }
  });

  it('refuses what ends early, wherever it ends', () => {
    for (let length = 0; length < file.length; length++) {
      // A file may end where a field ends: then it lacks its operators' version, which comes last.
      expect(() => split(file.subarray(0, length))).toThrow(Failure);
    }
  });

  it('does not hold a tensor, however large', () => {
    const length = 256 * 2 ** 20;
    const tensor = message(number(1, length / 4), number(2, 1), claim(9, length));
    const inGraph = [...claim(5, tensor.length + length), ...tensor];
    const splitter = createSplitter(FILE, 'unet');
    splitter.push(
      message(number(1, 8), bytes(8, number(2, 18)), claim(7, inGraph.length + length), inGraph),
    );
    const chunk = new Uint8Array(2 ** 20);
    const before = process.memoryUsage().arrayBuffers;
    for (let sent = 0; sent < length; sent += chunk.length) splitter.push(chunk);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * 2 ** 20);
    expect(splitter.finish().graph.initializers[0]!.dims).toEqual([length / 4]);
  });

  it('refuses to keep more than 64 MB, before they have arrived', () => {
    const splitter = createSplitter(FILE, 'unet');
    expect(() => splitter.push(message(claim(6, 65 * 2 ** 20)))).toThrow(/too much/);
  });

  it('refuses tensors that lie about their length', () => {
    const tensor = [...number(1, 512), ...number(2, 1), ...bytes(9, new Uint8Array(2044))];
    expect(() => split(modelOf(bytes(5, tensor)))).toThrow(/2044 bytes for float32 of 512/);
  });
});

describe('a model that was split', () => {
  it('computes exactly what it computed whole, from the very file it was split from', async () => {
    const file = encodeModel(convolution.model);
    const { feeds } = convolution;
    const parts = split(file);
    expect(parts.graph.initializers.some(({ payload }) => payload.kind === 'external')).toBe(true);
    const whole = await runModel(convolution.model, feeds);
    expect(await runModel(parts, feeds, { path: 'unet', data: file })).toEqual(whole);
  });

  it('can be written and read again', () => {
    const parts = split(encodeModel(everyAttribute));
    expect(readModel(encodeModel(parts), FILE)).toEqual(parts);
  });
});
