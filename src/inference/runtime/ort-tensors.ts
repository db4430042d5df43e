/** Our tensors as ONNX Runtime's, and back. */
import type { Tensor as OrtTensor } from 'onnxruntime-web';
import type { Tensor } from '../core/tensor';
import type { Ort } from './ort-module';

/** Shares the memory of `tensor`; running copies it. */
export function toOrt(ort: Ort, { type, data, dims }: Tensor): OrtTensor {
  return type === 'int64' ? new ort.Tensor(type, data, dims) : new ort.Tensor(type, data, dims);
}

/**
 * Takes the numbers out of `output` and disposes it. Outputs on the CPU, the only kind we ask for,
 * are copied out of wasm memory before ONNX Runtime hands them over, so they are not copied again.
 *
 * @throws Error - where it holds other numbers than our tensors can
 */
export function fromOrt(name: string, output: OrtTensor): Tensor {
  const { type, dims, data } = output;
  output.dispose();
  if (type === 'float32' && data instanceof Float32Array) {
    return { type, dims, data: data as Float32Array<ArrayBuffer> }; // made by ORT with `new`
  }
  if (type === 'int64' && data instanceof BigInt64Array) {
    return { type, dims, data: data as BigInt64Array<ArrayBuffer> };
  }
  throw new Error(`Output ${name} is of type ${type}`);
}
