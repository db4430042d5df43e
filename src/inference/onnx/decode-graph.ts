/**
 * ModelProto, GraphProto and ValueInfoProto (onnx.proto 3), field by field, so that one file can be
 * read whole or as it streams in.
 */
import type { Allowance } from './allowance';
import { decodeNode, isDefaultDomain } from './decode-node';
import { dataTypeOf, decodeTensor } from './decode-tensor';
import type { OnnxGraph, OnnxModel, OnnxNode, OnnxTensor, OnnxValue } from './model';
import { bytesOf, Damage, fieldsOf, integerOf, textOf, type WireField } from './wire';

/** Of ModelProto. */
export const MODEL = {
  irVersion: 1,
  producerName: 2,
  graph: 7,
  opsetImport: 8,
  functions: 25,
} as const;

/** Of GraphProto. */
export const GRAPH = {
  node: 1,
  name: 2,
  initializer: 5,
  input: 11,
  output: 12,
  sparseInitializer: 15,
} as const;

export class ModelBuilder {
  private irVersion = 0;
  private opset = 0;
  private producer = '';
  private graph: GraphBuilder | null = null;

  constructor(private readonly allowance: Allowance) {}

  accept(field: WireField): void {
    switch (field.number) {
      case MODEL.irVersion:
        this.irVersion = integerOf(field);
        break;
      case MODEL.producerName:
        this.producer = textOf(field);
        break;
      case MODEL.opsetImport:
        this.acceptOpset(bytesOf(field));
        break;
      case MODEL.graph: {
        const graph = this.openGraph();
        for (const part of fieldsOf(bytesOf(field))) graph.accept(part);
        break;
      }
      case MODEL.functions:
        throw new Damage('operators that are defined in the file');
      default: // versions, doc_string, metadata_props, training_info
    }
  }

  /** @throws Damage - a second graph */
  openGraph(): GraphBuilder {
    if (this.graph) throw new Damage('two graphs');
    this.graph = new GraphBuilder(this.allowance);
    return this.graph;
  }

  build(): OnnxModel {
    if (!this.graph) throw new Damage('no graph');
    if (this.opset < 1) throw new Damage('no version of the operators');
    const { irVersion, opset, producer } = this;
    return { irVersion, opset, producer, graph: this.graph.build() };
  }

  private acceptOpset(message: Uint8Array): void {
    this.allowance.count();
    let [domain, version] = ['', 0];
    for (const field of fieldsOf(message)) {
      if (field.number === 1) domain = textOf(field);
      if (field.number === 2) version = integerOf(field);
    }
    if (isDefaultDomain(domain)) this.opset = version;
  }
}

export class GraphBuilder {
  private name = '';
  private readonly nodes: OnnxNode[] = [];
  private readonly initializers: OnnxTensor[] = [];
  private readonly inputs: OnnxValue[] = [];
  private readonly outputs: OnnxValue[] = [];

  constructor(private readonly allowance: Allowance) {}

  accept(field: WireField): void {
    switch (field.number) {
      case GRAPH.node:
        this.nodes.push(decodeNode(bytesOf(field), this.allowance));
        break;
      case GRAPH.name:
        this.name = textOf(field);
        break;
      case GRAPH.initializer:
        this.addInitializer(decodeTensor(bytesOf(field), this.allowance));
        break;
      case GRAPH.input:
        this.inputs.push(decodeValue(bytesOf(field), this.allowance));
        break;
      case GRAPH.output:
        this.outputs.push(decodeValue(bytesOf(field), this.allowance));
        break;
      case GRAPH.sparseInitializer:
        throw new Damage('a sparse tensor');
      default: // doc_string, value_info (inferred anew), quantization_annotation, metadata_props
    }
  }

  addInitializer(tensor: OnnxTensor): void {
    this.initializers.push(tensor);
  }

  build(): OnnxGraph {
    const { name, nodes, initializers, outputs } = this;
    // IR 3 and older name every weight among the inputs too.
    const weights = new Set(initializers.map((tensor) => tensor.name));
    const inputs = this.inputs.filter((input) => !weights.has(input.name));
    return { name, nodes, initializers, inputs, outputs };
  }
}

function decodeValue(message: Uint8Array, allowance: Allowance): OnnxValue {
  allowance.count();
  let name = '';
  let type: Pick<OnnxValue, 'type' | 'dims'> | null = null;
  for (const field of fieldsOf(message)) {
    if (field.number === 1) name = textOf(field);
    if (field.number === 2) type = decodeType(bytesOf(field), allowance);
  }
  if (!type) throw new Damage(`${name} has no type`);
  return { name, ...type };
}

/** TypeProto → its tensor_type (1) → elem_type (1) and shape (2). */
function decodeType(
  message: Uint8Array,
  allowance: Allowance,
): Pick<OnnxValue, 'type' | 'dims'> | null {
  for (const field of fieldsOf(message)) {
    if (field.number !== 1) continue;
    let code = 0;
    let dims: OnnxValue['dims'] | null = null;
    for (const part of fieldsOf(bytesOf(field))) {
      if (part.number === 1) code = integerOf(part);
      if (part.number === 2) dims = decodeShape(bytesOf(part), allowance);
    }
    if (!dims) throw new Damage('an input or output of unknown rank');
    return { type: dataTypeOf(code), dims };
  }
  return null;
}

/** A dimension with neither value nor name becomes the name '': free, and like no other. */
function decodeShape(message: Uint8Array, allowance: Allowance): OnnxValue['dims'] {
  const dims: (number | string)[] = [];
  for (const field of fieldsOf(message)) {
    if (field.number !== 1) continue;
    allowance.count();
    let dim: number | string = '';
    for (const part of fieldsOf(bytesOf(field))) {
      if (part.number === 1) dim = integerOf(part);
      if (part.number === 2) dim = textOf(part);
    }
    if (typeof dim === 'number' && dim < 0) throw new Damage(`a dimension of ${dim}`);
    dims.push(dim);
  }
  return dims;
}
