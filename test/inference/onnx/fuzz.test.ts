/** Whatever a file holds, reading it ends in a model or in a Failure, and soon. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFailure } from '../../../src/inference/core/errors';
import type { OnnxModel } from '../../../src/inference/onnx/model';
import { prepareGraph } from '../../../src/inference/onnx/passes/prepare';
import { readModel } from '../../../src/inference/onnx/read';
import { createSplitter } from '../../../src/inference/onnx/split';
import { encodeModel } from '../../../src/inference/onnx/write';
import { convolution, everyAttribute, shapeArithmetic } from './example-models';
import { varint } from './wire-bytes';

const FILES = [everyAttribute, convolution.model, shapeArithmetic.model].map(encodeModel);

/** Null where the file is refused as damaged. Any other error is a bug, and thrown. */
function readOrRefuse(file: Uint8Array): OnnxModel | null {
  const outcomes = [() => readModel(file, 'fuzz'), () => splitInTwo(file)].map((read) => {
    try {
      return read();
    } catch (error) {
      if (isFailure(error, 'model-damaged')) return null;
      throw error;
    }
  });
  expect(outcomes[0] === null).toBe(outcomes[1] === null);
  return outcomes[0]!;
}

function splitInTwo(file: Uint8Array): OnnxModel {
  const splitter = createSplitter('fuzz', 'fuzz');
  splitter.push(file.subarray(0, file.length >> 1));
  splitter.push(file.subarray(file.length >> 1));
  return splitter.finish();
}

async function prepare(model: OnnxModel): Promise<void> {
  const zeros = async ({ length }: { length: number }) => new Uint8Array(length);
  await prepareGraph(model, { dims: { B: 2 }, constants: {} }, zeros);
}

type Damage = { readonly at: number; readonly insert: readonly number[]; readonly remove: number };

/** Some bytes replaced by others, some by lengths and numbers that are large. */
const damage: fc.Arbitrary<Damage> = fc.record({
  at: fc.nat(),
  insert: fc.oneof(
    fc.array(fc.nat(255), { maxLength: 3 }),
    fc.bigInt(0n, 2n ** 64n - 1n).map(varint),
    fc.constantFrom(0x7fffffff, 0x80000000, 2 ** 32, 2 ** 53).map(varint),
  ),
  remove: fc.nat(4),
});

function damaged(file: Uint8Array, damages: readonly Damage[]): Uint8Array {
  let bytes = [...file];
  for (const { at, insert, remove } of damages) {
    const start = at % bytes.length;
    bytes = [...bytes.slice(0, start), ...insert, ...bytes.slice(start + remove)];
    if (bytes.length === 0) break;
  }
  return Uint8Array.from(bytes);
}

describe('reading', () => {
  it('survives wholly random bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (file) => {
        readOrRefuse(file);
      }),
      { numRuns: 2000 },
    );
  });

  it('and preparing survive files that are damaged in a few places', async () => {
    const file = fc.constantFrom(...FILES);
    const damages = fc.array(damage, { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(file, damages, async (original, list) => {
        const model = readOrRefuse(damaged(original, list));
        if (model) await prepare(model);
      }),
      { numRuns: 800 },
    );
  });

  it('and preparing survive every single byte being another', async () => {
    const original = encodeModel(shapeArithmetic.model);
    for (let at = 0; at < original.length; at++) {
      const file = original.slice();
      file[at]! ^= at % 2 === 0 ? 0x01 : 0x80;
      const model = readOrRefuse(file);
      if (model) await prepare(model);
    }
  });
});
