/** NodeProto and AttributeProto (onnx.proto 3). Subgraphs are refused: no graph of ours has one. */
import type { Allowance } from './allowance';
import { decodeTensor } from './decode-tensor';
import type { OnnxAttribute, OnnxNode } from './model';
import {
  bytesOf,
  Damage,
  fieldsOf,
  fixedBytesOf,
  floatOf,
  integerOf,
  safeInteger,
  signedNumbersOf,
  signedOf,
  textOf,
  type WireField,
} from './wire';

/** AttributeProto.AttributeType. */
const TYPES = { float: 1, int: 2, string: 3, tensor: 4, floats: 6, ints: 7 } as const;

/** The domain of the operators in the ONNX specification has two spellings. */
const DEFAULT_DOMAINS = ['', 'ai.onnx'];

export function decodeNode(message: Uint8Array, allowance: Allowance): OnnxNode {
  allowance.count();
  const node = { name: '', opType: '', inputs: [] as string[], outputs: [] as string[] };
  const attributes = new Map<string, OnnxAttribute>();
  for (const field of fieldsOf(message)) {
    switch (field.number) {
      case 1:
        allowance.count();
        node.inputs.push(textOf(field));
        break;
      case 2:
        allowance.count();
        node.outputs.push(textOf(field));
        break;
      case 3:
        node.name = textOf(field);
        break;
      case 4:
        node.opType = textOf(field);
        break;
      case 5: {
        const [name, attribute] = decodeAttribute(bytesOf(field), allowance);
        attributes.set(name, attribute);
        break;
      }
      case 7:
        checkDomain(textOf(field));
        break;
      default: // doc_string, overload, metadata_props
    }
  }
  if (node.opType === '') throw new Damage(`node ${node.name} has no operator`);
  return { ...node, attributes: Object.fromEntries(attributes) };
}

/** @throws Damage - operators of another domain: `model.ts` cannot say whose they are */
function checkDomain(domain: string): void {
  if (!DEFAULT_DOMAINS.includes(domain)) throw new Damage(`an operator of ${domain}`);
}

export function isDefaultDomain(domain: string): boolean {
  return DEFAULT_DOMAINS.includes(domain);
}

/** "To the end" and "to the beginning" in attributes; the writer writes ±2^63 as these again. */
const FARTHEST = [2n ** 63n - 1n, -(2n ** 63n)];

function attributeInteger(value: bigint): number {
  return FARTHEST.includes(value) ? Number(value) : safeInteger(value);
}

function decodeAttribute(
  message: Uint8Array,
  allowance: Allowance,
): [name: string, attribute: OnnxAttribute] {
  allowance.count();
  const parts = new AttributeParts(allowance);
  for (const field of fieldsOf(message)) parts.accept(field);
  return [parts.name, parts.build()];
}

/** The value fields of an AttributeProto; its `type` says which one counts. */
class AttributeParts {
  name = '';
  private type = 0;
  private float = 0;
  private int = 0;
  private text = '';
  private tensor: Uint8Array | null = null;
  private readonly floats: number[] = [];
  private readonly ints: number[] = [];

  constructor(private readonly allowance: Allowance) {}

  accept(field: WireField): void {
    switch (field.number) {
      case 1:
        this.name = textOf(field);
        break;
      case 2:
        this.float = floatOf(field);
        break;
      case 3:
        this.int = attributeInteger(signedOf(field));
        break;
      case 4:
        this.text = textOf(field);
        break;
      case 5:
        this.tensor = bytesOf(field);
        break;
      case 7:
        this.addFloats(fixedBytesOf(field, 4));
        break;
      case 8:
        for (const value of signedNumbersOf(field)) {
          this.allowance.count();
          this.ints.push(attributeInteger(value));
        }
        break;
      case 20:
        this.type = integerOf(field);
        break;
      default: // what is of another type is refused by `build`; doc_string only informs
    }
  }

  build(): OnnxAttribute {
    switch (this.type) {
      case TYPES.float:
        return { kind: 'float', value: this.float };
      case TYPES.int:
        return { kind: 'int', value: this.int };
      case TYPES.string:
        return { kind: 'string', value: this.text };
      case TYPES.floats:
        return { kind: 'floats', value: this.floats };
      case TYPES.ints:
        return { kind: 'ints', value: this.ints };
      case TYPES.tensor:
        if (!this.tensor) break;
        return { kind: 'tensor', value: decodeTensor(this.tensor, this.allowance) };
    }
    throw new Damage(`attribute ${this.name} of type ${this.type}`);
  }

  private addFloats(bytes: Uint8Array): void {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.allowance.count(bytes.length / 4);
    for (let at = 0; at < bytes.length; at += 4) this.floats.push(view.getFloat32(at, true));
  }
}
