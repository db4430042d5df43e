/** What we compute of constants is what ONNX Runtime computes of them, to the last bit. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OnnxModel, OnnxNode, OnnxTensor } from '../../../../src/inference/onnx/model';
import type { BytesOf } from '../../../../src/inference/onnx/passes/facts';
import { foldConstants } from '../../../../src/inference/onnx/passes/fold';
import { tensorToLiteral } from '../../../../src/inference/onnx/passes/literal';
import { bool, castTo, float32, int64, model, node, value } from '../build-graph';
import { type Numbers, runModel } from '../run-graph';

const inModel: BytesOf = ({ payload }) => (payload.kind === 'raw' ? payload.bytes : null);

/** One operator on constants. Names are given when several are put into one graph. */
interface Case {
  readonly opType: string;
  readonly operands: readonly OnnxTensor[];
  readonly attributes?: Parameters<typeof node>[3];
  readonly outputs?: number;
}

const dim = fc.integer({ min: 1, max: 4 });
const shape = fc.array(dim, { minLength: 1, maxLength: 3 });
const integer = fc.bigInt(-9n, 9n);
const nonZero = integer.filter((each) => each !== 0n);
const float = fc.integer({ min: -64, max: 64 }).map((each) => Math.fround(each / 7));

function tensor(dims: readonly number[], of = integer): fc.Arbitrary<OnnxTensor> {
  const count = dims.reduce((product, each) => product * each, 1);
  return fc.array(of, { minLength: count, maxLength: count }).map((all) => int64('', all, dims));
}

function floats(dims: readonly number[]): fc.Arbitrary<OnnxTensor> {
  const count = dims.reduce((product, each) => product * each, 1);
  return fc
    .array(float, { minLength: count, maxLength: count })
    .map((all) => float32('', all, dims));
}

function bools(dims: readonly number[]): fc.Arbitrary<OnnxTensor> {
  const count = dims.reduce((product, each) => product * each, 1);
  return fc
    .array(fc.boolean(), { minLength: count, maxLength: count })
    .map((all) => bool('', all, dims));
}

/** Two shapes that broadcast to each other: some dimensions of the second are 1 or left out. */
const twoShapes = shape.chain((dims) =>
  fc
    .tuple(fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }), fc.nat(dims.length))
    .map(
      ([ones, from]) => [dims, dims.map((each, at) => (ones[at] ? 1 : each)).slice(from)] as const,
    ),
);

const arithmetic = twoShapes.chain(([a, b]) =>
  fc.oneof(
    fc.record({
      opType: fc.constantFrom('Add', 'Sub', 'Mul', 'Div', 'Mod', 'Min', 'Max', 'Equal', 'Less'),
      operands: fc.tuple(tensor(a), tensor(b, nonZero)),
    }),
    fc.record({
      opType: fc.constantFrom('Add', 'Sub', 'Mul', 'Div', 'Min', 'Max', 'Equal', 'GreaterOrEqual'),
      operands: fc.tuple(floats(b), floats(a)),
    }),
    fc.record({
      opType: fc.constantFrom('And', 'Or', 'Xor', 'Equal'),
      operands: fc.tuple(bools(a), bools(b)),
    }),
    fc.record({
      opType: fc.constant('Where'),
      operands: fc.tuple(bools(b), tensor(a), tensor(b)),
    }),
  ),
);

const unary = shape.chain((dims) =>
  fc.oneof(
    fc.record({
      opType: fc.constantFrom('Neg', 'Abs', 'Sqrt', 'Floor', 'Ceil', 'Reciprocal'),
      operands: fc.tuple(floats(dims)),
    }),
    fc.record({ opType: fc.constantFrom('Neg', 'Abs'), operands: fc.tuple(tensor(dims)) }),
    fc.record({ opType: fc.constant('Not'), operands: fc.tuple(bools(dims)) }),
    fc.record({ opType: fc.constantFrom('Shape', 'Size'), operands: fc.tuple(floats(dims)) }),
    fc.record({
      opType: fc.constant('Cast'),
      operands: fc.tuple(fc.oneof(floats(dims), tensor(dims), bools(dims))),
      attributes: fc.constantFrom('int64', 'int32', 'float32', 'bool').map(castTo),
    }),
  ),
);

const permuted = shape.chain((dims) =>
  fc.record({
    opType: fc.constant('Transpose'),
    operands: fc.tuple(floats(dims)),
    attributes: fc
      .shuffledSubarray([...dims.keys()], { minLength: dims.length })
      .map((perm) => ({ perm })),
  }),
);

const sliced = shape.chain((dims) => {
  const bound = fc.oneof(fc.integer({ min: -6, max: 6 }), fc.constantFrom(2 ** 40, -(2 ** 40)));
  return fc
    .record({
      axis: fc.integer({ min: -dims.length, max: dims.length - 1 }),
      ...{ start: bound, end: bound, step: fc.constantFrom(1, 2, 3, -1, -2) },
      from: tensor(dims),
    })
    .map(({ axis, start, end, step, from }) => ({
      opType: 'Slice',
      operands: [from, ...[start, end, axis, step].map((each) => int64('', [each]))],
    }));
});

const gathered = fc.tuple(shape, fc.nat(), shape).chain(([dims, at, picks]) => {
  const axis = at % dims.length;
  const length = dims[axis]!;
  return fc.record({
    opType: fc.constant('Gather'),
    operands: fc.tuple(floats(dims), tensor(picks, fc.bigInt(BigInt(-length), BigInt(length - 1)))),
    attributes: fc.constantFrom({ axis }, { axis: axis - dims.length }),
  });
});

const joined = fc.tuple(shape, fc.nat(), dim).chain(([dims, at, length]) => {
  const axis = at % dims.length;
  const other = dims.map((each, index) => (index === axis ? length : each));
  return fc.oneof(
    fc.record({
      opType: fc.constant('Concat'),
      operands: fc.tuple(tensor(dims), tensor(other), tensor(dims)),
      attributes: fc.constantFrom({ axis }, { axis: axis - dims.length }),
    }),
    tensor(dims.map((each, index) => (index === axis ? each + length : each))).map((from) => ({
      opType: 'Split',
      operands: [from, int64('', [length, dims[axis]!])],
      attributes: { axis },
      outputs: 2,
    })),
  );
});

const reshaped = fc
  .tuple(dim, dim, dim)
  .chain(([a, b, c]) =>
    floats([a, b, c]).chain((from) =>
      fc.constantFrom<Case>(
        { opType: 'Reshape', operands: [from, int64('', [0, -1])] },
        { opType: 'Reshape', operands: [from, int64('', [c, a, b])] },
        { opType: 'Reshape', operands: [from, int64('', [-1])] },
        { opType: 'Flatten', operands: [from], attributes: { axis: 2 } },
        { opType: 'Flatten', operands: [from], attributes: { axis: -2 } },
        { opType: 'Flatten', operands: [from], attributes: { axis: 3 } },
        { opType: 'Unsqueeze', operands: [from, int64('', [-1, 0])] },
        { opType: 'Expand', operands: [from, int64('', [2, 1, 1, c])] },
        { opType: 'Identity', operands: [from] },
      ),
    ),
  );

const squeezed = fc
  .tuple(dim, dim)
  .chain(([a, b]) =>
    floats([1, a, 1, b]).chain((from) =>
      fc.constantFrom<Case>(
        { opType: 'Squeeze', operands: [from] },
        { opType: 'Squeeze', operands: [from, int64('', [-2])] },
      ),
    ),
  );

const made = fc.oneof(
  shape.chain((dims) =>
    fc.constantFrom<Case>(
      { opType: 'ConstantOfShape', operands: [int64('', dims)] },
      {
        opType: 'ConstantOfShape',
        operands: [int64('', dims)],
        attributes: { value: int64('', [7]) },
      },
    ),
  ),
  fc.tuple(integer, integer, nonZero).map((bounds) => ({
    opType: 'Range',
    operands: bounds.map((each) => int64('', [each], [])),
  })),
);

const anyCase: fc.Arbitrary<Case> = fc.oneof(
  ...[arithmetic, unary, permuted, sliced, gathered, joined, reshaped, squeezed, made],
);

/** All cases side by side in one graph: making a session is what takes time. */
function graphOf(cases: readonly Case[]): OnnxModel {
  const initializers: OnnxTensor[] = [];
  const nodes: OnnxNode[] = [];
  for (const [at, { opType, operands, attributes, outputs = 1 }] of cases.entries()) {
    const names = operands.map((_, index) => `${at}.in${index}`);
    operands.forEach((each, index) => initializers.push({ ...each, name: names[index]! }));
    const results = Array.from({ length: outputs }, (_, index) => `${at}.out${index}`);
    nodes.push(node(opType, names, results, attributes));
  }
  const outputs = nodes.flatMap((each) => each.outputs).map((name) => value(name, []));
  return model({ nodes, initializers, outputs });
}

/** ONNX Runtime wants no outputs declared with the wrong type or rank. */
function declared(graph: OnnxModel, folded: OnnxModel): OnnxModel {
  const results = new Map(folded.graph.initializers.map((each) => [each.name, each]));
  const outputs = graph.graph.outputs.map(({ name }) => ({ ...results.get(name)!, name }));
  return { ...graph, graph: { ...graph.graph, outputs } };
}

/** −0 is 0 here: which of the two a minimum of both is, nobody says. */
function numbersOf(each: OnnxTensor): Numbers {
  const { dims, data } = tensorToLiteral(each, inModel(each))!;
  return { dims, data: Array.from<number | bigint, number | bigint>(data, withoutSign) };
}

function withoutSign(each: number | bigint): number | bigint {
  return each === 0 ? 0 : each;
}

describe('foldConstants', () => {
  it('computes what the runtime computes', async () => {
    const cases = fc.array(anyCase, { minLength: 1, maxLength: 60, size: 'max' });
    await fc.assert(
      fc.asyncProperty(cases, async (list) => {
        await expectFoldedAsRun(graphOf(list));
      }),
      { numRuns: 12 },
    );
  });

  it.each([
    ...['Add', 'Sub', 'Mul', 'Div', 'Mod', 'Min', 'Max'],
    ...['Equal', 'Less', 'LessOrEqual', 'Greater', 'GreaterOrEqual'],
  ])('computes %s as the runtime does, whatever the signs', async (opType) => {
    const [a, b] = [
      [-7, -6, 0, 6, 7],
      [-3, -2, 2, 3],
    ];
    const ofFloats = { opType, operands: [float32('', a, [5, 1]), float32('', b)] };
    const ofIntegers = { opType, operands: [int64('', a, [5, 1]), int64('', b)] };
    const graph = graphOf(opType === 'Mod' ? [ofIntegers] : [ofIntegers, ofFloats]);
    await expectFoldedAsRun(graph);
  });

  it.each<[string, Case]>([
    ['divides by 0', { opType: 'Div', operands: [int64('', [1]), int64('', [0])] }],
    ['gathers beyond the end', { opType: 'Gather', operands: [int64('', [1]), int64('', [1])] }],
    ['casts what no integer is', castOf(float32('', [NaN]))],
    ['casts what is too large', castOf(float32('', [1e30]))],
    ['would be large', { opType: 'ConstantOfShape', operands: [int64('', [2 ** 31])] }],
    [
      'would never end',
      { opType: 'Range', operands: [1, 5, 0].map((each) => int64('', [each], [])) },
    ],
    ['adds truths', { opType: 'Add', operands: [bool('', [true]), bool('', [true])] }],
    ['is unknown to us', { opType: 'Erf', operands: [float32('', [1])] }],
    ['is called like a property', { opType: 'constructor', operands: [float32('', [1])] }],
  ])('leaves to the runtime what %s', (_, each) => {
    const graph = graphOf([each]);
    expect(foldConstants(graph, inModel)).toBe(graph);
  });

  it('wraps as int64 does', () => {
    const most = 2n ** 63n - 1n;
    const graph = graphOf([{ opType: 'Add', operands: [int64('', [most]), int64('', [1])] }]);
    const folded = foldConstants(graph, inModel).graph.initializers.at(-1)!;
    expect(numbersOf(folded).data).toEqual([-(2n ** 63n)]);
  });
});

async function expectFoldedAsRun(graph: OnnxModel): Promise<void> {
  const folded = foldConstants(graph, inModel);
  expect(folded.graph.nodes).toEqual([]);
  const results = await runModel(declared(graph, folded));
  for (const { name } of graph.graph.outputs) {
    const ours = folded.graph.initializers.find((each) => each.name === name)!;
    const { dims, data } = results[name]!;
    expect(numbersOf(ours)).toEqual({ dims: [...dims], data: data.map(withoutSign) });
  }
}

function castOf(operand: OnnxTensor): Case {
  return { opType: 'Cast', operands: [operand], attributes: castTo('int64') };
}
