/** TensorProto (onnx.proto 3): numbers in any of its four forms become a raw or an external payload. */
import type { Allowance } from './allowance';
import { DATA_TYPES, type DataType, type OnnxTensor, type Payload } from './model';
import {
  bytesOf,
  Damage,
  fieldsOf,
  fixedBytesOf,
  integerOf,
  safeInteger,
  signedNumbersOf,
  textOf,
  type WireField,
} from './wire';

/** Field numbers, as far as they are read. */
export const TENSOR = {
  dims: 1,
  dataType: 2,
  segment: 3,
  floatData: 4,
  int32Data: 5,
  stringData: 6,
  int64Data: 7,
  name: 8,
  rawData: 9,
  doubleData: 10,
  uint64Data: 11,
  externalData: 13,
  dataLocation: 14,
} as const;

const ELEMENT_BYTES: Readonly<Record<DataType, number>> = {
  float32: 4,
  uint8: 1,
  int32: 4,
  int64: 8,
  bool: 1,
  float16: 2,
  float64: 8,
};

const EXTERNAL_LOCATION = 1;

export function byteLengthOf(type: DataType, dims: readonly number[]): number {
  return dims.reduce((product, length) => product * length, ELEMENT_BYTES[type]);
}

/** @returns null for a type that our graphs have no use for, such as strings */
export function findDataType(code: number): DataType | null {
  const known = Object.entries(DATA_TYPES).find(([, value]) => value === code);
  return known ? (known[0] as DataType) : null; // the keys of DATA_TYPES are what DataType is
}

/** @throws Damage - where `findDataType` has none */
export function dataTypeOf(code: number): DataType {
  const type = findDataType(code);
  if (!type) throw new Damage(`numbers of type ${code}`);
  return type;
}

export function decodeTensor(message: Uint8Array, allowance: Allowance): OnnxTensor {
  const builder = new TensorBuilder(allowance);
  for (const field of fieldsOf(message)) builder.accept(field);
  return builder.build();
}

/** Takes the fields of one TensorProto in any order: names and dims may come after the numbers. */
export class TensorBuilder {
  private name = '';
  private typeCode = 0;
  private readonly dims: number[] = [];
  private raw: Payload | null = null;
  private isExternal = false;
  private readonly externalEntries = new Map<string, string>();
  private readonly typedBytes: Uint8Array[] = [];
  private readonly typedIntegers: bigint[] = [];

  constructor(private readonly allowance: Allowance) {
    allowance.count();
  }

  accept(field: WireField): void {
    switch (field.number) {
      case TENSOR.dims:
        for (const dim of signedNumbersOf(field)) this.addDim(safeInteger(dim));
        break;
      case TENSOR.dataType:
        this.typeCode = integerOf(field);
        break;
      case TENSOR.name:
        this.name = textOf(field);
        break;
      case TENSOR.rawData:
        this.raw = { kind: 'raw', bytes: new Uint8Array(bytesOf(field)) };
        break;
      case TENSOR.floatData:
        this.addFixed(field, 4);
        break;
      case TENSOR.doubleData:
        this.addFixed(field, 8);
        break;
      case TENSOR.int32Data:
      case TENSOR.int64Data:
        for (const value of signedNumbersOf(field)) this.addInteger(value);
        break;
      case TENSOR.externalData:
        this.addExternalEntry(bytesOf(field));
        break;
      case TENSOR.dataLocation:
        this.isExternal = integerOf(field) === EXTERNAL_LOCATION;
        break;
      case TENSOR.segment:
      case TENSOR.stringData:
      case TENSOR.uint64Data:
        throw new Damage(`a tensor in a form that is not read (field ${field.number})`);
      default: // doc_string, metadata_props: they only inform
    }
  }

  /** In place of raw data, which stay in the file. */
  acceptRawDataAt(location: string, offset: number, length: number): void {
    this.raw = { kind: 'external', location, offset, length };
  }

  /** @throws Damage - where the numbers are not as many as the dimensions ask for */
  build(): OnnxTensor {
    const type = dataTypeOf(this.typeCode);
    const expected = byteLengthOf(type, this.dims);
    const payload = this.isExternal ? this.external(expected) : (this.raw ?? this.typed(type));
    const length = payload.kind === 'raw' ? payload.bytes.length : payload.length;
    if (length !== expected) {
      throw new Damage(
        `tensor ${this.name}: ${length} bytes for ${type} of ${this.dims.join('×')}`,
      );
    }
    return { name: this.name, type, dims: this.dims, payload };
  }

  private addDim(dim: number): void {
    this.allowance.count();
    if (dim < 0) throw new Damage(`a dimension of ${dim}`);
    this.dims.push(dim);
  }

  private addInteger(value: bigint): void {
    this.allowance.count();
    this.typedIntegers.push(value);
  }

  private addFixed(field: WireField, size: 4 | 8): void {
    this.allowance.count();
    this.typedBytes.push(new Uint8Array(fixedBytesOf(field, size)));
  }

  private addExternalEntry(message: Uint8Array): void {
    this.allowance.count();
    let [key, value] = ['', ''];
    for (const field of fieldsOf(message)) {
      if (field.number === 1) key = textOf(field);
      if (field.number === 2) value = textOf(field);
    }
    this.externalEntries.set(key, value);
  }

  /** `length` may be left out of the file, and then is what the dimensions ask for. */
  private external(expected: number): Payload {
    const numberOf = (key: string, otherwise: number): number => {
      const text = this.externalEntries.get(key);
      if (text === undefined) return otherwise;
      if (!/^\d{1,15}$/.test(text)) throw new Damage(`external ${key} ${text.slice(0, 40)}`);
      return Number(text);
    };
    const location = this.externalEntries.get('location');
    if (!location) throw new Damage(`tensor ${this.name}: external, and nowhere`);
    return {
      kind: 'external',
      location,
      offset: numberOf('offset', 0),
      length: numberOf('length', expected),
    };
  }

  private typed(type: DataType): Payload {
    if (type === 'float32' || type === 'float64') {
      return { kind: 'raw', bytes: joined(this.typedBytes) };
    }
    const size = ELEMENT_BYTES[type];
    const bytes = new Uint8Array(this.typedIntegers.length * size);
    const view = new DataView(bytes.buffer);
    this.typedIntegers.forEach((value, index) => {
      if (size === 8) view.setBigInt64(index * 8, value, true);
      else if (size === 4) view.setInt32(index * 4, Number(BigInt.asIntN(32, value)), true);
      else if (size === 2) view.setUint16(index * 2, Number(BigInt.asUintN(16, value)), true);
      else bytes[index] = Number(BigInt.asUintN(8, value));
    });
    return { kind: 'raw', bytes };
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
