/** Attributes of nodes, written short. */
import { DATA_TYPES, type DataType, type OnnxAttribute } from '../src/inference/onnx/model';

export const int = (value: number): OnnxAttribute => ({ kind: 'int', value });
export const ints = (...value: readonly number[]): OnnxAttribute => ({ kind: 'ints', value });
export const float = (value: number): OnnxAttribute => ({ kind: 'float', value });
export const text = (value: string): OnnxAttribute => ({ kind: 'string', value });

/** What a `Cast` casts to. */
export const type = (name: DataType): OnnxAttribute => int(DATA_TYPES[name]);

/** One int64, as `ConstantOfShape` takes what it fills with. */
export const oneInt64 = (value: bigint): OnnxAttribute => ({
  kind: 'tensor',
  value: {
    name: '',
    type: 'int64',
    dims: [1],
    payload: { kind: 'raw', bytes: new Uint8Array(BigInt64Array.of(value).buffer) },
  },
});
