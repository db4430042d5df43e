/**
 * Arithmetic, comparison and logic on literals, number by number, as the ONNX operators of these names
 * define it: int64 wraps, integer division truncates, float32 rounds once per operation.
 */
import type { Evaluator } from './evaluator';
import { type Literal, literalFrom, type LiteralType } from './literal';
import { broadcastStrides, stridedIndices } from './strides';

type Value = number | bigint | boolean;

interface BinaryOperator {
  /** Also on bools, as 0 and 1. Null where the result is not defined, such as x / 0 of integers. */
  readonly onIntegers: (a: bigint, b: bigint) => bigint | boolean | null;
  /** In float64, which is exact enough: rounding +, −, × and ÷ of it to float32 is right. */
  readonly onFloats?: (a: number, b: number) => number | boolean;
}

const ARITHMETIC: Readonly<Record<string, BinaryOperator>> = {
  Add: { onIntegers: (a, b) => a + b, onFloats: (a, b) => a + b },
  Sub: { onIntegers: (a, b) => a - b, onFloats: (a, b) => a - b },
  Mul: { onIntegers: (a, b) => a * b, onFloats: (a, b) => a * b },
  Div: { onIntegers: (a, b) => (b === 0n ? null : a / b), onFloats: (a, b) => a / b },
  // Of the divisor's sign; for floats the operator has another rule (`fmod`), left to the runtime.
  Mod: { onIntegers: (a, b) => (b === 0n ? null : ((a % b) + b) % b) },
  Min: { onIntegers: (a, b) => (a < b ? a : b), onFloats: Math.min },
  Max: { onIntegers: (a, b) => (a > b ? a : b), onFloats: Math.max },
};

const COMPARISON: Readonly<Record<string, BinaryOperator>> = {
  Equal: { onIntegers: (a, b) => a === b, onFloats: (a, b) => a === b },
  Less: { onIntegers: (a, b) => a < b, onFloats: (a, b) => a < b },
  LessOrEqual: { onIntegers: (a, b) => a <= b, onFloats: (a, b) => a <= b },
  Greater: { onIntegers: (a, b) => a > b, onFloats: (a, b) => a > b },
  GreaterOrEqual: { onIntegers: (a, b) => a >= b, onFloats: (a, b) => a >= b },
};

const LOGIC: Readonly<Record<string, BinaryOperator>> = {
  And: { onIntegers: (a, b) => a & b },
  Or: { onIntegers: (a, b) => a | b },
  Xor: { onIntegers: (a, b) => a ^ b },
};

/** @param makes - the type of the result; undefined for that of the inputs */
function binary({ onIntegers, onFloats }: BinaryOperator, makes?: 'bool'): Evaluator {
  return ({ literals: [a, b, ...others], dims }) => {
    if (!a || !b || others.length > 0 || a.type !== b.type) return null;
    const inA = stridedIndices(dims, broadcastStrides(a.dims, dims));
    const inB = stridedIndices(dims, broadcastStrides(b.dims, dims));
    const values = Array.from(inA, (at, index) => {
      const [x, y] = [a.data[at]!, b.data[inB[index]!]!];
      if (a.type === 'float32') return onFloats?.(Number(x), Number(y)) ?? null;
      return onIntegers(BigInt(x), BigInt(y));
    });
    return allKnown(values) ? [literalFrom(makes ?? a.type, dims, values)] : null;
  };
}

interface UnaryOperator {
  readonly onIntegers?: (x: bigint) => bigint;
  readonly onFloats: (x: number) => number;
}

const UNARY: Readonly<Record<string, UnaryOperator>> = {
  Neg: { onIntegers: (x) => -x, onFloats: (x) => -x },
  Abs: { onIntegers: (x) => (x < 0n ? -x : x), onFloats: Math.abs },
  Sqrt: { onFloats: Math.sqrt },
  Floor: { onFloats: Math.floor },
  Ceil: { onFloats: Math.ceil },
  Reciprocal: { onFloats: (x) => 1 / x },
};

function unary({ onIntegers, onFloats }: UnaryOperator): Evaluator {
  return ({ literals: [from] }) => {
    if (!from || from.type === 'bool') return null;
    const values = Array.from<number | bigint, Value | null>(from.data, (value) =>
      from.type === 'float32' ? onFloats(Number(value)) : (onIntegers?.(BigInt(value)) ?? null),
    );
    return allKnown(values) ? [literalFrom(from.type, from.dims, values)] : null;
  };
}

/** Lets an operator only see, or only not see, bools. */
function onBools(isForBools: boolean, evaluator: Evaluator): Evaluator {
  return (evaluation) => {
    const has = evaluation.literals.some(({ type }) => type === 'bool');
    return has === isForBools ? evaluator(evaluation) : null;
  };
}

const not: Evaluator = ({ literals: [from] }) =>
  from?.type === 'bool' ? [{ ...from, data: from.data.map((value) => 1 - value) }] : null;

const where: Evaluator = ({ literals: [condition, yes, no], dims }) => {
  if (condition?.type !== 'bool' || !yes || !no || yes.type !== no.type) return null;
  const inCondition = stridedIndices(dims, broadcastStrides(condition.dims, dims));
  const inYes = stridedIndices(dims, broadcastStrides(yes.dims, dims));
  const inNo = stridedIndices(dims, broadcastStrides(no.dims, dims));
  const values = Array.from(inCondition, (at, index) =>
    condition.data[at] === 1 ? yes.data[inYes[index]!]! : no.data[inNo[index]!]!,
  );
  return [literalFrom(yes.type, dims, values)];
};

/**
 * The numbers as another type: floats are cut off towards zero, and anything but 0 is true.
 *
 * @returns null for what the specification leaves undefined, such as an integer from NaN or from 1e30
 */
export function castLiteral(from: Literal, to: LiteralType): Literal | null {
  const values = Array.from<number | bigint, Value | null>(from.data, (value) =>
    castNumber(value, to),
  );
  return allKnown(values) ? literalFrom(to, from.dims, values) : null;
}

function castNumber(value: number | bigint, to: LiteralType): Value | null {
  if (to === 'bool') return Number(value) !== 0;
  if (typeof value === 'bigint' && to !== 'float32') return value;
  if (typeof value === 'number' && to === 'float32') return value;
  const whole = Math.trunc(Number(value));
  const limit = to === 'int32' ? 2 ** 31 - 1 : Number.MAX_SAFE_INTEGER;
  return Math.abs(whole) <= limit ? whole : null;
}

function allKnown(values: (Value | null)[]): values is Value[] {
  return !values.includes(null);
}

export const arithmeticEvaluators: ReadonlyMap<string, Evaluator> = new Map([
  ...Object.entries(ARITHMETIC).map(
    ([name, each]) => [name, onBools(false, binary(each))] as const,
  ),
  ...Object.entries(COMPARISON).map(([name, each]) => [name, binary(each, 'bool')] as const),
  ...Object.entries(LOGIC).map(([name, each]) => [name, onBools(true, binary(each))] as const),
  ...Object.entries(UNARY).map(([name, each]) => [name, unary(each)] as const),
  ['Not', not],
  ['Where', where],
]);
