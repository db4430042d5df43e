/**
 * An ONNX model as plain data: what our reader gives and our writer takes. The subset of onnx.proto
 * (github.com/onnx/onnx, Apache-2.0) that diffusion graphs use; fields of a file that are not in it are
 * refused by the reader where they would change the graph's meaning, and dropped where they only inform.
 */
export interface OnnxModel {
  /** 8 for the published Moebius files. */
  readonly irVersion: number;
  /** Of the default domain; 18 for the published Moebius files. */
  readonly opset: number;
  readonly producer: string;
  readonly graph: OnnxGraph;
}

export interface OnnxGraph {
  readonly name: string;
  readonly nodes: readonly OnnxNode[];
  readonly initializers: readonly OnnxTensor[];
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
}

export interface OnnxNode {
  readonly name: string;
  readonly opType: string;
  /** '' is an input that is left out. */
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, OnnxAttribute>>;
}

export type OnnxAttribute =
  | { readonly kind: 'int'; readonly value: number }
  | { readonly kind: 'float'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'ints'; readonly value: readonly number[] }
  | { readonly kind: 'floats'; readonly value: readonly number[] }
  | { readonly kind: 'tensor'; readonly value: OnnxTensor };

/** Numbers as in onnx.proto's TensorProto.DataType. */
export const DATA_TYPES = {
  float32: 1,
  uint8: 2,
  int32: 6,
  int64: 7,
  bool: 9,
  float16: 10,
  float64: 11,
} as const;
export type DataType = keyof typeof DATA_TYPES;

export interface OnnxTensor {
  readonly name: string;
  readonly type: DataType;
  readonly dims: readonly number[];
  readonly payload: Payload;
}

export type Payload =
  /** Little-endian, as `raw_data` is. */
  | { readonly kind: 'raw'; readonly bytes: Uint8Array<ArrayBuffer> }
  /** `length` bytes at `offset` of the file `location`, which the runtime is given beside the model. */
  | {
      readonly kind: 'external';
      readonly location: string;
      readonly offset: number;
      readonly length: number;
    }
  /** `length` bytes that are made while the model is written: a file of 900 MB needs no 900 MB. */
  | {
      readonly kind: 'generated';
      readonly length: number;
      chunks(): Iterable<Uint8Array<ArrayBuffer>>;
    };

/** An input or output of the graph. */
export interface OnnxValue {
  readonly name: string;
  readonly type: DataType;
  /** A string is a free dimension, such as `'B'`. */
  readonly dims: readonly (number | string)[];
}
