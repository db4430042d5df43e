/** Reads an ONNX file that is in memory: a splitter that leaves nothing behind. */
import type { OnnxModel } from './model';
import { createSplitter } from './split';

/**
 * @param file - for messages
 * @returns a model with payloads of its own; external tensors of the file stay external
 * @throws Failure `model-damaged` - truncated, corrupt, or with parts that our data model lacks
 */
export function readModel(bytes: Uint8Array, file: string): OnnxModel {
  const splitter = createSplitter(file, file, {
    splitBytes: Infinity,
    maxKeptBytes: Infinity, // it lies in memory anyway
  });
  splitter.push(bytes);
  return splitter.finish();
}
