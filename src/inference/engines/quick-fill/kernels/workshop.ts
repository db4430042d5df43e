/** WebAssembly at work: an instance, and a memory that is laid out anew for each task. */
import { createRoom, growTo, type Room } from './room';
import { type Exports, instantiate } from './wasm-exports';

/** The memory grows to what the largest task needs. */
export interface Workshop {
  readonly exports: Exports;
  /** Room for so many bytes, of which the first `kept` are as they were. Older views may be lost. */
  readonly open: (bytes: number, kept?: number) => Room;
}

export function createWorkshop(
  module: WebAssembly.Module,
  memory = new WebAssembly.Memory({ initial: 1 }),
): Workshop {
  return {
    exports: instantiate(module, memory),
    open(bytes, kept = 0) {
      growTo(memory, bytes);
      return createRoom(memory.buffer, kept);
    },
  };
}
