/** Messages as ONNX Runtime Web 1.30 and Chromium 156 word them. */
import { describe, expect, it } from 'vitest';
import { failureOf } from '../../../src/inference/runtime/ort-failure';

const RUN = 'failed to call OrtRun(). ERROR_CODE: 1, ERROR_MESSAGE: ';

describe('what ONNX Runtime throws on the GPU is', () => {
  it.each([
    [
      'worker-crashed',
      'no available backend found. ERR: [webgpu] RuntimeError: Aborted(CompileError: WebAssembly.instantiate(): BufferSource argument is empty)',
    ],
    ['worker-crashed', "previous call to 'initializeWebAssembly()' failed."],
    ['worker-crashed', "multiple calls to 'initializeWebAssembly()' detected."],
    ['worker-crashed', 'another WebGPU EP inference session is being created.'],
    ['worker-crashed', 'Aborted(). Build with -sASSERTIONS for more info.'],
    ['gpu-lost', `${RUN}The device is lost: Device was destroyed.`],
    ['gpu-lost', 'WebGPU not available on this browser (requestAdapter returned null)'],
    ['gpu-lost', 'Failed to get a WebGPU device: '],
    ['gpu-lost', 'WebGPU device lost (1): Device was destroyed.'],
    [
      'gpu-memory',
      `${RUN}WebGPU validation failed. Buffer size (1200000000) exceeds the max buffer size limit (1073741824).`,
    ],
    ['gpu-memory', 'GPUOutOfMemoryError: Failed to allocate memory for buffer mapping'],
    ['gpu-memory', "Can't create a session. failed to allocate a buffer of size 906698976."],
    ['gpu-memory', `${RUN}std::bad_alloc`],
    ['graph-failed', `${RUN}Got invalid dimensions for input: x`],
    [
      'graph-failed',
      "Can't create a session. ERROR_CODE: 7, ERROR_MESSAGE: Failed to load model because protobuf parsing failed.",
    ],
  ])('%s: %s', (code, message) => {
    const failure = failureOf(new Error(message), 'unet', 'webgpu');
    expect(failure.code).toBe(code);
    expect(failure.details).toMatchObject({ message });
  });
});

it('takes a trap in the wasm as the end of this worker, whatever its words', () => {
  const trap = new WebAssembly.RuntimeError('divide by zero');
  expect(failureOf(trap, 'unet', 'wasm').code).toBe('worker-crashed');
});

it('never blames the GPU for what happens on the CPU', () => {
  const failure = failureOf(new Error(`${RUN}std::bad_alloc`), 'unet', 'wasm');
  expect(failure.details).toEqual({ graph: 'unet', message: `${RUN}std::bad_alloc` });
});

it('survives what is no Error, such as the address of a C++ exception', () => {
  expect(failureOf(7340032, 'unet', 'wasm').details).toMatchObject({ message: '7340032' });
});
