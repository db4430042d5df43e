/**
 * Splits a model file while it streams in: what remains is a model whose tensors point into the very
 * file that was read, so that no step ever holds a whole file. (The runtime takes the two apart as well
 * as together; one file of weights in its heap costs 2.24 times its size.)
 */
import { Failure } from '../core/errors';
import { Allowance } from './allowance';
import { ByteStream, type Reading } from './byte-stream';
import { checkGraph } from './check-graph';
import { GRAPH, type GraphBuilder, MODEL, ModelBuilder } from './decode-graph';
import { TENSOR, TensorBuilder } from './decode-tensor';
import type { OnnxModel } from './model';
import { Damage, parseLength, parseTag, type WireField, type WireKind } from './wire';

/** Tensors of this size and more stay in the file; ONNX's own tools draw the line at 1 kB too. */
export const SPLIT_BYTES = 1024;

export interface Splitter {
  /** The next bytes of the file, as many as there are. @throws Failure `model-damaged` */
  push(chunk: Uint8Array): void;
  /** After the last. @throws Failure `model-damaged` - truncated, or not a model at all */
  finish(): OnnxModel;
}

export interface SplitOptions {
  /** Tensors below this stay in the model; `Infinity` keeps all of them. */
  readonly splitBytes?: number;
  readonly maxKeptBytes?: number;
}

/**
 * @param file - for messages
 * @param location - the name by which the runtime is given the file
 */
export function createSplitter(
  file: string,
  location: string,
  { splitBytes = SPLIT_BYTES, maxKeptBytes }: SplitOptions = {},
): Splitter {
  const stream = new ByteStream();
  const allowance = new Allowance(maxKeptBytes);
  const reading = new SplitReading(stream, allowance, location, splitBytes).model();
  const resume = () => asFailure(file, () => reading.next());
  resume();
  return {
    push(chunk) {
      stream.push(chunk);
      resume();
    },
    finish() {
      stream.end();
      const { done, value } = resume();
      if (!done || !value) throw new Error('The splitter was finished, or had failed, before');
      return value;
    },
  };
}

/** Runs `read`, and gives what is wrong with the bytes the name of the file. */
function asFailure<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Damage)) throw error;
    throw new Failure('model-damaged', { file, reason: error.message });
  }
}

interface FieldHead {
  readonly number: number;
  readonly kind: WireKind;
}

/** ModelProto → GraphProto → TensorProto; every other field is taken whole. */
class SplitReading {
  constructor(
    private readonly stream: ByteStream,
    private readonly allowance: Allowance,
    private readonly location: string,
    private readonly splitBytes: number,
  ) {}

  *model(): Reading<OnnxModel> {
    const builder = new ModelBuilder(this.allowance);
    while (!(yield* this.stream.isAtEnd())) {
      const head = yield* this.head();
      if (head.number === MODEL.graph && head.kind === 'bytes') {
        yield* this.graph(builder.openGraph(), yield* this.messageEnd(Infinity));
      } else {
        builder.accept(yield* this.field(head, Infinity));
      }
    }
    const model = builder.build();
    checkGraph(model.graph);
    return model;
  }

  private *graph(builder: GraphBuilder, end: number): Reading<void> {
    while (this.within(end)) {
      const head = yield* this.head();
      if (head.number === GRAPH.initializer && head.kind === 'bytes') {
        const tensor = new TensorBuilder(this.allowance);
        yield* this.tensor(tensor, yield* this.messageEnd(end));
        builder.addInitializer(tensor.build());
      } else {
        builder.accept(yield* this.field(head, end));
      }
    }
  }

  private *tensor(builder: TensorBuilder, end: number): Reading<void> {
    while (this.within(end)) {
      const head = yield* this.head();
      if (head.number === TENSOR.rawData && head.kind === 'bytes') {
        const dataEnd = yield* this.messageEnd(end);
        yield* this.rawData(builder, dataEnd - this.stream.position);
      } else {
        builder.accept(yield* this.field(head, end));
      }
    }
  }

  private *rawData(builder: TensorBuilder, length: number): Reading<void> {
    if (length >= this.splitBytes) {
      builder.acceptRawDataAt(this.location, this.stream.position, length);
      yield* this.stream.skip(length);
    } else {
      const bytes = yield* this.take(length);
      builder.accept({ number: TENSOR.rawData, kind: 'bytes', bytes });
    }
  }

  private *head(): Reading<FieldHead> {
    return parseTag(yield* this.stream.varint());
  }

  private *field({ number, kind }: FieldHead, end: number): Reading<WireField> {
    switch (kind) {
      case 'varint':
        return { number, kind, value: yield* this.stream.varint() };
      case 'fixed64':
        return { number, kind, bytes: yield* this.take(8) };
      case 'fixed32':
        return { number, kind, bytes: yield* this.take(4) };
      case 'bytes': {
        const fieldEnd = yield* this.messageEnd(end);
        return { number, kind, bytes: yield* this.take(fieldEnd - this.stream.position) };
      }
    }
  }

  private *take(length: number): Reading<Uint8Array> {
    this.allowance.keep(length);
    return yield* this.stream.take(length);
  }

  /** Reads a length. @throws Damage - where what it announces does not fit into what it lies in */
  private *messageEnd(outerEnd: number): Reading<number> {
    const length = parseLength(yield* this.stream.varint());
    const end = this.stream.position + length;
    if (end > outerEnd) throw new Damage(`a field of ${length} bytes in a shorter message`);
    return end;
  }

  private within(end: number): boolean {
    if (this.stream.position > end) throw new Damage('a field that is longer than its message');
    return this.stream.position < end;
  }
}
