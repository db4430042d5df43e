/** Levels that lie in a WebAssembly memory of their own from the outset, where they will be matched. */
import type { Size } from '../../../core/geometry';
import type { Level } from '../patches/level';
import { align, createRoom, growTo, type Room } from './room';
import { instantiate } from './wasm-exports';
import type { Workshop } from './workshop';

const memories = new WeakMap<ArrayBuffer, WebAssembly.Memory>();

/** @param memory - one that is no longer used, if there is one */
export function createWasmLevel(size: Size, memory = createMemory()): Level {
  growTo(memory, bytesOf(size));
  memories.set(memory.buffer, memory);
  const level = layOut(size, createRoom(memory.buffer));
  // And no more: what is not touched takes no memory.
  for (const array of [level.samples, level.kind, level.wanted]) array.fill(0);
  return level;
}

/** What a level lies in, if it was made here. */
export function memoryOf(level: Level): WebAssembly.Memory | undefined {
  return memories.get(level.samples.buffer);
}

/** `level` with so many bytes of room beside it. Where it had a memory of its own that has grown, and older views are lost. */
export function extendLevel(level: Level, bytes: number) {
  const own = memoryOf(level);
  const memory = own ?? createMemory();
  growTo(memory, bytesOf(level) + bytes);
  memories.set(memory.buffer, memory);
  const room: Room = createRoom(memory.buffer);
  const moved = layOut(level, room);
  if (!own) {
    moved.samples.set(level.samples);
    moved.kind.set(level.kind);
    moved.wanted.set(level.wanted);
  }
  return { memory, level: moved, room };
}

/** The memory beside a level that nothing is matched at any more: how many bytes, and a workshop in them. */
export function workshopBeside(module: WebAssembly.Module, level: Level) {
  const memory = memoryOf(level);
  if (!memory) return undefined;
  const from = bytesOf(level);
  const shop: Workshop = {
    exports: instantiate(module, memory),
    open: (_, kept = 0) => createRoom(memory.buffer, from + kept),
  };
  return { bytes: memory.buffer.byteLength - from, shop };
}

function createMemory(): WebAssembly.Memory {
  return new WebAssembly.Memory({ initial: 0 });
}

function layOut({ width, height }: Size, room: Room): Level {
  const pixels = width * height;
  return {
    width,
    height,
    samples: room.take(Int16Array, 4 * pixels),
    kind: room.take(Uint8Array, pixels),
    wanted: room.take(Uint8Array, pixels),
  };
}

function bytesOf({ width, height }: Size): number {
  const pixels = width * height;
  return align(8 * pixels) + 2 * align(pixels);
}
