/**
 * Writes ONNX models (field numbers from github.com/onnx/onnx, onnx.proto, Apache-2.0). Fields stand in
 * the order of their numbers, as PyTorch's exporter leaves them, so that a reader of streams that copes
 * with ours copes with the published files.
 */
import {
  DATA_TYPES,
  type OnnxAttribute,
  type OnnxGraph,
  type OnnxModel,
  type OnnxNode,
  type OnnxTensor,
  type OnnxValue,
  type Payload,
} from './model';
import { MessageWriter } from './write-message';

/** The whole model in one piece: for what is small. */
export function encodeModel(model: OnnxModel): Uint8Array<ArrayBuffer> {
  const message = modelMessage(model);
  const bytes = new Uint8Array(message.length);
  let offset = 0;
  for (const chunk of message.chunks()) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

/**
 * The same bytes, piece by piece: `generated` payloads are made as they pass, and held by nobody here.
 * A chunk may be a payload's own bytes: read it, do not write to it.
 *
 * @throws RangeError - where a generated payload is not as long as it says
 */
export function modelChunks(model: OnnxModel): Generator<Uint8Array<ArrayBuffer>> {
  return modelMessage(model).chunks();
}

/** Of the file that `modelChunks` makes; nothing is generated to know it. */
export function encodedBytes(model: OnnxModel): number {
  return modelMessage(model).length;
}

function modelMessage(model: OnnxModel): MessageWriter {
  const message = new MessageWriter();
  message.integer(1, model.irVersion);
  message.text(2, model.producer);
  message.message(7, (graph) => writeGraph(graph, model.graph));
  message.message(8, (operators) => {
    operators.text(1, ''); // the default domain
    operators.integer(2, model.opset);
  });
  return message;
}

function writeGraph(to: MessageWriter, graph: OnnxGraph): void {
  for (const node of graph.nodes) to.message(1, (message) => writeNode(message, node));
  to.text(2, graph.name);
  for (const tensor of graph.initializers) to.message(5, (message) => writeTensor(message, tensor));
  for (const input of graph.inputs) to.message(11, (message) => writeValue(message, input));
  for (const output of graph.outputs) to.message(12, (message) => writeValue(message, output));
}

function writeNode(to: MessageWriter, node: OnnxNode): void {
  for (const input of node.inputs) to.text(1, input);
  for (const output of node.outputs) to.text(2, output);
  to.text(3, node.name);
  to.text(4, node.opType);
  for (const [name, attribute] of Object.entries(node.attributes)) {
    to.message(5, (message) => writeAttribute(message, name, attribute));
  }
}

/** Field 20 names the kind: AttributeProto.AttributeType. */
function writeAttribute(to: MessageWriter, name: string, attribute: OnnxAttribute): void {
  to.text(1, name);
  switch (attribute.kind) {
    case 'float':
      to.float(2, attribute.value);
      return to.integer(20, 1);
    case 'int':
      to.integer(3, attribute.value);
      return to.integer(20, 2);
    case 'string':
      to.text(4, attribute.value);
      return to.integer(20, 3);
    case 'tensor':
      to.message(5, (message) => writeTensor(message, attribute.value));
      return to.integer(20, 4);
    case 'floats':
      for (const value of attribute.value) to.float(7, value);
      return to.integer(20, 6);
    case 'ints':
      for (const value of attribute.value) to.integer(8, value);
      return to.integer(20, 7);
  }
}

function writeTensor(to: MessageWriter, { name, type, dims, payload }: OnnxTensor): void {
  for (const dim of dims) to.integer(1, dim);
  to.integer(2, DATA_TYPES[type]);
  if (name !== '') to.text(8, name);
  writePayload(to, payload);
}

function writePayload(to: MessageWriter, payload: Payload): void {
  switch (payload.kind) {
    case 'raw':
      return to.bytes(9, payload.bytes);
    case 'generated':
      return to.lazyBytes(9, payload);
    case 'external': {
      const { location, offset, length } = payload;
      for (const [key, value] of Object.entries({ location, offset, length })) {
        to.message(13, (entry) => {
          entry.text(1, key);
          entry.text(2, String(value));
        });
      }
      return to.integer(14, 1); // DataLocation.EXTERNAL
    }
  }
}

function writeValue(to: MessageWriter, { name, type, dims }: OnnxValue): void {
  to.text(1, name);
  to.message(2, (proto) =>
    proto.message(1, (tensor) => {
      tensor.integer(1, DATA_TYPES[type]);
      tensor.message(2, (shape) => {
        for (const dim of dims) {
          shape.message(1, (message) =>
            typeof dim === 'string' ? message.text(2, dim) : message.integer(1, dim),
          );
        }
      });
    }),
  );
}
