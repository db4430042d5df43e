/**
 * What ONNX Runtime's errors mean to a person. It has one class of error for everything, so most are
 * told apart by their words, which are those of version 1.30 and of the browsers beneath it.
 */
import { Failure } from '../core/errors';
import type { Provider } from './runtime';

/** After one of these nothing works any more in this worker, and a fresh one is as good as new. */
const FATAL = [
  /initializeWebAssembly\(\)/, // the wasm did not load, or is loading twice
  /no available backend found/, // the same, told by the layer above, which remembers it
  /another WebGPU EP inference session is being created/, // a creation broke off half-way
  /Aborted\(|unreachable|memory access out of bounds|table index|null function/, // a wasm trap
];

const GPU_LOST = [
  /device (was |is |has been )?(lost|destroyed)|destroyed device/i,
  /external Instance reference|Instance (was )?dropped/i, // Chromium, while its GPU process restarts
  /Failed to get a WebGPU (adapter|device)|requestAdapter returned null/i,
];

const GPU_MEMORY = [
  /out of memory|OutOfMemory|bad_alloc|not enough memory/i,
  /failed to allocate|allocation failed|buffer allocation/i,
  /(exceeds|larger than|greater than) the max/i, // a buffer beyond what the device may have
];

/** @param graph - for the report: which graph was being opened or run */
export function failureOf(error: unknown, graph: string, provider: Provider): Failure {
  const message = error instanceof Error ? error.message : String(error);
  if (isFatal(error, message)) return new Failure('worker-crashed', { message });
  if (provider === 'webgpu') {
    if (GPU_LOST.some((words) => words.test(message))) return new Failure('gpu-lost', { message });
    if (GPU_MEMORY.some((words) => words.test(message))) {
      return new Failure('gpu-memory', { message });
    }
  }
  return new Failure('graph-failed', { graph, message });
}

function isFatal(error: unknown, message: string): boolean {
  return error instanceof WebAssembly.RuntimeError || FATAL.some((words) => words.test(message));
}
