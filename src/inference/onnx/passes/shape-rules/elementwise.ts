/** Operators that compute each number by itself, or keep the dimensions of their first input. */
import { dimsAt, type ShapeRule, type ShapeRules } from '../fact';
import { broadcastDims } from '../strides';

const KEEP_DIMS = [
  ...['Abs', 'Acos', 'Asin', 'Atan', 'BatchNormalization', 'Cast', 'Ceil', 'Clip', 'Cos', 'CumSum'],
  ...['Dropout', 'Elu', 'Erf', 'Exp', 'Floor', 'Gelu', 'GroupNormalization', 'HardSigmoid'],
  ...['HardSwish', 'Identity', 'InstanceNormalization', 'IsInf', 'IsNaN', 'LayerNormalization'],
  ...['LeakyRelu', 'Log', 'LogSoftmax', 'Mish', 'Neg', 'Not', 'Reciprocal', 'Relu', 'Round'],
  ...['Sigmoid', 'Sign', 'Sin', 'Softmax', 'Softplus', 'Sqrt', 'Tan', 'Tanh', 'Trilu'],
];

const BROADCAST = [
  ...['Add', 'And', 'Div', 'Equal', 'Greater', 'GreaterOrEqual', 'Less', 'LessOrEqual', 'Max'],
  ...['Mean', 'Min', 'Mod', 'Mul', 'Or', 'Pow', 'PRelu', 'Sub', 'Sum', 'Where', 'Xor'],
];

const keepDims: ShapeRule = (_, inputs) => {
  const dims = dimsAt(inputs, 0);
  return dims && [dims];
};

const broadcast: ShapeRule = (_, inputs) => {
  const known = inputs.map((fact) => fact?.dims ?? null);
  if (known.includes(null)) return null;
  const dims = broadcastDims(...known.filter((each) => each !== null));
  return dims && [dims];
};

export const elementwiseRules: ShapeRules = new Map([
  ...KEEP_DIMS.map((opType) => [opType, keepDims] as const),
  ...BROADCAST.map((opType) => [opType, broadcast] as const),
]);
