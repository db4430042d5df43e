/** Prepared graphs compute what the published ones do, with fewer nodes. */
import { describe, expect, it } from 'vitest';
import type { OnnxModel } from '../../../../src/inference/onnx/model';
import type { ReadExternal } from '../../../../src/inference/onnx/passes/integer-tables';
import { type PreparedForm, prepareGraph } from '../../../../src/inference/onnx/passes/prepare';
import { createSplitter } from '../../../../src/inference/onnx/split';
import { encodeModel } from '../../../../src/inference/onnx/write';
import { float32, int64, model, node, noise, operatorCounts, value } from '../build-graph';
import { embeddedIds, expandedTimesteps, positionTable, shapeArithmetic } from '../example-models';
import { type Feeds, runModel } from '../run-graph';

const PAIR: PreparedForm = { dims: { B: 2 }, constants: {} };

const noTables: ReadExternal = () => Promise.reject(new Error('There is nothing to read'));

describe('prepareGraph', () => {
  it('leaves of shape arithmetic what it computes with', async () => {
    const prepared = await prepareGraph(shapeArithmetic.model, PAIR, noTables);
    expect(operatorCounts(prepared)).toEqual({
      ...{ Reshape: 2, Transpose: 2, Slice: 2, Mul: 2, Sigmoid: 1 },
    });
    await expectSame(shapeArithmetic.model, prepared, shapeArithmetic.feeds);
  });

  it('reads the shapes of older exporters the same way', async () => {
    const old = { ...shapeArithmetic.model, opset: 17 };
    const prepared = await prepareGraph(old, PAIR, noTables);
    expect(prepared.opset).toBe(17);
    await expectSame(old, prepared, shapeArithmetic.feeds);
  });

  it('finds that an expansion to the size it has expands nothing', async () => {
    const prepared = await prepareGraph(expandedTimesteps.model, PAIR, noTables);
    expect(operatorCounts(prepared)).toEqual({
      ...{ Unsqueeze: 1, Cast: 1, Mul: 1, Sin: 1, Cos: 1, Concat: 2, Slice: 2 },
    });
    await expectSame(expandedTimesteps.model, prepared, expandedTimesteps.feeds);
  });

  it('gives a position table its dimensions, not a gathering, without reading its numbers', async () => {
    const { parts, file, read, asked } = splitUp(positionTable.model);
    const prepared = await prepareGraph(parts, PAIR, read);
    expect(operatorCounts(prepared)).toEqual({ Einsum: 1 });
    expect(asked).toEqual([2100 * 8]); // the indices, and not the 33,600 bytes of the table
    expect(prepared.graph.initializers).toMatchObject([
      { dims: [700, 3, 4, 1], payload: { kind: 'external', length: 33600 } },
    ]);
    await expectSame(positionTable.model, prepared, positionTable.feeds, file);
  });

  it('keeps a gathering whose indices do not count up', async () => {
    const swapped = Array.from({ length: 2100 }, (_, index) => index ^ 1);
    const { graph } = positionTable.model;
    const initializers = [graph.initializers[0]!, int64('indices', swapped)];
    const other = { ...positionTable.model, graph: { ...graph, initializers } };
    const { parts, file, read } = splitUp(other);
    const prepared = await prepareGraph(parts, PAIR, read);
    expect(operatorCounts(prepared)).toMatchObject({ Gather: 1 });
    await expectSame(other, prepared, positionTable.feeds, file);
  });

  it('reshapes where indices that count up have dimensions, under a name that is free', async () => {
    const picked = model({
      inputs: [value('x', ['B', 6])],
      outputs: [value('y', ['B', 2, 3])],
      initializers: [int64('rows', [0, 1, 2, 3, 4, 5], [2, 3]), float32('g/shape', [2])],
      nodes: [node('Gather', ['x', 'rows'], 'g', { axis: -1 }), node('Mul', ['g', 'g/shape'], 'y')],
    });
    const prepared = await prepareGraph(picked, PAIR, noTables);
    expect(operatorCounts(prepared)).toEqual({ Reshape: 1, Mul: 1 });
    const x = { dims: [2, 6], data: Float32Array.from(noise(12)) };
    await expectSame(picked, prepared, { x });
  });

  it('makes an input a constant, and takes it off the inputs', async () => {
    const { ids, feeds } = embeddedIds;
    const form = { ...PAIR, constants: { input_ids: ids } };
    const prepared = await prepareGraph(embeddedIds.model, form, noTables);
    expect(prepared.graph.inputs).toEqual([value('x', [2, 6])]);
    expect(operatorCounts(prepared)).toEqual({ Unsqueeze: 1, Mul: 1 });
    const input_ids = { dims: [2, 2], data: BigInt64Array.from(ids, BigInt) };
    const published = await runModel(embeddedIds.model, { ...feeds, input_ids });
    expect(await runModel(prepared, feeds)).toEqual(published);
  });

  it('declares the dimensions that come out', async () => {
    const prepared = await prepareGraph(shapeArithmetic.model, PAIR, noTables);
    expect(prepared.graph.inputs).toEqual([value('tokens', [2, 36, 8])]);
    expect(prepared.graph.outputs).toEqual([value('y', [2, 36, 4])]);
  });

  it('fixes dimensions also where what happens in between is unknown', async () => {
    const unknown = model({
      inputs: [value('x', ['B', 3])],
      outputs: [value('y', ['B', 'n'])],
      nodes: [node('Made', ['x'], 'y')],
    });
    const { graph } = await prepareGraph(unknown, PAIR, noTables);
    expect(graph.outputs).toEqual([value('y', [2, 'n'])]);
  });

  it('takes other dimensions for an input, as a tile has', async () => {
    const form = { dims: { B: 1 }, inputDims: { tokens: [1, 16, 8] }, constants: {} };
    const prepared = await prepareGraph(shapeArithmetic.model, form, noTables);
    expect(prepared.graph.outputs).toEqual([value('y', [1, 16, 4])]);
    const feeds = { tokens: { dims: [1, 16, 8], data: new Float32Array(128).fill(0.5) } };
    const { graph } = shapeArithmetic.model;
    const inputs = [value('tokens', ['B', 'n', 8])];
    await expectSame({ ...shapeArithmetic.model, graph: { ...graph, inputs } }, prepared, feeds);
  });

  it('gives back the very model where nothing is to be fixed', async () => {
    const form = { dims: {}, constants: {} };
    expect(await prepareGraph(positionTable.model, form, noTables)).toBe(positionTable.model);
  });

  it('has nothing left to do the second time', async () => {
    for (const example of [shapeArithmetic, expandedTimesteps, positionTable]) {
      const once = await prepareGraph(example.model, PAIR, noTables);
      expect(await prepareGraph(once, PAIR, noTables)).toEqual(once);
    }
  });

  it.each<[string, PreparedForm]>([
    ['names an input that is not there', { dims: {}, constants: { ids: [1] } }],
    ['has too few values', { dims: { B: 2 }, constants: { input_ids: [1, 2] } }],
    ['binds an input that is still free', { dims: {}, constants: { input_ids: [1, 2] } }],
    ['has too many dimensions', { dims: {}, inputDims: { x: [2, 6, 1] }, constants: {} }],
  ])('refuses a form that %s', async (_, form) => {
    await expect(prepareGraph(embeddedIds.model, form, noTables)).rejects.toThrow(RangeError);
  });

  it('keeps the names of outputs that come straight from an input or a constant', async () => {
    const through = model({
      inputs: [value('x', ['B', 3])],
      outputs: [value('same', ['B', 3]), value('known', [1, 2], 'int64'), value('twin', ['B', 3])],
      initializers: [float32('w', [1, 2, 3])],
      nodes: [
        node('Identity', ['x'], 'same'),
        node('Add', ['x', 'w'], 'sum'),
        node('Identity', ['sum'], 'twin'),
        node('Shape', ['sum'], 'shape'),
        node('Reshape', ['shape', 'as row'], 'known'),
      ],
    });
    const initializers = [...through.graph.initializers, int64('as row', [1, 2])];
    const whole = { ...through, graph: { ...through.graph, initializers } };
    const prepared = await prepareGraph(whole, PAIR, noTables);
    await expectSame(whole, prepared, {
      x: { dims: [2, 3], data: Float32Array.of(1, 2, 3, 4, 5, 6) },
    });
  });
});

function splitUp(whole: OnnxModel) {
  const bytes = encodeModel(whole);
  const splitter = createSplitter('test', 'weights');
  splitter.push(bytes);
  const asked: number[] = [];
  const read: ReadExternal = async ({ offset, length }) => {
    asked.push(length);
    return bytes.subarray(offset, offset + length);
  };
  return { parts: splitter.finish(), file: { path: 'weights', data: bytes }, read, asked };
}

async function expectSame(
  published: OnnxModel,
  prepared: OnnxModel,
  feeds: Feeds,
  weights?: { readonly path: string; readonly data: Uint8Array },
): Promise<void> {
  expect(await runModel(prepared, feeds, weights)).toEqual(await runModel(published, feeds));
}
