/**
 * Puts a graph together the way PyTorch's tracing exporter leaves one: constants are nodes, names carry
 * the module they come from, and only weights are initializers.
 */
import type {
  DataType,
  OnnxAttribute,
  OnnxModel,
  OnnxNode,
  OnnxTensor,
  OnnxValue,
  Payload,
} from '../src/inference/onnx/model';
import { countOf } from '../src/inference/core/tensor';
import { countingIntegers, type Distribution, randomFloats } from './random-weights';

/** The name of a tensor in the graph. */
export type Value = string;

export class GraphBuilder {
  readonly #nodes: OnnxNode[] = [];
  readonly #initializers = new Map<Value, OnnxTensor>();
  readonly #inputs: OnnxValue[] = [];
  readonly #outputs: OnnxValue[] = [];
  readonly #used = new Map<string, number>();
  #scopes: readonly string[] = [];
  #parameters = 0;

  constructor(
    private readonly name: string,
    private readonly seed = 0,
  ) {}

  /** Trainable numbers of the network, with the batch normalisations that the export folded away. */
  get parameters(): number {
    return this.#parameters;
  }

  /** Names what `build` adds after a module of the network. */
  within<T>(scope: string, build: () => T): T {
    const outer = this.#scopes;
    this.#scopes = [...outer, scope];
    try {
      return build();
    } finally {
      this.#scopes = outer;
    }
  }

  input(name: string, type: DataType, dims: readonly (number | string)[]): Value {
    this.#inputs.push({ name, type, dims });
    return name;
  }

  /** Gives the newest node's result to the outside, under `name`. */
  output(name: string, dims: readonly (number | string)[]): void {
    const last = this.#nodes.pop();
    if (!last) throw new Error('a graph without nodes has no output');
    this.#nodes.push({ ...last, outputs: [name] });
    this.#outputs.push({ name, type: 'float32', dims });
  }

  op(
    opType: string,
    inputs: readonly Value[],
    attributes: Readonly<Record<string, OnnxAttribute>> = {},
  ): Value {
    const kind = ['', ...this.#scopes, opType].join('/');
    const before = this.#used.get(kind) ?? 0;
    this.#used.set(kind, before + 1);
    const name = before === 0 ? kind : `${kind}_${before}`;
    const output = `${name}_output_0`;
    this.#nodes.push({ name, opType, inputs, outputs: [output], attributes });
    return output;
  }

  /** A random weight. `parameters` where the original has more or fewer numbers than this tensor. */
  weight(
    name: string,
    dims: readonly number[],
    distribution: Distribution,
    parameters = countOf(dims),
  ): Value {
    this.#parameters += parameters;
    const full = [...this.#scopes, name].join('.');
    const payload = randomFloats(this.seed, full, countOf(dims), distribution);
    return this.#initializer(full, 'float32', dims, payload);
  }

  /** A tensor that is known, not learnt. */
  table(name: string, values: Float32Array<ArrayBuffer>, dims: readonly number[]): Value {
    return this.#initializer(name, 'float32', dims, raw(values));
  }

  /** 0, 1, 2, …: one initializer, however often its name is asked for. */
  counting(name: string, count: number): Value {
    if (this.#initializers.has(name)) return name;
    return this.#initializer(name, 'int64', [count], countingIntegers(count));
  }

  /** A Constant of one axis; so are `floats`, and those without an s have none. */
  integers(values: readonly (number | bigint)[]): Value {
    return this.#constant('int64', [values.length], raw(BigInt64Array.from(values, BigInt)));
  }

  integer(value: number): Value {
    return this.#constant('int64', [], raw(BigInt64Array.of(BigInt(value))));
  }

  floats(values: readonly number[]): Value {
    return this.#constant('float32', [values.length], raw(Float32Array.from(values)));
  }

  float(value: number): Value {
    return this.#constant('float32', [], raw(Float32Array.of(value)));
  }

  build(): OnnxModel {
    return {
      irVersion: 8,
      opset: 18,
      producer: 'inpaint stand-in',
      graph: {
        name: this.name,
        nodes: this.#nodes,
        initializers: [...this.#initializers.values()],
        inputs: this.#inputs,
        outputs: this.#outputs,
      },
    };
  }

  #initializer(name: Value, type: DataType, dims: readonly number[], payload: Payload): Value {
    if (this.#initializers.has(name)) throw new Error(`${name} is there twice`);
    this.#initializers.set(name, { name, type, dims, payload });
    return name;
  }

  #constant(type: DataType, dims: readonly number[], payload: Payload): Value {
    const value: OnnxTensor = { name: '', type, dims, payload };
    return this.op('Constant', [], { value: { kind: 'tensor', value } });
  }
}

function raw(values: Float32Array<ArrayBuffer> | BigInt64Array<ArrayBuffer>): Payload {
  return { kind: 'raw', bytes: new Uint8Array(values.buffer) };
}
